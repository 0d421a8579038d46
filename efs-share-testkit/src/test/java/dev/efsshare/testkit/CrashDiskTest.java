package dev.efsshare.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a power failure takes and what it leaves. */
class CrashDiskTest {
  private FileSystem memory;
  private Path below;
  private CrashDisk disk;
  private Path root;

  @BeforeEach
  void open() throws IOException {
    memory =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder()
                .setAttributeViews("basic", "owner", "posix", "unix")
                .build());
    below = Files.createDirectory(memory.getPath("/disk"));
    Files.writeString(below.resolve("old"), "old content");
    use(CrashDisk.at(below));
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private void use(CrashDisk other) {
    disk = other;
    root = MisbehavingFileSystem.over(memory, disk).wrap(below);
  }

  @Test
  void everything_contentForcedAndNameNot_losesTheFile() throws IOException {
    write("new", "content", true);
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(names()).containsExactly("old");
  }

  @Test
  void everything_nameForcedAndContentNot_leavesAnEmptyFile() throws IOException {
    write("new", "content", false);
    forceRoot();
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(below.resolve("new")).isEmptyFile();
  }

  @Test
  void everything_bothForced_losesNothing() throws IOException {
    write("new", "content", true);
    forceRoot();
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(below.resolve("new")).hasContent("content");
  }

  @Test
  void everything_renameNotForced_bringsBackWhatWasReplaced() throws IOException {
    write("new", "content", true);
    forceRoot();
    Files.move(
        root.resolve("new"),
        root.resolve("old"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(below.resolve("old")).hasContent("old content");
    assertThat(below.resolve("new")).hasContent("content");
  }

  @Test
  void everything_removalNotForced_bringsTheFileBack() throws IOException {
    Files.delete(root.resolve("old"));
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(below.resolve("old")).hasContent("old content");
  }

  @Test
  void everything_directoryNotForced_losesWhatWasForcedInIt() throws IOException {
    Files.createDirectory(root.resolve("directory"));
    write("directory/file", "content", true);
    force(root.resolve("directory"));
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(names()).containsExactly("old");
  }

  @Test
  void everything_truncationNotForced_bringsTheContentBack() throws IOException {
    try (FileChannel file = FileChannel.open(root.resolve("old"), StandardOpenOption.WRITE)) {
      file.truncate(3);
    }
    assertThat(below.resolve("old")).hasContent("old");
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(below.resolve("old")).hasContent("old content");
  }

  @Test
  void crash_twoNamesOfOneFile_areStillOneFile() throws IOException {
    Files.createLink(root.resolve("other"), root.resolve("old"));
    forceRoot();
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(Files.isSameFile(below.resolve("old"), below.resolve("other"))).isTrue();
  }

  @Test
  void crash_modesAndSymbolicLinks_stay() throws IOException {
    Files.setPosixFilePermissions(
        root.resolve("old"), PosixFilePermissions.fromString("rw-------"));
    Files.createSymbolicLink(root.resolve("link"), root.getFileSystem().getPath("old"));
    forceRoot();
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(below.resolve("old"))))
        .isEqualTo("rw-------");
    assertThat(Files.readSymbolicLink(below.resolve("link"))).hasToString("old");
  }

  @Test
  void nothing_thenEverything_losesWhatWasNeverForced() throws IOException {
    write("new", "content", true);
    disk.crash(Loss.NOTHING, 1);
    assertThat(below.resolve("new")).hasContent("content");
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(names()).containsExactly("old");
  }

  @Test
  void randomPart_manySeeds_losesSectorsNamesAndLengthsIndependently() throws IOException {
    Set<String> seen = new HashSet<>();
    for (long seed = 0; seed < 300; seed++) {
      seen.add(afterCrash(seed));
    }
    // The name is lost; the length came without the bytes; the first sector alone; the second
    // alone, behind a hole; everything.
    assertThat(seen)
        .contains(
            "absent",
            "",
            "0".repeat(1_024),
            "a".repeat(512),
            "0".repeat(512) + "b".repeat(512),
            "a".repeat(512) + "b".repeat(512));
  }

  @Test
  void randomPart_sameSeedAndHistory_losesTheSame() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(afterCrash(seed)).isEqualTo(afterCrash(seed));
    }
  }

  private String afterCrash(long seed) throws IOException {
    use(CrashDisk.at(below));
    write("new", "a".repeat(512) + "b".repeat(512), false);
    disk.crash(Loss.RANDOM_PART, seed);
    Path file = below.resolve("new");
    if (!Files.exists(file)) {
      return "absent";
    }
    String found = Files.readString(file).replace('\0', '0');
    Files.delete(file);
    return found;
  }

  @Test
  void durableNames_contentNotForced_losesTheContentAlone() throws IOException {
    use(CrashDisk.withDurableNames(below));
    write("new", "content", false);
    Files.delete(root.resolve("old"));
    disk.crash(Loss.EVERYTHING, 1);
    assertThat(names()).containsExactly("new");
    assertThat(below.resolve("new")).isEmptyFile();
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void crash_outsideTheDirectory_losesNothing(Loss loss) throws IOException {
    Path outside = root.resolveSibling("outside");
    Files.writeString(outside, "content");
    disk.crash(loss, 1);
    assertThat(below.resolveSibling("outside")).hasContent("content");
  }

  private void write(String name, String content, boolean force) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel file = FileChannel.open(root.resolve(name), options)) {
      file.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
      if (force) {
        file.force(true);
      }
    }
  }

  private void forceRoot() throws IOException {
    force(root);
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> all = Files.list(below)) {
      return all.map(p -> p.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
