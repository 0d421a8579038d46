package dev.efsshare.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.Durability;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.testkit.CallLog;
import dev.efsshare.testkit.MisbehavingFileSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often each operation asks the file system, exactly: on a network file system every call is a
 * round trip, and none comes back unnoticed. A change that needs one more says so here; one that
 * needs fewer lowers the number.
 *
 * <p>A call counts once, whatever the JDK makes of it. FORCE is what costs most, everywhere.
 */
class CallsTest {
  @TempDir Path folder;

  private final CallLog calls = new CallLog();
  private Fixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectory(folder.resolve("mount"));
    Path mount = MisbehavingFileSystem.over(folder.getFileSystem(), calls).wrap(folder);
    fixture = Fixture.on(mount.resolve("mount"));
    fixture.put(Fixture.CONTENT);
    calls.clear();
  }

  @Test
  void publish_replacing_asksExactlyThis() throws IOException {
    publish(PublishOptions.replacing());

    assertCalls("OPEN=2 WRITE=1 FORCE=2 CLOSE=2 MOVE=1 READ_ATTRIBUTES=3 SET_ATTRIBUTES=1");
  }

  @Test
  void publish_createOnly_asksExactlyThis() throws IOException {
    publish(PublishOptions.createOnly());

    assertCalls(
        "OPEN=2 WRITE=1 FORCE=2 CLOSE=2 LINK=1 DELETE=1 READ_ATTRIBUTES=3 " + "SET_ATTRIBUTES=1");
  }

  @Test
  void publish_nothingForced_neverForces() throws IOException {
    publish(PublishOptions.replacing().withDurability(Durability.NONE));

    assertCalls("OPEN=1 WRITE=1 CLOSE=1 MOVE=1 READ_ATTRIBUTES=3 SET_ATTRIBUTES=1");
  }

  @Test
  void publish_summedByTheCaller_asksNoMoreThanAppending() throws IOException {
    try (PendingFile file = fixture.publisher().begin(plain(), PublishOptions.replacing())) {
      file.writeAt(0, ByteBuffer.wrap(Fixture.CONTENT.bytes()));
      file.commit(Fixture.CONTENT.summary());
    }

    assertCalls("OPEN=2 WRITE=1 FORCE=2 CLOSE=2 MOVE=1 READ_ATTRIBUTES=3 SET_ATTRIBUTES=1");
  }

  @Test
  void put_nextGeneration_asksExactlyThis() throws IOException {
    fixture.put(Fixture.OTHER_CONTENT);

    assertCalls(
        "OPEN=12 READ=3 WRITE=3 FORCE=9 SIZE=3 CLOSE=16 LIST=4 NEXT_ENTRY=7 LINK=4 MOVE=1 "
            + "DELETE=4 CREATE_DIRECTORY=2 READ_ATTRIBUTES=41 SET_ATTRIBUTES=5");
  }

  /** Its record was forced by this process: it is not forced again. */
  @Test
  void put_keyThatIsThere_asksExactlyThis() throws IOException {
    fixture.putExisting();

    assertCalls("OPEN=2 READ=1 FORCE=1 SIZE=1 CLOSE=4 LIST=2 NEXT_ENTRY=2 READ_ATTRIBUTES=11");
  }

  /** Whether that one has forced the record, and the directory, is not known. */
  @Test
  void put_keyThatAnotherProcessPut_asksExactlyThis() throws IOException {
    Fixture another = Fixture.on(fixture.mount());
    calls.clear();

    another.putExisting();

    assertCalls("OPEN=4 READ=1 FORCE=3 SIZE=1 CLOSE=7 LIST=3 NEXT_ENTRY=2 READ_ATTRIBUTES=22");
  }

  @Test
  void newest_asksExactlyThis() throws IOException {
    fixture.store().newest(Fixture.KEY);

    assertCalls("OPEN=1 READ=1 SIZE=1 CLOSE=2 LIST=1 NEXT_ENTRY=2");
  }

  @Test
  void readNewest_asksExactlyThis() throws IOException {
    fixture.store().readNewest(Fixture.KEY, (file, content) -> content.readAllBytes().length);

    assertCalls("OPEN=2 READ=3 SIZE=2 CLOSE=3 LIST=1 NEXT_ENTRY=2 READ_ATTRIBUTES=1");
  }

  @Test
  void readVerified_asksExactlyThis() throws IOException {
    new NioVerifiedReader()
        .read(
            fixture.store().linkOf(Fixture.KEY),
            Fixture.CONTENT.summary(),
            content -> content.readAllBytes().length);

    assertCalls("OPEN=1 READ=2 SIZE=1 CLOSE=1 READ_ATTRIBUTES=1");
  }

  @Test
  void readUnverified_asksExactlyThis() throws IOException {
    new NioVerifiedReader()
        .readUnverified(
            fixture.store().linkOf(Fixture.KEY), content -> content.readAllBytes().length);

    assertCalls("OPEN=1 READ=2 SIZE=1 CLOSE=2 LIST=1");
  }

  @Test
  void bootstrap_everythingThere_asksExactlyThis() throws IOException {
    new NioDirectoryBootstrap().ensure(fixture.layout());

    assertCalls("OPEN=2 FORCE=2 CLOSE=2 READ_ATTRIBUTES=6 CHECK_ACCESS=4");
  }

  private void publish(PublishOptions options) throws IOException {
    fixture.publisher().publish(plain(), ByteBuffer.wrap(Fixture.CONTENT.bytes()), options);
  }

  private Path plain() {
    return fixture.mount().resolve("models/plain");
  }

  /** The counts in the order of Operation; the log is in the message. */
  private void assertCalls(String expected) {
    String counts =
        calls.counts().entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining(" "));
    assertThat(counts).as(calls::toString).isEqualTo(expected);
  }
}
