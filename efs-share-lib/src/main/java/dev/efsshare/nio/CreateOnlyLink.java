package dev.efsshare.nio;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentSummary;
import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOutcome;
import dev.efsshare.spi.PublicationListener.LostReply;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a name to a file if the name is free: link(2), the one call by which NFS lets exactly one
 * of many clients win. A rename that refuses to replace does not exist there.
 */
final class CreateOnlyLink {
  /** How often a name may vanish again before its taker could be looked at. */
  private static final int MAX_ATTEMPTS = 5;

  /** How an attempt ended without an error. */
  enum Result {
    /** The name was free and leads to the file now. */
    MADE,
    /** The name led to the file before the call, or the reply to the call was lost. */
    SAME_FILE,
    /** The name leads to something else. */
    TAKEN
  }

  private final PublisherSettings settings;

  CreateOnlyLink(PublisherSettings settings) {
    this.settings = settings;
  }

  /** Publishes a sealed temporary file. The caller removes the temporary name in any case. */
  PublishOutcome place(Path temp, FileIdentity mine, Path target, ContentSummary content)
      throws IOException {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      if (link(temp, mine, target) != Result.TAKEN) {
        return PublishOutcome.PUBLISHED;
      }
      Optional<String> conflict;
      try {
        conflict = differenceOf(target, content);
      } catch (NoSuchFileException e) {
        continue; // removed by its owner meanwhile: the name is free again
      }
      if (conflict.isEmpty()) {
        return PublishOutcome.ALREADY_THERE;
      }
      throw taken(target, conflict.get());
    }
    throw taken(target, "it came and went %d times".formatted(MAX_ATTEMPTS));
  }

  /** Links once and finds out what happened. */
  Result link(Path existing, FileIdentity mine, Path target) throws IOException {
    try {
      Files.createLink(target, existing);
      return Result.MADE;
    } catch (UnsupportedOperationException e) {
      throw noHardLinks(target, e);
    } catch (IOException e) {
      return judge(e, existing, mine, target);
    }
  }

  /** The identity comes first: after a lost reply, the call made again may fail with anything. */
  Result judge(IOException failure, Path existing, FileIdentity mine, Path target)
      throws IOException {
    if (leadsTo(mine, target, failure)) {
      settings.tell(new LostReply(target, failure));
      return Result.SAME_FILE;
    }
    if (failure instanceof FileAlreadyExistsException) {
      return Result.TAKEN;
    }
    if (says(failure, "not supported") || says(failure, "function not implemented")) {
      throw noHardLinks(target, failure);
    }
    if (says(failure, "operation not permitted")) {
      throw notPermitted(existing, target, failure);
    }
    throw mine.isKnown() ? failure : new PublicationUncertainException(target, failure);
  }

  private static boolean leadsTo(FileIdentity mine, Path target, IOException failure)
      throws PublicationUncertainException {
    try {
      return FileIdentity.freshOf(target).filter(mine::isSameAs).isPresent();
    } catch (IOException e) {
      PublicationUncertainException uncertain = new PublicationUncertainException(target, e);
      uncertain.addSuppressed(failure);
      throw uncertain;
    }
  }

  private static boolean says(IOException failure, String text) {
    String reason = failure instanceof FileSystemException named ? named.getReason() : null;
    return reason != null && reason.toLowerCase(Locale.ROOT).contains(text);
  }

  private static FileSystemException noHardLinks(Path target, Exception cause) {
    return refused(
        target,
        "the file system refuses hard links, which CREATE_ONLY and link() need (%s);"
                .formatted(cause)
            + " use another file system, or REPLACE if writers cannot collide",
        cause);
  }

  /** EPERM of link(2) has more than one cause; who owns the file tells which. */
  private static FileSystemException notPermitted(Path existing, Path target, IOException cause) {
    String seen =
        MountFaults.ownerAndMode(existing).orElse(existing + " of unknown owner and mode");
    return refused(
        target,
        "a hard link was not permitted (%s); this process is %s, the existing file: %s."
                .formatted(cause, MountFaults.processUser(), seen)
            + " Either fs.protected_hardlinks forbids links to files that this user neither owns"
            + " nor may read and write: own the file or widen its mode; or the file system refuses"
            + " hard links, which CREATE_ONLY and link() need: use another one",
        cause);
  }

  private static FileSystemException refused(Path target, String reason, Exception cause) {
    FileSystemException failure = new FileSystemException(target.toString(), null, reason);
    failure.initCause(cause);
    return failure;
  }

  /** Compares what has the name with this writer's content, by size first; empty if equal. */
  private static Optional<String> differenceOf(Path target, ContentSummary content)
      throws IOException {
    @Nullable BasicFileAttributes present = FileIdentity.attributesOf(target).orElse(null);
    if (present == null) {
      throw new NoSuchFileException(target.toString());
    }
    if (!present.isRegularFile()) {
      return Optional.of(TargetRules.kindOf(present) + " has the name");
    }
    if (present.size() != content.sizeBytes()) {
      return Optional.of(
          "the file there has %d bytes, this one %d"
              .formatted(present.size(), content.sizeBytes()));
    }
    ContentSummary there =
        new NioVerifiedReader().summarise(target, Set.of(ChecksumAlgorithm.SHA_256));
    return there.sha256().equals(content.sha256()) && there.sizeBytes() == content.sizeBytes()
        ? Optional.empty()
        : Optional.of(
            "the file there has %s, this one %s".formatted(there.sha256(), content.sha256()));
  }

  static FileAlreadyExistsException taken(Path target, String why) {
    return new FileAlreadyExistsException(
        target.toString(), null, why + "; nothing was changed (REPLACE would replace it)");
  }
}
