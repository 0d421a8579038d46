package dev.efsshare.consumer;

import dev.efsshare.ContentSummary;
import dev.efsshare.consumer.processing.Content;
import dev.efsshare.consumer.processing.FileFormat;
import dev.efsshare.consumer.processing.LoadedFile;
import dev.efsshare.consumer.processing.Processor;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.share.Share;
import dev.efsshare.functions.share.ShareProblems;
import dev.efsshare.store.FileId;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.StoredFile.Foreign;
import dev.efsshare.store.StoredFile.Recorded;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds, reads, verifies and keeps the files that requests name. Thread-safe.
 *
 * <p>A recorded file is immutable, so what was made of it is kept under its id; a file of another
 * tool may change at any time and is read every time.
 */
final class ModelFiles {
  private final VersionedStore store;
  private final FileLookup lookup;
  private final ShareProblems problems;
  private final List<KeepingProcessor> processors;

  ModelFiles(Share share, FileLookup lookup, List<Processor> processors) {
    this.store = share.store();
    this.lookup = lookup;
    this.problems = share.problems();
    this.processors = processors.stream().map(KeepingProcessor::new).toList();
  }

  /** Finds the file. */
  StoredFile resolve(PredictRequest request) {
    String model = request.model();
    StoreKey key = model == null ? null : lookup.names().key(model);
    FileId id = request.fileId();
    if (id == null) {
      return lookup.newest(Objects.requireNonNull(key, "neither fileId nor model"));
    }
    Recorded file = lookup.generation(id);
    if (key != null && !key.equals(file.record().key())) {
      throw notFound("this id belongs to '%s', not to '%s'".formatted(file.record().key(), key))
          .withFileId(id.toString())
          .with("model", key.value())
          .asException();
    }
    return file;
  }

  private static Problem notFound(String message) {
    return Problem.of(ErrorCode.NOT_FOUND, message);
  }

  /** What was made of the file before, or is made of it now. */
  Loaded load(StoredFile file, boolean withInput) {
    if (file instanceof Recorded recorded) {
      FileId id = recorded.record().fileId();
      for (KeepingProcessor processor : processors) {
        Optional<LoadedFile> kept =
            processor.takesInput() == withInput ? processor.kept(id) : Optional.empty();
        if (kept.isPresent()) {
          return new Loaded(kept.get(), true);
        }
      }
    }
    return new Loaded(read(file, withInput), false);
  }

  private LoadedFile read(StoredFile file, boolean withInput) {
    try {
      Made made = store.read(file, stream -> process(file, stream, withInput));
      if (file instanceof Recorded recorded) {
        // Not before: content is checked when all of it was read.
        made.by().keep(recorded.record().fileId(), made.file());
      }
      return made.file();
    } catch (NoSuchFileException e) {
      Problem removed =
          notFound("the file was removed while it was looked at; ask again")
              .withPath(file.path().toString())
              .withCause(e);
      throw problems.ofAbsence(removed).asException();
    } catch (IOException e) {
      throw problems.ofRead(e).withPath(file.path().toString()).asException();
    }
  }

  private Made process(StoredFile file, InputStream stream, boolean withInput) throws IOException {
    SourceStream source = new SourceStream(stream);
    FileFormat format = FileFormat.of(source.head(FileFormat.HEAD_BYTES));
    KeepingProcessor processor = processorFor(format, withInput);
    try {
      return new Made(processor.load(new Content(source, format, summaryOf(file))), processor);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // A model that does not fit fails this request, not the environment.
      source.rethrowOwnFailure();
      throw processingFailed(file, e);
    }
  }

  private KeepingProcessor processorFor(FileFormat format, boolean withInput) {
    return processors.stream()
        .filter(each -> each.takesInput() == withInput && each.accepts(format))
        .findFirst()
        .orElseThrow(() ->
            Problem.of(
                    ErrorCode.INVALID_REQUEST,
                    ("nothing here can use an 'input' with a file of format '%s'; leave"
                            + " 'input' out for its profile, or name an OpenNLP language"
                            + " detection model")
                        .formatted(format.name()))
                .with("format", format.name())
                .asException());
  }

  private static @Nullable ContentSummary summaryOf(StoredFile file) {
    return switch (file) {
      case Recorded recorded -> recorded.record().content();
      case Foreign foreign -> null;
    };
  }

  static FunctionException processingFailed(StoredFile file, Throwable cause) {
    return Problem.of(
            ErrorCode.PROCESSING_FAILED, "the file was read but could not be processed: " + cause)
        .withPath(file.path().toString())
        .withCause(cause)
        .asException();
  }

  private record Made(LoadedFile file, KeepingProcessor by) {}

  /**
   * What was made of a file.
   *
   * @param file answers
   * @param kept whether it was in memory already
   */
  record Loaded(LoadedFile file, boolean kept) {}
}
