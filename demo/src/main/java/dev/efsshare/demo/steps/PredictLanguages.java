package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The model on the share predicts: sentences and the languages they are in. */
public final class PredictLanguages implements Step {
  private static final Map<String, String> SENTENCES = sentences();

  private static Map<String, String> sentences() {
    Map<String, String> sentences = new LinkedHashMap<>();
    sentences.put("The old lighthouse keeper wrote a letter to his daughter every Sunday.", "eng");
    sentences.put(
        "Der alte Leuchtturmwärter schrieb seiner Tochter jeden Sonntag einen Brief.", "deu");
    sentences.put(
        "Le vieux gardien du phare écrivait chaque dimanche une lettre à sa fille.", "fra");
    sentences.put("El viejo farero le escribía una carta a su hija todos los domingos.", "spa");
    sentences.put(
        "Il vecchio guardiano del faro scriveva ogni domenica una lettera a sua figlia.", "ita");
    sentences.put("Стары наглядчык маяка кожную нядзелю пісаў ліст сваёй дачцэ.", "bel");
    sentences.put("Stary latarnik w każdą niedzielę pisał list do swojej córki.", "pol");
    sentences.put("Yaşlı fener bekçisi her pazar kızına bir mektup yazardı.", "tur");
    return sentences;
  }

  @Override
  public String id() {
    return "consumer_api";
  }

  @Override
  public String title() {
    return "The model on the share tells languages";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    String model = share.files().languageModel();
    List<String> seen = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    Samples samples = new Samples();
    for (Map.Entry<String, String> sentence : SENTENCES.entrySet()) {
      findings.doing("predicting the language of a sentence");
      ApiAnswer answer = share.predict(Map.of("model", model, "input", sentence.getKey()));
      findings.checkEqual("status", 200, answer.status());
      String language = answer.body().at("/result/language").asText();
      findings.checkEqual("language of '" + sentence.getKey() + "'", sentence.getValue(), language);
      seen.add(language);
      probabilities.add(answer.body().at("/result/probability").asDouble());
      samples.add(answer.took());
    }
    report(seen, samples, findings);
    findings.figure("probabilities", probabilities);
  }

  private static void report(List<String> seen, Samples samples, Findings findings) {
    findings.line("%d sentences: %s".formatted(seen.size(), String.join(", ", seen)));
    findings.line(
        "first answer %.0f ms (loads the model), median %.0f ms"
            .formatted(samples.all().getFirst(), samples.p50()));
    findings.keyFigure(
        "%d of %d right, p50 %.0f ms".formatted(right(seen), SENTENCES.size(), samples.p50()));
    findings.figure("duration_ms", Math.round(samples.p50()));
    findings.figure("predictions", seen);
    findings.figures("", "ms", samples);
  }

  private static long right(List<String> seen) {
    List<String> expected = List.copyOf(SENTENCES.values());
    return IntStream.range(0, seen.size()).filter(i -> seen.get(i).equals(expected.get(i))).count();
  }
}
