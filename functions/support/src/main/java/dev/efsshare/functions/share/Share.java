package dev.efsshare.functions.share;

import dev.efsshare.DirectoryBootstrap;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.MountUnusableException;
import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The mount with its directories and its store. Thread-safe. */
public final class Share {
  private final FunctionSettings settings;
  private final FilePublisher publisher;
  private final VersionedStore store;
  private final DirectoryBootstrap bootstrap;
  private final DirectoryLayout layout;

  private Share(FunctionSettings settings, boolean writes) {
    this.settings = settings;
    this.publisher = NioFilePublisher.at(settings.mount());
    this.store =
        new VersionedStore(
            settings.mount(), settings.modelsDir(), publisher, new NioVerifiedReader());
    this.bootstrap = new NioDirectoryBootstrap();
    Stream<String> made =
        writes ? Stream.concat(own(settings), store.directories().stream()) : Stream.of();
    this.layout = DirectoryLayout.of(settings.mount(), made.distinct().toArray(String[]::new));
  }

  private static Stream<String> own(FunctionSettings settings) {
    return Stream.of(settings.modelsDir(), settings.inputsDir(), settings.outputsDir());
  }

  /**
   * Opens the share for a function that may only read: nothing is made, nothing need be writable.
   *
   * @throws dev.efsshare.functions.error.FunctionException MOUNT_FAILED if there is no mount
   */
  public static Share openForReading(FunctionSettings settings) {
    Share share = new Share(settings, false);
    share.check();
    return share;
  }

  /**
   * Opens the share and makes its directories.
   *
   * @throws dev.efsshare.functions.error.FunctionException MOUNT_FAILED if the mount is not usable
   */
  public static Share open(FunctionSettings settings) {
    Share share = new Share(settings, true);
    share.check();
    return share;
  }

  /**
   * Looks whether the mount is there, and can be written by a function that writes.
   *
   * @throws dev.efsshare.functions.error.FunctionException MOUNT_FAILED if not
   */
  public void check() {
    Optional<Problem> problem = diagnose();
    if (problem.isPresent()) {
      throw problem.get().asException();
    }
  }

  /** What is wrong with the mount, if anything is. */
  Optional<Problem> diagnose() {
    try {
      bootstrap.ensure(layout);
      return Optional.empty();
    } catch (MountUnusableException e) {
      return Optional.of(mountFailed(e, String.valueOf(e.getReason())));
    } catch (IOException e) {
      return Optional.of(mountFailed(e, "the directories could not be made: " + e));
    }
  }

  private Problem mountFailed(IOException cause, String message) {
    return Problem.of(ErrorCode.MOUNT_FAILED, message)
        .withPath(settings.mount().toString())
        .withCause(cause);
  }

  /** Publishes results. */
  public FilePublisher publisher() {
    return publisher;
  }

  /** Keeps the models. */
  public VersionedStore store() {
    return store;
  }

  /** The variables. */
  public FunctionSettings settings() {
    return settings;
  }

  /** The path of a result. */
  public Path resultPath(String name) {
    return settings.mount().resolve(settings.outputsDir()).resolve(name + ".result");
  }

  /** What the failures of this share mean. */
  public ShareProblems problems() {
    return new ShareProblems(this::diagnose);
  }
}
