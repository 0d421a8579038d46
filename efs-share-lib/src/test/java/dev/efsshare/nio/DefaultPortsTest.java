package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.TargetPolicy;
import dev.efsshare.spi.TemporaryNames;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default implementations of the ports, and what is made of a broken one. */
class DefaultPortsTest {
  @TempDir private Path folder;

  @Test
  void temporaryNames_many_neverRepeatAndAreRecognised() {
    RandomTemporaryNames names = new RandomTemporaryNames();
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> names.next()).collect(Collectors.toSet()))
        .hasSize(10_000)
        .allMatch(names::isTemporary)
        .allMatch(new RandomTemporaryNames()::isTemporary)
        .allMatch(name -> name.matches("\\.tmp-[0-9a-f]{32}"));
    assertThat(names.isTemporary("file.tmp-1")).isFalse();
    assertThat(names.isTemporary(".tmp")).isFalse();
  }

  @Test
  void temporaryNames_thatRepeat_areNotTakenForATakenTarget() throws IOException {
    TemporaryNames broken =
        new TemporaryNames() {
          @Override
          public String next() {
            return ".tmp-same";
          }

          @Override
          public boolean isTemporary(String fileName) {
            return fileName.startsWith(".tmp-");
          }
        };
    Path others = Files.writeString(folder.resolve(".tmp-same"), "of another writer");
    Files.writeString(folder.resolve("a"), "a");
    FilePublisher publisher = NioFilePublisher.builder(folder).temporaryNames(broken).build();
    assertThatThrownBy(() -> publisher.begin(Path.of("b"), PublishOptions.createOnly()))
        .isInstanceOf(FileSystemException.class)
        .isNotInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("names never repeat");
    assertThatThrownBy(() -> publisher.link(Path.of("a"), Path.of("b"), TargetPolicy.REPLACE))
        .hasMessageContaining("names never repeat");
    assertThat(others).hasContent("of another writer");
  }

  @Test
  void segmentFault_nul_isNamed() {
    assertThat(TargetRules.segmentFault("a\0b", new RandomTemporaryNames()))
        .hasValue("has a NUL character");
    assertThat(TargetRules.segmentFault("a", new RandomTemporaryNames())).isEmpty();
  }

  @Test
  void forceNames_ofRealDirectory_works() {
    assertThatCode(() -> new ForcingStorageSync().forceNames(folder)).doesNotThrowAnyException();
  }

  @Test
  void forceNames_ofMissingRealDirectory_isNotTakenForUnsupported() {
    assertThatThrownBy(() -> new ForcingStorageSync().forceNames(folder.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void forceNames_whereDirectoriesDoNotOpen_isSkipped() throws IOException {
    try (Scratch scratch = Scratch.onJimfs(Scratch.jimfsConfiguration())) {
      assertThatCode(() -> new ForcingStorageSync().forceNames(scratch.folder()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void forceNames_noFileHandleIsFree_throwsAndForcesAgainLater() throws IOException {
    IOException noHandle = new FileSystemException("/", null, "Too many open files");
    AtomicBoolean exhausted = new AtomicBoolean(true);
    List<Path> opened = new ArrayList<>();
    ForcingStorageSync sync =
        new ForcingStorageSync(directory -> {
          if (exhausted.get()) {
            throw noHandle;
          }
          opened.add(directory);
          return FileChannel.open(directory, StandardOpenOption.READ);
        });
    assertThatThrownBy(() -> sync.forceNames(folder)).isSameAs(noHandle);
    exhausted.set(false);
    sync.forceNames(folder);
    assertThat(opened).containsExactly(folder);
  }

  @Test
  void publisher_ofMissingRoot_isMadeAndFailsOnFirstUse() {
    FilePublisher publisher = NioFilePublisher.at(folder.resolve("missing"));
    assertThatThrownBy(() -> publisher.begin(Path.of("file"), PublishOptions.createOnly()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void publisher_ofRelativeRoot_isAbsoluteAndNormalised() {
    assertThat(NioFilePublisher.at(Path.of("a/../b")).root())
        .isEqualTo(Path.of("b").toAbsolutePath().normalize());
  }
}
