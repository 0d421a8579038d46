package dev.efsshare;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A file that is being written and that no reader can see yet.
 *
 * <p>Guarantee: nothing appears under the target's name before {@link #commit()} or {@link
 * #commit(ContentSummary)} returned; {@link #close()} without a commit removes every trace; after a
 * commit it does nothing, so that try-with-resources is always right. An error while writing
 * poisons the file: it can only be closed.
 *
 * <p>Content arrives either in order ({@link #append(ByteBuffer)}, {@link #append(InputStream)})
 * and is counted and hashed here, or at positions ({@link #writeAt}), from many threads at once,
 * and is hashed by the caller, who hands the result to {@link #commit(ContentSummary)}. The two are
 * not mixed in one file.
 *
 * <p>Thread-safety: {@link #writeAt} may be called by many threads at once; everything else by one
 * thread at a time.
 *
 * <pre>{@code
 * try (PendingFile file = publisher.begin(Path.of("models/a.bin"), PublishOptions.replacing())) {
 *   file.append(content);
 *   PublishedFile published = file.commit();
 * }
 * }</pre>
 */
public interface PendingFile extends Closeable {

  /**
   * The name that the file will get.
   *
   * @return absolute and normalised
   */
  Path target();

  /**
   * The end of what was written.
   *
   * @return in bytes; at positions, the highest end of any write
   */
  long sizeBytes();

  /**
   * Writes the remaining bytes of a buffer behind what was appended before.
   *
   * @param content consumed wholly
   * @throws SizeLimitExceededException if the limit of the options is passed
   * @throws DeadlineExceededException if the time limit of the options has passed
   * @throws IOException if the file system fails
   * @throws IllegalStateException if the file is closed, committed, poisoned or written at
   *     positions
   */
  void append(ByteBuffer content) throws IOException;

  /**
   * Appends everything a stream has. Does not close the stream.
   *
   * @param content read to its end
   * @return the number of bytes appended
   * @throws SizeLimitExceededException if the limit of the options is passed
   * @throws DeadlineExceededException if the time limit of the options has passed
   * @throws IOException if the stream or the file system fails
   * @throws IllegalStateException if the file is closed, committed, poisoned or written at
   *     positions
   */
  long append(InputStream content) throws IOException;

  /**
   * Writes the remaining bytes of a buffer at a position. Nothing is hashed.
   *
   * @param position from the start of the file, in bytes, 0 or more
   * @param content consumed wholly
   * @throws SizeLimitExceededException if the limit of the options is passed
   * @throws DeadlineExceededException if the time limit of the options has passed
   * @throws IOException if the file system fails
   * @throws IllegalStateException if the file is closed, committed, poisoned or was appended to
   */
  void writeAt(long position, ByteBuffer content) throws IOException;

  /**
   * Publishes what was appended.
   *
   * @return what happened
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken by other content and the
   *     policy is {@link TargetPolicy#CREATE_ONLY}
   * @throws ChecksumMismatchException if the content is not what the options expect
   * @throws PublicationUncertainException if the file system neither did nor refused it
   * @throws IOException if the file system fails; then nothing was published
   * @throws IllegalStateException if the file is closed, committed, poisoned or was written at
   *     positions
   */
  PublishedFile commit() throws IOException;

  /**
   * Publishes what was written at positions.
   *
   * @param content size and checksums, SHA-256 among them, of what the caller wrote; a file of
   *     another size is refused
   * @return what happened
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken by other content and the
   *     policy is {@link TargetPolicy#CREATE_ONLY}
   * @throws ChecksumMismatchException if the content is not what the options expect or the size is
   *     not what was written
   * @throws PublicationUncertainException if the file system neither did nor refused it
   * @throws IOException if the file system fails; then nothing was published
   * @throws IllegalArgumentException if there is no SHA-256 among the checksums
   * @throws IllegalStateException if the file is closed, committed, poisoned or was appended to
   */
  PublishedFile commit(ContentSummary content) throws IOException;

  /**
   * Discards the file unless it was committed. Does nothing the second time.
   *
   * @throws IOException if the temporary file could not be removed; it is recognised by its name
   *     and reaped later
   */
  @Override
  void close() throws IOException;
}
