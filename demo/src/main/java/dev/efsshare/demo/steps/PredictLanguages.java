package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.LanguageModel;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  public void show(Share share, Findings findings) throws Exception {
    List<String> seen = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    List<Long> millis = new ArrayList<>();
    for (Map.Entry<String, String> sentence : SENTENCES.entrySet()) {
      findings.doing("predicting the language of a sentence");
      ApiAnswer answer =
          share.predict(Map.of("model", LanguageModel.NAME, "input", sentence.getKey()));
      findings.checkEqual("status", 200, answer.status());
      String language = answer.body().at("/result/language").asText();
      double probability = answer.body().at("/result/probability").asDouble();
      findings.checkEqual("language of '" + sentence.getKey() + "'", sentence.getValue(), language);
      seen.add(language);
      probabilities.add(probability);
      millis.add(answer.took().toMillis());
    }
    findings.line("%d sentences: %s".formatted(seen.size(), String.join(", ", seen)));
    List<Long> warm = millis.subList(1, millis.size()).stream().sorted().toList();
    findings.line(
        "first answer %d ms (starts a process, loads the model), later ones %d ms (median of %d)"
            .formatted(millis.getFirst(), warm.get(warm.size() / 2), warm.size()));
    findings.figure("predictions", seen);
    findings.figure("probabilities", probabilities);
    findings.figure("answers_ms", millis);
  }
}
