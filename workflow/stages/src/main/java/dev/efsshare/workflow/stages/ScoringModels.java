package dev.efsshare.workflow.stages;

import dev.efsshare.StorageFault;
import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.language.LanguageModel;
import dev.efsshare.functions.share.Share;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.store.FileId;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.StoredFile.Recorded;
import dev.efsshare.workflow.record.Scoring;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.stage.TransientStageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model that {@code SCORE_MODEL} names, below {@code models/} of the share. It is read, checked
 * and kept until the share has a newer one. Thread-safe.
 */
final class ScoringModels {
  private static final String VARIABLE = "SCORE_MODEL";
  private static final String DEFAULT = "langdetect.bin";

  private final Map<String, String> variables;
  private final Lazily<Share> share;
  private @Nullable Kept kept;

  ScoringModels(Map<String, String> variables) {
    this.variables = variables;
    this.share = Lazily.of(() -> Share.openForReading(FunctionSettings.of(variables)));
  }

  /** A job with the newest model. */
  synchronized Job newest() throws IOException {
    Recorded file = find(key());
    FileId id = file.record().fileId();
    Kept current = kept;
    if (current == null || !current.id.equals(id)) {
      current = new Kept(id, read(file));
      kept = current;
    }
    return new Job(new Scoring(current.model), id.toString());
  }

  private StoreKey key() {
    String name = variables.get(VARIABLE);
    String value = name == null || name.isBlank() ? DEFAULT : name.strip();
    try {
      return new StoreKey(value);
    } catch (IllegalArgumentException e) {
      throw new PermanentStageException(
          "the variable " + VARIABLE + " names no model: " + e.getMessage(), e);
    }
  }

  private Recorded find(StoreKey key) throws IOException {
    StoredFile file = share.get().store().newest(key).orElse(null);
    if (file instanceof Recorded recorded) {
      return recorded;
    }
    share.get().check();
    throw new PermanentStageException(
        file == null
            ? "there is no model '%s' on the share (%s); ingest it first".formatted(key, VARIABLE)
            : ("the model '%s' was put onto the share by hand and has no id, so that nobody could"
                    + " tell later what scored; ingest it, which gives it one")
                .formatted(key));
  }

  private LanguageModel read(Recorded file) throws IOException {
    try {
      return share.get().store().read(file, ScoringModels::parse);
    } catch (NoModelException e) {
      throw new PermanentStageException(
          "'%s' (%s) is no language detection model of OpenNLP: %s"
              .formatted(file.record().key(), VARIABLE, e.getMessage()),
          e);
    } catch (IOException e) {
      if (StorageFault.of(e).isGone()) {
        throw new TransientStageException(
            "the model '%s' was replaced while it was read".formatted(file.record().key()), e);
      }
      throw e;
    }
  }

  private static LanguageModel parse(InputStream content) throws IOException {
    byte[] whole = content.readAllBytes();
    try {
      return LanguageModel.read(new ByteArrayInputStream(whole));
    } catch (IOException | RuntimeException e) {
      throw new NoModelException(e);
    }
  }

  /** The bytes are there and make no model. */
  private static final class NoModelException extends IOException {
    private static final long serialVersionUID = 1L;

    NoModelException(Exception cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }

  private record Kept(FileId id, LanguageModel model) {}
}
