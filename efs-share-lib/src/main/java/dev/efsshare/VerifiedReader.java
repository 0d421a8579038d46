package dev.efsshare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads files and hands out nothing that fails its check.
 *
 * <p>Guarantee: what {@link #read} returns was computed from content whose size and checksums are
 * those expected. The content is streamed in bounded memory.
 *
 * <p>On a file system whose clients cache, such as NFS, a first look may find no file, a file that
 * is older than what the server has, or one that goes away while it is read. The reader then makes
 * the client ask the server and looks again, within a {@link ReadBudget}. So a file that is there
 * is found, and one that was replaced by the expected content before the call began is read as
 * that, whatever the client has cached. Nothing is read again that would be the same again: a
 * damaged file is refused after one pass.
 *
 * <p>Not promised: success if the file is replaced by yet other content during the call (then it is
 * not what is expected: {@link ChecksumMismatchException}), and that {@code expected} describes the
 * newest content of a name: who replaces plain files must tell readers what to expect, or use
 * {@code dev.efsshare.store.VersionedStore}, which does.
 *
 * <p>Errors: the last attempt's, as said at each method. The failure of a function on content that
 * is right is thrown at once. An interrupt ends the waiting between attempts with {@link
 * java.nio.channels.ClosedByInterruptException}.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public interface VerifiedReader {

  /**
   * Streams a file through a function and returns its result if the content was right.
   *
   * @param file the file
   * @param expected its size and at least one checksum
   * @param reader gets the content; bytes it leaves unread are read and checked after it; called
   *     once more for every further attempt
   * @param <T> what the function makes of the content
   * @return the function's result
   * @throws ChecksumMismatchException if the content is not what is expected; the function's own
   *     failure, if it failed on the bad content, is suppressed under it
   * @throws java.nio.file.NoSuchFileException if there is no such file, at the last look too
   * @throws IOException if the file system or the function fails
   */
  <T> T read(Path file, ContentSummary expected, ContentReader<T> reader) throws IOException;

  /**
   * Streams a file of which nothing is known through a function, as it is. What is read was there
   * when the call began or came later; whether another tool was writing into it meanwhile is not
   * known.
   *
   * @param file the file
   * @param reader gets the content; called once more for every further attempt
   * @param <T> what the function makes of the content
   * @return the function's result
   * @throws java.nio.file.NoSuchFileException if there is no such file, at the last look too
   * @throws IOException if the file system or the function fails
   */
  <T> T readUnverified(Path file, ContentReader<T> reader) throws IOException;

  /**
   * Reads a file to its end and summarises it. What is read was there when the call began or came
   * later.
   *
   * @param file the file
   * @param checksums which checksums to compute
   * @return size and checksums of what was read
   * @throws java.nio.file.NoSuchFileException if there is no such file, at the last look too
   * @throws IOException if the file system fails
   */
  ContentSummary summarise(Path file, Set<ChecksumAlgorithm> checksums) throws IOException;

  /**
   * Makes something of content.
   *
   * <p>It may be called more than once for one call of the reader, each time with a new stream from
   * the start; only what the last call returns is used. So it must begin anew each time and must
   * not act on what it reads before the reader has returned: content is checked after it was read,
   * and what an earlier call saw may have been old or torn.
   *
   * @param <T> what it makes
   */
  @FunctionalInterface
  interface ContentReader<T> {

    /**
     * Reads content, to its end or less.
     *
     * @param content the content; not to be used after this call; need not be closed
     * @return what was made of it
     * @throws IOException if the content cannot be read or makes no sense; if reading failed, the
     *     reader knows that from the stream, whatever is thrown here
     */
    T read(InputStream content) throws IOException;
  }
}
