package dev.efsshare.nio;

import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOutcome;
import dev.efsshare.nio.TargetRules.Target;
import dev.efsshare.spi.PublicationListener.LostReply;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Gives a name to a file and takes it from whatever had it: one rename(2). The old file is never
 * opened here: a client that holds the old target open while it replaces it renames that aside
 * first (.nfs...), and for a moment other clients find no file at all.
 */
final class AtomicReplace {
  private static final int MAX_ATTEMPTS = 3;

  /** What the names tell after a rename that failed. */
  private enum Verdict {
    DONE,
    NOT_DONE,
    SUPERSEDED,
    TEMP_VANISHED
  }

  private final PublisherSettings settings;

  AtomicReplace(PublisherSettings settings) {
    this.settings = settings;
  }

  /**
   * Renames a temporary name, trying again while it is certain that nothing happened.
   *
   * @throws NoSuchFileException if the temporary name was gone and the target as it had been
   * @throws PublicationUncertainException if the names do not tell what happened
   */
  PublishOutcome place(Path temp, FileIdentity mine, Target target) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        move(temp, target.path());
        return PublishOutcome.PUBLISHED;
      } catch (AtomicMoveNotSupportedException e) {
        // No fallback: a copy shows readers part of the file.
        throw e;
      } catch (IOException e) {
        Verdict verdict = judge(e, temp, mine, target);
        if (verdict == Verdict.NOT_DONE && attempt < MAX_ATTEMPTS) {
          continue;
        }
        return outcome(verdict, e, temp, target.path());
      }
    }
  }

  private PublishOutcome outcome(Verdict verdict, IOException failure, Path temp, Path target)
      throws IOException {
    return switch (verdict) {
      case DONE -> {
        settings.tell(new LostReply(target, failure));
        yield PublishOutcome.PUBLISHED;
      }
      case SUPERSEDED -> PublishOutcome.SUPERSEDED;
      case TEMP_VANISHED -> throw vanished(temp, target, failure);
      case NOT_DONE -> throw failure;
    };
  }

  private static void move(Path temp, Path target) throws IOException {
    // Unix ignores the second option beside the first; jimfs needs it.
    Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Verdict judge(IOException failure, Path temp, FileIdentity mine, Target target)
      throws PublicationUncertainException {
    try {
      Optional<FileIdentity> now = FileIdentity.freshOf(target.path());
      if (now.filter(mine::isSameAs).isPresent()) {
        return Verdict.DONE;
      }
      if (FileIdentity.attributesOf(temp).isPresent()) {
        return Verdict.NOT_DONE;
      }
      if (isUnchanged(target.before(), now)) {
        return Verdict.TEMP_VANISHED;
      }
      if (now.isPresent() && mine.isKnown()) {
        return Verdict.SUPERSEDED;
      }
    } catch (IOException e) {
      PublicationUncertainException uncertain = new PublicationUncertainException(target.path(), e);
      uncertain.addSuppressed(failure);
      throw uncertain;
    }
    throw new PublicationUncertainException(target.path(), failure);
  }

  private static boolean isUnchanged(Optional<FileIdentity> before, Optional<FileIdentity> now) {
    if (before.isPresent() != now.isPresent()) {
      return false;
    }
    return before.isEmpty() || before.get().isSameAs(now.orElseThrow());
  }

  private static NoSuchFileException vanished(Path temp, Path target, IOException failure) {
    NoSuchFileException vanished =
        new NoSuchFileException(
            temp.toString(),
            target.toString(),
            "somebody removed the unpublished file; reap with a greater minimum age");
    vanished.initCause(failure);
    return vanished;
  }
}
