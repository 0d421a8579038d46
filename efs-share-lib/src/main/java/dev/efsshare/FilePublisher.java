package dev.efsshare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Puts files under names of a shared directory tree so that no reader ever sees part of one.
 *
 * <p>Guarantee: under a target's name readers find the old file, the new file, or none. Targets
 * outside {@link #root()} are refused, as are names that NFS or this library reserve. Errors leave
 * nothing but, after a crash, temporary files that {@link #reapLeftovers} recognises by name.
 *
 * <p>Not promised: that a reader who holds a replaced file open can go on reading it (NFS may
 * answer "stale file handle"), and protection against someone who swaps directories for symbolic
 * links while a call runs.
 *
 * <p>Thread-safety: safe for use by many threads and, on one tree, by many processes and machines.
 *
 * <pre>{@code
 * PublishedFile file =
 *     publisher.publish(Path.of("models/a.bin"), stream, PublishOptions.createOnly());
 * }</pre>
 */
public interface FilePublisher {

  /**
   * The directory below which every target lies.
   *
   * @return absolute and normalised
   */
  Path root();

  /**
   * Starts a file.
   *
   * @param target relative to {@link #root()}, or absolute and below it; its directory must exist
   *     (and outlasts a crash if {@link #ensureDirectory} or a {@link DirectoryBootstrap} made it)
   * @param options how to publish it
   * @return the file; close it in any case
   * @throws java.nio.file.InvalidPathException if the name is not allowed; the reason says why
   * @throws java.nio.file.NoSuchFileException if the target's directory does not exist
   * @throws IOException if the target is not a regular file or leads through a symbolic link, or
   *     the file system fails
   */
  PendingFile begin(Path target, PublishOptions options) throws IOException;

  /**
   * Gives a file that exists a further name, atomically, as a hard link.
   *
   * @param existing a regular file below {@link #root()}
   * @param target as for {@link #begin}
   * @param policy what to do when the name is taken
   * @return {@link PublishOutcome#PUBLISHED}, {@link PublishOutcome#ALREADY_THERE} if the target
   *     was that file already, or {@link PublishOutcome#SUPERSEDED}
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken by another file and the
   *     policy is {@link TargetPolicy#CREATE_ONLY}
   * @throws java.nio.file.InvalidPathException if the name is not allowed
   * @throws PublicationUncertainException if the file system neither did nor refused it
   * @throws IOException if the file system fails
   */
  PublishOutcome link(Path existing, Path target, TargetPolicy policy) throws IOException;

  /**
   * Makes a directory and what is missing between it and {@link #root()}, with mode 0755 where
   * there are modes. When this returns, their names outlast a crash, whoever made them.
   *
   * @param directory relative to {@link #root()}, or absolute and below it
   * @throws java.nio.file.InvalidPathException if the name is not allowed
   * @throws java.nio.file.NotDirectoryException if something else has the name, or a name on the
   *     way to it; a symbolic link is something else
   * @throws java.nio.file.NoSuchFileException if the root is missing, which is never made
   * @throws IOException if the file system fails
   */
  void ensureDirectory(Path directory) throws IOException;

  /**
   * Removes temporary files that crashed writers left, in one directory.
   *
   * @param directory below {@link #root()}
   * @param options from what age, and how many temporary files to look at, at most
   * @return what was done
   * @throws IOException if the directory cannot be read or the server's clock cannot be told; a
   *     file that another reaper removed first is no error
   */
  ReapReport reapLeftovers(Path directory, ReapOptions options) throws IOException;

  /**
   * Publishes everything a stream has. Does not close the stream.
   *
   * @param target as for {@link #begin}
   * @param content read to its end
   * @param options how to publish it
   * @return what happened
   * @throws IOException as {@link #begin} and {@link PendingFile#commit()}
   */
  default PublishedFile publish(Path target, InputStream content, PublishOptions options)
      throws IOException {
    try (PendingFile file = begin(target, options)) {
      file.append(content);
      return file.commit();
    }
  }

  /**
   * Publishes the remaining bytes of a buffer.
   *
   * @param target as for {@link #begin}
   * @param content consumed wholly
   * @param options how to publish it
   * @return what happened
   * @throws IOException as {@link #begin} and {@link PendingFile#commit()}
   */
  default PublishedFile publish(Path target, ByteBuffer content, PublishOptions options)
      throws IOException {
    try (PendingFile file = begin(target, options)) {
      file.append(content);
      return file.commit();
    }
  }
}
