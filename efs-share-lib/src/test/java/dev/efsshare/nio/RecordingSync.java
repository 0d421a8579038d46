package dev.efsshare.nio;

import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what was forced and what readers saw at that moment; fails when told to. */
final class RecordingSync implements StorageSync {
  final List<String> calls = new ArrayList<>();
  final List<Path> forcedDirectories = new ArrayList<>();
  @Nullable IOException contentFailure;
  @Nullable IOException namesFailure;
  private final Path folder;

  RecordingSync(Path folder) {
    this.folder = folder;
  }

  @Override
  public void forceContent(FileChannel channel) throws IOException {
    calls.add("content of " + channel.size() + " bytes, visible " + visible());
    if (contentFailure != null) {
      throw contentFailure;
    }
  }

  @Override
  public void forceNames(Path directory) throws IOException {
    calls.add("names, visible " + visible());
    forcedDirectories.add(directory);
    if (namesFailure != null) {
      throw namesFailure;
    }
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith(".")).toList();
    }
  }
}
