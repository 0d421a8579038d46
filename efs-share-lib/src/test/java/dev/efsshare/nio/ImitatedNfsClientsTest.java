package dev.efsshare.nio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Jimfs;
import dev.efsshare.ContentSummary;
import dev.efsshare.PublishOptions;
import dev.efsshare.testkit.BriefAbsence;
import dev.efsshare.testkit.CachedNames;
import dev.efsshare.testkit.MisbehavingFileSystem;
import dev.efsshare.testkit.Misbehaviour;
import dev.efsshare.testkit.StaleHandles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two clients of one server as the testkit imitates them: a writer, and a reader who sees through
 * the library what he would not see without it. The real ones are in {@code dev.efsshare.mounts}.
 */
class ImitatedNfsClientsTest {
  private FileSystem memory;
  private Path below;

  @BeforeEach
  void open() throws IOException {
    memory = Jimfs.newFileSystem(Scratch.jimfsConfiguration().build());
    below = Files.createDirectory(memory.getPath("/share"));
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private Path client(Misbehaviour misbehaviour) {
    return MisbehavingFileSystem.over(memory, misbehaviour).wrap(below);
  }

  private static ContentSummary publish(Path root, String content) throws IOException {
    return NioFilePublisher.at(root)
        .publish(
            root.resolve("file"), PublisherContract.buffer(content), PublishOptions.replacing())
        .content();
  }

  private static String read(Path root, ContentSummary expected) throws IOException {
    return new NioVerifiedReader()
        .read(root.resolve("file"), expected, in -> new String(in.readAllBytes(), UTF_8));
  }

  @Test
  void cachedNames_lookedUpWhileAbsent_isReadThroughTheLibraryAlone() throws IOException {
    Path reader = client(CachedNames.forCalls(10_000));
    assertThat(Files.exists(reader.resolve("file"))).isFalse();
    ContentSummary published = publish(client(Misbehaviour.all()), "content");
    assertThatThrownBy(() -> Files.readString(reader.resolve("file")))
        .as("without the library")
        .isInstanceOf(NoSuchFileException.class);
    assertThat(read(reader, published)).isEqualTo("content");
  }

  @Test
  void cachedNames_oldFileIsHeldOpen_newOneIsReadThroughTheLibraryAlone() throws IOException {
    Path attic = Files.createDirectory(memory.getPath("/attic"));
    Path reader = client(CachedNames.forCalls(10_000).servingHeldFiles(attic));
    Path writer = client(Misbehaviour.all());
    publish(writer, "old content");
    try (InputStream held = Files.newInputStream(reader.resolve("file"))) {
      assertThat(held.read()).isEqualTo('o');
      ContentSummary published = publish(writer, "new content");
      assertThat(reader.resolve("file")).as("without the library").hasContent("old content");
      assertThat(read(reader, published)).isEqualTo("new content");
    }
  }

  @Test
  void briefAbsence_whileItIsReplaced_isWaitedFor() throws IOException {
    BriefAbsence server = BriefAbsence.ofEveryTarget(3);
    Path reader = client(server.client());
    Path writer = client(server.client());
    publish(writer, "old content");
    ContentSummary published = publish(writer, "new content");
    assertThat(Files.exists(reader.resolve("file"))).as("without the library").isFalse();
    assertThat(read(reader, published)).isEqualTo("new content");
  }

  @Test
  void staleHandles_replacedWhileItIsRead_isReadAnew() throws IOException {
    StaleHandles server = new StaleHandles();
    Path reader = client(server);
    Path writer = client(server);
    ContentSummary expected = publish(writer, "content");
    int[] calls = {0};
    String found =
        new NioVerifiedReader()
            .read(
                reader.resolve("file"),
                expected,
                in -> {
                  if (++calls[0] == 1) {
                    publish(writer, "content");
                  }
                  return new String(in.readAllBytes(), UTF_8);
                });
    assertThat(found).isEqualTo("content");
    assertThat(calls[0]).isEqualTo(2);
  }
}
