package dev.efsshare.cdi;

import dev.efsshare.DirectoryBootstrap;
import dev.efsshare.FilePublisher;
import dev.efsshare.VerifiedReader;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.spi.PublicationListener;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Produces the library's beans from the application's {@link ShareConfiguration}. Found by CDI, not
 * called by hand.
 *
 * <p>Guarantee: one instance of each bean for the application, made when it is first needed,
 * without touching a disk. The beans are {@link Singleton}, not application-scoped: they are safe
 * for use by many threads and need no proxy, whose generation would cost a cold start.
 *
 * <p>Errors: an application without a {@link ShareConfiguration} starts all the same, since the
 * library may be on its class path for another reason; injecting a {@link FilePublisher} then fails
 * with an {@link IllegalStateException} that says what is missing. An application that produces the
 * same types itself declares them as alternatives.
 *
 * <p>Thread-safety: safe for use by many threads; it has no state.
 *
 * <pre>{@code
 * @Inject FilePublisher publisher;
 * }</pre>
 */
@Dependent
public final class ShareProducer {

  /** Made by the container. */
  public ShareProducer() {}

  /**
   * The publisher for the configured root.
   *
   * @param configuration the application's
   * @param listener the application's bean if it has one, told what the publisher did
   * @return the publisher
   * @throws IllegalStateException if the application has no configuration
   */
  @Produces
  @Singleton
  public static FilePublisher filePublisher(
      Instance<ShareConfiguration> configuration, Instance<PublicationListener> listener) {
    if (configuration.isUnsatisfied()) {
      throw new IllegalStateException(
          "no bean of type " + ShareConfiguration.class.getName() + ": produce one with the root");
    }
    NioFilePublisher.Builder builder = NioFilePublisher.builder(configuration.get().root());
    if (!listener.isUnsatisfied()) {
      builder.listener(listener.get());
    }
    return builder.build();
  }

  /**
   * The reader.
   *
   * @return a reader of any file
   */
  @Produces
  @Singleton
  public static VerifiedReader verifiedReader() {
    return new NioVerifiedReader();
  }

  /**
   * The bootstrap.
   *
   * @return a bootstrap for any mount
   */
  @Produces
  @Singleton
  public static DirectoryBootstrap directoryBootstrap() {
    return new NioDirectoryBootstrap();
  }
}
