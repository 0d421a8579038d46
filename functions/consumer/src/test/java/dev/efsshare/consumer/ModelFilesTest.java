package dev.efsshare.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.consumer.processing.Content;
import dev.efsshare.consumer.processing.FileFormat;
import dev.efsshare.consumer.processing.LoadedFile;
import dev.efsshare.consumer.processing.Processor;
import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.share.Share;
import dev.efsshare.store.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a processor's failures. */
class ModelFilesTest {
  @TempDir Path mount;
  private Path efs;
  private Share share;
  private StoredFile file;

  @BeforeEach
  void putAFile() throws IOException {
    efs = Files.createDirectory(mount.resolve("efs"));
    share = Share.open(FunctionSettings.of(Map.of("EFS_MOUNT_PATH", efs.toString())));
    new ConsumerFixture(efs).put("a.txt", "hello");
    file = models(content -> input -> Map.of()).resolve(new PredictRequest(null, "a.txt", null));
  }

  private ModelFiles models(Loader loader) {
    FileLookup lookup = new FileLookup(share, FileNames.models("models/"));
    return new ModelFiles(share, lookup, List.of(new FakeProcessor(loader)));
  }

  @Test
  void processor_thatThrows_isProcessingFailed() {
    ModelFiles models =
        models(content -> {
          throw new IllegalStateException("not understood");
        });

    assertThatThrownBy(() -> models.load(file, false))
        .hasMessageContaining("PROCESSING_FAILED")
        .hasMessageContaining("not understood");
  }

  @Test
  void processor_thatNeedsTooMuchMemory_isProcessingFailed() {
    ModelFiles models =
        models(content -> {
          throw new OutOfMemoryError("Java heap space");
        });

    assertThatThrownBy(() -> models.load(file, false))
        .hasMessageContaining("PROCESSING_FAILED")
        .hasRootCauseInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void processor_thatLeavesContentUnread_isStillVerified() throws IOException {
    ModelFiles models = models(content -> input -> Map.of());
    Files.writeString(file.path(), "HELLO");

    assertThatThrownBy(() -> models.load(file, false)).hasMessageContaining("EFS_READ_FAILED");
  }

  @Test
  void processor_thatClosesItsContent_doesNoHarm() {
    ModelFiles models =
        models(content -> {
          content.stream().close();
          return input -> Map.of("ok", true);
        });

    assertThat(models.load(file, false).file().answer(null)).isEqualTo(Map.of("ok", true));
    assertThat(models.load(file, false).kept()).isTrue();
  }

  @Test
  void file_removedSinceItWasFound_isNotFound() throws IOException {
    ModelFiles models = models(content -> input -> Map.of());
    Files.delete(file.path());

    assertThatThrownBy(() -> models.load(file, false)).hasMessageContaining("NOT_FOUND");
  }

  @Test
  void mount_goneSinceTheFileWasFound_isMountFailed() throws IOException {
    ModelFiles models = models(content -> input -> Map.of());
    Files.move(efs, mount.resolve("elsewhere"));

    assertThatThrownBy(() -> models.load(file, false)).hasMessageContaining("MOUNT_FAILED");
  }

  /** Makes something of content. */
  private interface Loader {
    LoadedFile load(Content content) throws IOException;
  }

  /** Takes every file, without input. */
  private record FakeProcessor(Loader loader) implements Processor {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public boolean takesInput() {
      return false;
    }

    @Override
    public boolean accepts(FileFormat format) {
      return true;
    }

    @Override
    public int keepAtMost() {
      return 1;
    }

    @Override
    public LoadedFile load(Content content) throws IOException {
      return loader.load(content);
    }
  }
}
