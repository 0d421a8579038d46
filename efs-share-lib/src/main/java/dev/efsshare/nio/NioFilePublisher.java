package dev.efsshare.nio;

import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.TargetPolicy;
import dev.efsshare.nio.TargetRules.Target;
import dev.efsshare.spi.PublicationListener;
import dev.efsshare.spi.PublicationListener.Reaped;
import dev.efsshare.spi.StorageSync;
import dev.efsshare.spi.TemporaryNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * {@link FilePublisher} on {@code java.nio.file}: a temporary file in the target's own directory,
 * then one link(2) or one rename(2).
 *
 * <p>Guarantee: that of {@link FilePublisher}, on a file system whose link and rename are atomic:
 * local Unix file systems, NFSv4 and Amazon EFS. {@link TargetPolicy#CREATE_ONLY} and {@link #link}
 * need hard links. Lost replies are told apart by file identity ({@link
 * java.nio.file.attribute.BasicFileAttributes#fileKey()}); where there is none, a failed call is
 * reported as uncertain. A file that is {@link PublishOutcome#ALREADY_THERE} is as durable as its
 * first writer made it; its name is forced again.
 *
 * <p>Thread-safety: safe for use by many threads. Making one touches no disk, so that a missing
 * mount is an error of the first call, not of the program's start.
 *
 * <p>Errors: those of {@link FilePublisher}.
 *
 * <pre>{@code
 * FilePublisher publisher = NioFilePublisher.at(Path.of("/mnt/efs"));
 * publisher.publish(Path.of("models/a.bin"), stream, PublishOptions.replacing());
 * }</pre>
 */
public final class NioFilePublisher implements FilePublisher {
  private static final Set<PosixFilePermission> DIRECTORY_MODE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final PublisherSettings settings;
  private final TargetRules rules;
  private final DirectoryMaker directories;

  private NioFilePublisher(Builder builder) {
    this.settings =
        new PublisherSettings(builder.root, builder.sync, builder.names, builder.listener);
    this.rules = new TargetRules(settings);
    this.directories = new DirectoryMaker(settings.sync());
  }

  /**
   * A publisher that forces with fsync, names temporary files {@code .tmp-} and 128 random bits,
   * and tells nobody.
   *
   * @param root the directory below which every target lies; made absolute; need not exist yet
   * @return the publisher
   */
  public static NioFilePublisher at(Path root) {
    return builder(root).build();
  }

  /**
   * Starts a publisher that differs from {@link #at}.
   *
   * @param root the directory below which every target lies; made absolute; need not exist yet
   * @return a builder with the defaults of {@link #at}
   */
  public static Builder builder(Path root) {
    return new Builder(root);
  }

  @Override
  public Path root() {
    return settings.root();
  }

  @Override
  public PendingFile begin(Path target, PublishOptions options) throws IOException {
    Target checked = rules.target(target);
    TempFile temp = TempFile.create(settings.newTemporaryIn(checked.directory()), settings.sync());
    try {
      return new PendingNioFile(checked, options, temp, settings);
    } catch (RuntimeException | Error e) {
      closeAfter(temp, e);
      throw e;
    }
  }

  private static void closeAfter(TempFile temp, Throwable failure) {
    try {
      temp.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public PublishOutcome link(Path existing, Path target, TargetPolicy policy) throws IOException {
    return new HardLinker(settings).link(rules.existing(existing), rules.target(target), policy);
  }

  @Override
  public boolean remove(Path target) throws IOException {
    Target checked = rules.target(target);
    if (checked.before().isEmpty()) {
      // unlink(2) would be answered from the client's memory of an absent name.
      FreshNames.askServerFor(checked.path());
    }
    boolean removed = Files.deleteIfExists(checked.path());
    // Also if it was gone: whoever removed it may have died before this.
    settings.sync().forceNames(checked.directory());
    return removed;
  }

  @Override
  public void ensureDirectory(Path directory) throws IOException {
    directories.ensure(root(), rules.belowRoot(directory), DIRECTORY_MODE);
  }

  @Override
  public ReapReport reapLeftovers(Path directory, ReapOptions options) throws IOException {
    Path checked = rules.directory(directory);
    ReapReport report = new LeftoverReaper(settings).reap(checked, options);
    settings.tell(new Reaped(checked, report));
    return report;
  }

  /**
   * Collects what a publisher works with. Not safe for use by many threads.
   *
   * <pre>{@code
   * NioFilePublisher.builder(mount).listener(event -> log(event)).build();
   * }</pre>
   */
  public static final class Builder {
    private final Path root;
    private StorageSync sync = new ForcingStorageSync();
    private TemporaryNames names = new RandomTemporaryNames();
    private PublicationListener listener = PublicationListener.NONE;

    private Builder(Path root) {
      this.root = root.toAbsolutePath().normalize();
    }

    /**
     * How content and names reach stable storage; by default fsync on the file and its directory.
     *
     * @param value the port
     * @return this
     */
    public Builder storageSync(StorageSync value) {
      sync = Objects.requireNonNull(value);
      return this;
    }

    /**
     * How unpublished files are called; by default {@code .tmp-} and 128 random bits.
     *
     * @param value the port
     * @return this
     */
    public Builder temporaryNames(TemporaryNames value) {
      names = Objects.requireNonNull(value);
      return this;
    }

    /**
     * Who is told what happened; by default nobody.
     *
     * @param value the port
     * @return this
     */
    public Builder listener(PublicationListener value) {
      listener = Objects.requireNonNull(value);
      return this;
    }

    /**
     * Makes the publisher.
     *
     * @return a publisher with what was set so far
     */
    public NioFilePublisher build() {
      return new NioFilePublisher(this);
    }
  }
}
