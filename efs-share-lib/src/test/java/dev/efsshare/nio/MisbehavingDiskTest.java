package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Jimfs;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOptions;
import dev.efsshare.StorageFault;
import dev.efsshare.testkit.AtomicMoveRefused;
import dev.efsshare.testkit.CallLog;
import dev.efsshare.testkit.DiskError;
import dev.efsshare.testkit.FailingClose;
import dev.efsshare.testkit.FailingForce;
import dev.efsshare.testkit.LinkRefused;
import dev.efsshare.testkit.MisbehavingFileSystem;
import dev.efsshare.testkit.Misbehaviour;
import dev.efsshare.testkit.NoSpace;
import dev.efsshare.testkit.OpenHandles;
import dev.efsshare.testkit.Operation;
import dev.efsshare.testkit.ReadOnlyTurn;
import dev.efsshare.testkit.ShortWrites;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What publishing makes of a disk that misbehaves in one way all the time. */
class MisbehavingDiskTest {
  private static final String OLD = "old content";
  private static final byte[] NEW = "new content, ".repeat(100).getBytes(StandardCharsets.UTF_8);

  private final CallLog calls = new CallLog();
  private final OpenHandles handles = new OpenHandles();
  private FileSystem memory;
  private Path below;

  @BeforeEach
  void open() throws IOException {
    memory = Jimfs.newFileSystem(Scratch.jimfsConfiguration().build());
    below = Files.createDirectory(memory.getPath("/share"));
    Files.writeString(below.resolve("target"), OLD);
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    handles.assertNoneOpen();
    memory.close();
  }

  private FilePublisher publisher(Misbehaviour misbehaviour) {
    Misbehaviour layers = Misbehaviour.all(handles, calls, misbehaviour);
    return NioFilePublisher.at(MisbehavingFileSystem.over(memory, layers).wrap(below));
  }

  /** In two pieces, as a stream would come. */
  private static void publish(FilePublisher publisher, String name, PublishOptions options)
      throws IOException {
    try (PendingFile file = publisher.begin(publisher.root().resolve(name), options)) {
      file.append(ByteBuffer.wrap(NEW, 0, 500));
      file.append(ByteBuffer.wrap(NEW, 500, NEW.length - 500));
      file.commit();
    }
  }

  private void assertOnlyTheOldFile() throws IOException {
    assertThat(names()).containsExactly("target");
    assertThat(below.resolve("target")).hasContent(OLD);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(below)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shortWrites_anySeed_publishTheWholeContent(long seed) throws IOException {
    publish(publisher(new ShortWrites(seed)), "target", PublishOptions.replacing());
    assertThat(below.resolve("target")).hasBinaryContent(NEW);
    assertThat(calls.count(Operation.WRITE)).isGreaterThan(2);
  }

  @Test
  void failingForce_losesThePages_isNeverAskedTwiceAndPublishesNothing() throws IOException {
    FilePublisher publisher = publisher(FailingForce.at(1).losingContent());
    assertThatThrownBy(() -> publish(publisher, "target", PublishOptions.replacing()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Input/output error");
    assertThat(calls.count(Operation.FORCE)).isEqualTo(1);
    assertOnlyTheOldFile();
  }

  @Test
  void failingClose_ofTheContent_publishesNothing() throws IOException {
    FilePublisher publisher = publisher(FailingClose.at(1).with(DiskError.EDQUOT).losingContent());
    assertThatThrownBy(() -> publish(publisher, "new", PublishOptions.createOnly()))
        .isInstanceOfSatisfying(
            IOException.class, e -> assertThat(StorageFault.of(e)).isEqualTo(StorageFault.QUOTA));
    assertOnlyTheOldFile();
  }

  @Test
  void noSpace_atEveryByte_publishesNothingAndGivesTheSpaceBack() throws IOException {
    for (int bytes = 0; bytes < NEW.length; bytes += 7) {
      FilePublisher publisher = publisher(NoSpace.after(bytes));
      assertThatThrownBy(() -> publish(publisher, "target", PublishOptions.replacing()))
          .isInstanceOfSatisfying(
              IOException.class,
              e -> assertThat(StorageFault.of(e)).isEqualTo(StorageFault.NO_SPACE));
      assertOnlyTheOldFile();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EPERM", "ENOTSUP", "EMLINK"})
  void linkRefused_createOnly_publishesNothingAndReplacingGoesOn(DiskError error)
      throws IOException {
    FilePublisher publisher = publisher(new LinkRefused(error));
    assertThatThrownBy(() -> publish(publisher, "new", PublishOptions.createOnly()))
        .isInstanceOf(IOException.class);
    assertOnlyTheOldFile();
    publish(publisher, "target", PublishOptions.replacing());
    assertThat(below.resolve("target")).hasBinaryContent(NEW);
  }

  @Test
  void atomicMoveRefused_replacing_neverCopies() throws IOException {
    FilePublisher publisher = publisher(new AtomicMoveRefused());
    assertThatThrownBy(() -> publish(publisher, "target", PublishOptions.replacing()))
        .isInstanceOf(AtomicMoveNotSupportedException.class);
    assertThat(calls.count(Operation.COPY)).isZero();
    assertOnlyTheOldFile();
  }

  @Test
  void readOnlyTurn_atEveryCall_leavesOldOrNewAndSaysWhich() throws IOException {
    for (int call = 1; ; call++) {
      try {
        publish(publisher(new ReadOnlyTurn(call)), "target", PublishOptions.replacing());
        break;
      } catch (PublicationUncertainException e) {
        // Renamed, and then the name could not be forced.
        assertThat(below.resolve("target")).hasBinaryContent(NEW);
        Files.writeString(below.resolve("target"), OLD);
      } catch (IOException e) {
        assertThat(StorageFault.of(e)).isEqualTo(StorageFault.READ_ONLY);
        assertThat(below.resolve("target")).hasContent(OLD);
        sweep();
      }
    }
    assertThat(below.resolve("target")).hasBinaryContent(NEW);
  }

  /** What a disk that turned read-only did not let go. */
  private void sweep() throws IOException {
    for (String name : names()) {
      if (name.startsWith(".tmp-")) {
        Files.delete(below.resolve(name));
      }
    }
  }
}
