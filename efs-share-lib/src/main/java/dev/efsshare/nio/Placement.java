package dev.efsshare.nio;

import dev.efsshare.ContentSummary;
import dev.efsshare.Durability;
import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.PublishedFile;
import dev.efsshare.TargetPolicy;
import dev.efsshare.nio.TargetRules.Target;
import dev.efsshare.spi.PublicationListener.LeftBehind;
import dev.efsshare.spi.PublicationListener.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One commit: seal the temporary file, give it its name, then settle names and listener. */
final class Placement {
  private final Target target;
  private final PublishOptions options;
  private final TempFile temp;
  private final PublisherSettings settings;
  private final TransferLimits limits;
  private @Nullable PublishedFile published;

  Placement(
      Target target,
      PublishOptions options,
      TempFile temp,
      PublisherSettings settings,
      TransferLimits limits) {
    this.target = target;
    this.options = options;
    this.temp = temp;
    this.settings = settings;
    this.limits = limits;
  }

  /** Everything up to the link or rename. If it throws, the temporary file is to be discarded. */
  void place(ContentSummary content) throws IOException {
    FileIdentity mine = temp.seal(options, content.sizeBytes(), settings);
    PublishOutcome outcome =
        options.targetPolicy() == TargetPolicy.CREATE_ONLY
            ? new CreateOnlyLink(settings).place(temp.path(), mine, target.path(), content)
            : new AtomicReplace(settings).place(temp.path(), mine, target);
    published = new PublishedFile(target.path(), outcome, content);
  }

  /** What follows once readers may see the file. */
  void settle() throws IOException {
    if (options.targetPolicy() == TargetPolicy.CREATE_ONLY) {
      unlink(temp.path(), settings);
    }
    if (options.durability() == Durability.CONTENT_AND_NAME) {
      forceNames(target, settings);
    }
    settings.tell(new Published(published(), limits.elapsedNanos()));
  }

  PublishedFile published() {
    if (published == null) {
      throw new IllegalStateException("nothing was placed at " + target.path());
    }
    return published;
  }

  /** Removes a second name. The publication stands whether this works or not. */
  static void unlink(Path temporary, PublisherSettings settings) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      settings.tell(new LeftBehind(temporary, e));
    }
  }

  /** The name is there for every reader, but it may not outlive a crash: neither yes nor no. */
  static void forceNames(Target target, PublisherSettings settings) throws IOException {
    try {
      settings.sync().forceNames(target.directory());
    } catch (IOException e) {
      throw new PublicationUncertainException(target.path(), e);
    }
  }
}
