package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.FilePublisher;
import dev.efsshare.spi.PublicationListener;
import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link FilePublisher} does, on whatever file system the subclass has. Each test ends
 * without a temporary file and without an open handle.
 */
abstract class FilePublisherContract
    implements TargetNameContract,
        AppendContract,
        PositionalContract,
        CommitContract,
        CreateOnlyContract,
        ReplaceContract,
        LinkContract,
        EnsureDirectoryContract,
        ReapContract {
  private Scratch scratch;

  abstract Scratch newScratch() throws IOException;

  @BeforeEach
  void open() throws IOException {
    scratch = newScratch();
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    try (Scratch used = scratch) {
      assertThat(names()).noneMatch(name -> name.contains(".tmp-"));
      assertThat(used.openFiles()).isEmpty();
    }
  }

  @Override
  public Path folder() {
    return scratch.folder();
  }

  @Override
  public FilePublisher publisher(Path root, StorageSync sync, PublicationListener listener) {
    return NioFilePublisher.builder(root).storageSync(sync).listener(listener).build();
  }
}
