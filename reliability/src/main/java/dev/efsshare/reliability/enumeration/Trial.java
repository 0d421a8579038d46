package dev.efsshare.reliability.enumeration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One target, those who write it, and what may be there after what they were told. For one thread
 * at a time, but for {@link #write}.
 *
 * <p>The root is given to each call, since the file system misbehaves differently in each.
 */
public interface Trial {

  /**
   * Publishes content. Safe for use by many threads.
   *
   * @param root the root on the file system that the writer sees
   * @param content what to publish
   * @return what the writer was told
   */
  Told write(Path root, Content content);

  /**
   * Reads the target as a user does, at any moment. Safe for use by many threads.
   *
   * @param root the root on the file system that the reader sees
   * @throws BrokenPromise if the reader is given part of a file, or something that nobody wrote
   * @throws IOException if the file system fails
   */
  void read(Path root) throws BrokenPromise, IOException;

  /**
   * Notes what writers were told whose calls overlapped.
   *
   * @param answers of all of them, those that died among them
   * @throws BrokenPromise if it cannot be true
   */
  void tell(List<Answer> answers) throws BrokenPromise;

  /**
   * Whether a writer with whom nothing goes wrong can do what he wants.
   *
   * @return false if the target's name is refused
   */
  boolean isWritable();

  /**
   * Looks at what else an acknowledged publication promises, while nobody writes.
   *
   * @param root the root on the file system that behaves
   * @throws BrokenPromise if it does not hold
   * @throws IOException if the file system fails
   */
  void checkAcknowledged(Path root) throws BrokenPromise, IOException;

  /**
   * Looks at the target.
   *
   * @param root the root on the file system that behaves
   * @throws BrokenPromise if something is there that must not be
   * @throws IOException if the file system fails
   */
  void check(Path root) throws BrokenPromise, IOException;

  /**
   * Looks at the target after the power failed.
   *
   * @param root the root on the file system that behaves
   * @throws BrokenPromise if something is there that must not be, or something is not that must
   * @throws IOException if the file system fails
   */
  void checkAfterPowerFailure(Path root) throws BrokenPromise, IOException;

  /**
   * Looks for what should have been cleaned up.
   *
   * @param root the root on the file system that behaves
   * @throws BrokenPromise if something is left
   * @throws IOException if the file system fails
   */
  void checkClean(Path root) throws BrokenPromise, IOException;

  /**
   * Removes leftovers as a user would.
   *
   * @param root the root on the file system that behaves
   * @throws IOException if the file system fails
   */
  void reap(Path root) throws IOException;
}
