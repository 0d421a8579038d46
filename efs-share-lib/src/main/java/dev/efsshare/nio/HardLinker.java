package dev.efsshare.nio;

import dev.efsshare.PublishOutcome;
import dev.efsshare.TargetPolicy;
import dev.efsshare.nio.TargetRules.Target;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Gives a published file a further name. */
final class HardLinker {
  private static final int MAX_ATTEMPTS = 3;

  private final PublisherSettings settings;
  private final CreateOnlyLink createOnly;

  HardLinker(PublisherSettings settings) {
    this.settings = settings;
    this.createOnly = new CreateOnlyLink(settings);
  }

  PublishOutcome link(Target existing, Target target, TargetPolicy policy) throws IOException {
    FileIdentity mine = existing.before().orElseThrow();
    PublishOutcome outcome =
        isThere(mine, target)
            ? PublishOutcome.ALREADY_THERE
            : make(existing.path(), mine, target, policy);
    // Also of a name that was there: whoever made it may have died before this.
    Placement.forceNames(target, settings);
    return outcome;
  }

  /** What this client remembers is not enough to leave everything as it is. */
  private static boolean isThere(FileIdentity mine, Target target) throws IOException {
    return target.before().filter(mine::isSameAs).isPresent()
        && FileIdentity.freshOf(target.path()).filter(mine::isSameAs).isPresent();
  }

  private PublishOutcome make(Path existing, FileIdentity mine, Target target, TargetPolicy policy)
      throws IOException {
    return policy == TargetPolicy.CREATE_ONLY
        ? create(existing, mine, target.path())
        : replace(existing, mine, target);
  }

  private PublishOutcome create(Path existing, FileIdentity mine, Path target) throws IOException {
    return switch (createOnly.link(existing, mine, target)) {
      case MADE -> PublishOutcome.PUBLISHED;
      case SAME_FILE -> PublishOutcome.ALREADY_THERE;
      case TAKEN -> throw CreateOnlyLink.taken(target, "the name leads to another file");
    };
  }

  private PublishOutcome replace(Path existing, FileIdentity mine, Target target)
      throws IOException {
    for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        PublishOutcome outcome = replaceOnce(existing, mine, target);
        if (outcome != PublishOutcome.SUPERSEDED) {
          return outcome;
        }
        // Or never there: the temporary name is as old as its content, and a reaper may have taken
        // it for a leftover. Coming once more is right in both cases.
      } catch (NoSuchFileException e) {
        if (FileIdentity.attributesOf(existing).isEmpty()) {
          throw e;
        }
      }
    }
    return replaceOnce(existing, mine, target);
  }

  private PublishOutcome replaceOnce(Path existing, FileIdentity mine, Target target)
      throws IOException {
    Path temp = settings.newTemporaryIn(target.directory());
    if (createOnly.link(existing, mine, temp) == CreateOnlyLink.Result.TAKEN) {
      throw TempFile.givenTwice(temp);
    }
    try {
      return new AtomicReplace(settings).place(temp, mine, target);
    } finally {
      // Needed after success too: a rename between two names of one file leaves both.
      Placement.unlink(temp, settings);
    }
  }
}
