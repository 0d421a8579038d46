package dev.efsshare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads files and hands out nothing that fails its check.
 *
 * <p>Guarantee: what {@link #read} returns was computed from content whose size and checksums are
 * those expected. The content is streamed once, in one pass, in bounded memory.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public interface VerifiedReader {

  /**
   * Streams a file through a function and returns its result if the content was right.
   *
   * @param file the file
   * @param expected its size and at least one checksum
   * @param reader gets the content; bytes it leaves unread are read and checked after it
   * @param <T> what the function makes of the content
   * @return the function's result
   * @throws ChecksumMismatchException if the content is not what is expected; the function's own
   *     failure, if it failed on the bad content, is suppressed under it
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if the file system or the function fails
   */
  <T> T read(Path file, ContentSummary expected, ContentReader<T> reader) throws IOException;

  /**
   * Reads a file to its end and summarises it.
   *
   * @param file the file
   * @param checksums which checksums to compute
   * @return size and checksums of what was read
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if the file system fails
   */
  ContentSummary summarise(Path file, Set<ChecksumAlgorithm> checksums) throws IOException;

  /**
   * Makes something of content.
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
     * @throws IOException if the content cannot be read or makes no sense
     */
    T read(InputStream content) throws IOException;
  }
}
