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
   * Notes what writers were told whose calls overlapped.
   *
   * @param answers of all of them, those that died among them
   * @throws BrokenPromise if it cannot be true
   */
  void tell(List<Answer> answers) throws BrokenPromise;

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
