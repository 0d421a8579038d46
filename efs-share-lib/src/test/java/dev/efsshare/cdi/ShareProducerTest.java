package dev.efsshare.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.DirectoryBootstrap;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishedFile;
import dev.efsshare.VerifiedReader;
import dev.efsshare.spi.PublicationListener;
import dev.efsshare.spi.PublicationListener.Event;
import dev.efsshare.spi.PublicationListener.Published;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareProducerTest {
  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  @TempDir private Path root;

  @BeforeEach
  void configure() {
    Application.root = root;
  }

  /** What an application writes to use the share. */
  static final class Application {
    private static Path root = Path.of("/nowhere");

    @Produces
    @Singleton
    static ShareConfiguration share() {
      return new ShareConfiguration(root);
    }
  }

  /** A bean that uses what the library produces. */
  static final class Copier {
    @Inject private FilePublisher publisher;
    @Inject private VerifiedReader reader;
    @Inject private DirectoryBootstrap bootstrap;

    byte[] publishAndReadBack(Path mount) throws IOException {
      bootstrap.ensure(DirectoryLayout.of(mount, "models"));
      PublishedFile file =
          publisher.publish(
              Path.of("models/a"), ByteBuffer.wrap(CONTENT), PublishOptions.createOnly());
      return reader.read(mount.resolve("models/a"), file.content(), in -> in.readAllBytes());
    }
  }

  /** A listener that an application may have. */
  @Singleton
  static final class Recorder implements PublicationListener {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void on(Event event) {
      events.add(event);
    }
  }

  @Test
  void inject_applicationProducesConfiguration_publishesBelowItsRoot() throws IOException {
    try (SeContainer container = containerWith(Application.class, Copier.class)) {
      assertThat(container.select(Copier.class).get().publishAndReadBack(root)).isEqualTo(CONTENT);
    }
    assertThat(root.resolve("models")).isDirectoryContaining("glob:**/a");
    assertThat(root.resolve("models/a")).hasBinaryContent(CONTENT);
  }

  @Test
  void inject_twice_givesTheSameBean() {
    try (SeContainer container = containerWith(Application.class)) {
      assertThat(container.select(FilePublisher.class).get())
          .isSameAs(container.select(FilePublisher.class).get());
    }
  }

  @Test
  void inject_applicationHasListener_tellsIt() throws IOException {
    try (SeContainer container = containerWith(Application.class, Copier.class, Recorder.class)) {
      container.select(Copier.class).get().publishAndReadBack(root);
      assertThat(container.select(Recorder.class).get().events)
          .singleElement()
          .isInstanceOf(Published.class);
    }
  }

  @Test
  void inject_noConfiguration_startsAndSaysWhatIsMissingWhenNeeded() {
    try (SeContainer container = containerWith(Copier.class)) {
      assertThat(container.select(VerifiedReader.class).get()).isNotNull();
      assertThatThrownBy(() -> container.select(FilePublisher.class).get())
          .hasStackTraceContaining("IllegalStateException")
          .hasStackTraceContaining("no bean of type dev.efsshare.cdi.ShareConfiguration");
    }
  }

  @Test
  void shareConfiguration_relativeRoot_isRefusedNamingIt() {
    assertThatThrownBy(() -> new ShareConfiguration(Path.of("mnt")))
        .isInstanceOf(InvalidPathException.class)
        .hasMessage("the root must be an absolute path: mnt");
  }

  /** The library's own beans are found by discovery, as in an application. */
  private static SeContainer containerWith(Class<?>... applicationBeans) {
    return SeContainerInitializer.newInstance().addBeanClasses(applicationBeans).initialize();
  }
}
