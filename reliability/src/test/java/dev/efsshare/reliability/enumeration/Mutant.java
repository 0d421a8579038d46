package dev.efsshare.reliability.enumeration;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.PublishedFile;
import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A publisher as one often sees it, with one thing wrong. What they have in common is what they do
 * right: everything that has to do with the files in which they write.
 */
enum Mutant {
  /** Writes where readers look. */
  PLAIN_WRITE {
    @Override
    Path written(Path target) {
      return target;
    }

    @Override
    PublishOutcome place(Writing file) throws IOException {
      file.force();
      forceDirectory(file.target);
      return PublishOutcome.PUBLISHED;
    }
  },

  /** Takes the kernel's word for it that content is stored. */
  RENAME_WITHOUT_FORCE {
    @Override
    PublishOutcome place(Writing file) throws IOException {
      PublishOutcome outcome = file.moveOrLink();
      forceDirectory(file.target);
      return outcome;
    }
  },

  /** Forces the content and forgets the name. */
  NAME_NOT_FORCED {
    @Override
    PublishOutcome place(Writing file) throws IOException {
      file.force();
      return file.moveOrLink();
    }
  },

  /** Looks whether the name is free, and then takes it. */
  CHECK_THEN_RENAME {
    @Override
    PublishOutcome place(Writing file) throws IOException {
      file.force();
      if (file.options.targetPolicy() == TargetPolicy.CREATE_ONLY && Files.exists(file.target)) {
        return file.alreadyThere();
      }
      Files.move(
          file.written,
          file.target,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      forceDirectory(file.target);
      return PublishOutcome.PUBLISHED;
    }
  },

  /** Publishes when it is closed, whether everything was written or not. */
  PUBLISH_IN_CLOSE {
    @Override
    PublishOutcome place(Writing file) {
      return PublishOutcome.PUBLISHED;
    }

    @Override
    void close(Writing file) throws IOException {
      file.force();
      file.moveOrLink();
      forceDirectory(file.target);
      Files.deleteIfExists(file.written);
    }
  },

  /** Publishes, and never says so. */
  ALWAYS_UNCERTAIN {
    @Override
    PublishOutcome place(Writing file) throws IOException {
      file.force();
      file.moveOrLink();
      forceDirectory(file.target);
      throw new PublicationUncertainException(file.target, new IOException("who knows"));
    }
  },

  /** Takes a failed rename for one that did not happen, and cleans up after it. */
  FAILURE_MEANS_NOTHING_HAPPENED {
    @Override
    PublishOutcome place(Writing file) throws IOException {
      file.force();
      PublishOutcome outcome = file.moveOrLink();
      forceDirectory(file.target);
      return outcome;
    }
  };

  private static final NumberedNames NAMES = new NumberedNames();

  abstract PublishOutcome place(Writing file) throws IOException;

  Path written(Path target) {
    return target.resolveSibling(NAMES.next());
  }

  void close(Writing file) throws IOException {
    if (this != PLAIN_WRITE) {
      Files.deleteIfExists(file.written);
    }
  }

  static void forceDirectory(Path target) throws IOException {
    try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  FilePublisher at(Path root) {
    return new Publisher(root);
  }

  private final class Publisher implements FilePublisher {
    private final Path root;

    Publisher(Path root) {
      this.root = root;
    }

    @Override
    public Path root() {
      return root;
    }

    @Override
    public PendingFile begin(Path target, PublishOptions options) throws IOException {
      if (Files.isSymbolicLink(target)) {
        throw new IOException("a symbolic link: " + target);
      }
      return new Writing(Mutant.this, target, options);
    }

    @Override
    public PublishOutcome link(Path existing, Path target, TargetPolicy policy) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(Path target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void ensureDirectory(Path directory) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ReapReport reapLeftovers(Path directory, ReapOptions options) throws IOException {
      try (var entries = Files.newDirectoryStream(directory, NumberedNames::isTemporary)) {
        for (Path entry : entries) {
          Files.delete(entry);
        }
      }
      return ReapReport.EMPTY;
    }
  }

  /** A file that a mutant writes. */
  static final class Writing implements PendingFile {
    private final Mutant mutant;
    private final Path target;
    private final PublishOptions options;
    private final Path written;
    private final FileChannel channel;
    private final ChecksumCalculator calculator =
        ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256));

    Writing(Mutant mutant, Path target, PublishOptions options) throws IOException {
      this.mutant = mutant;
      this.target = target;
      this.options = options;
      this.written = mutant.written(target);
      this.channel =
          FileChannel.open(
              written,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    }

    void force() throws IOException {
      channel.force(true);
    }

    PublishOutcome moveOrLink() throws IOException {
      if (options.targetPolicy() == TargetPolicy.CREATE_ONLY) {
        try {
          Files.createLink(target, written);
        } catch (FileAlreadyExistsException e) {
          return alreadyThere();
        }
      } else {
        Files.move(
            written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      return PublishOutcome.PUBLISHED;
    }

    PublishOutcome alreadyThere() throws IOException {
      if (Files.mismatch(written, target) >= 0) {
        throw new FileAlreadyExistsException(target.toString());
      }
      forceDirectory(target);
      return PublishOutcome.ALREADY_THERE;
    }

    @Override
    public Path target() {
      return target;
    }

    @Override
    public long sizeBytes() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void append(ByteBuffer content) throws IOException {
      calculator.update(content.duplicate());
      while (content.hasRemaining()) {
        channel.write(content);
      }
    }

    @Override
    public long append(InputStream content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writeAt(long position, ByteBuffer content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public PublishedFile commit() throws IOException {
      return new PublishedFile(target, mutant.place(this), calculator.finish());
    }

    @Override
    public PublishedFile commit(ContentSummary content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
      try (channel) {
        mutant.close(this);
      }
    }
  }
}
