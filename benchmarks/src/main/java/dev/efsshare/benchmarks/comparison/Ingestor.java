package dev.efsshare.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** Something that makes a file of an object. For one thread. */
interface Ingestor extends AutoCloseable {

  /** In tables. */
  String name();

  /** Where its file is, so that it can be deleted. */
  Path mount();

  /**
   * Makes a new file of the object.
   *
   * @throws IOException if it fails, or makes other bytes than the object's
   */
  Duration ingest(RandomObject object, String suffix) throws IOException, InterruptedException;

  /** The most memory that its process held, in bytes, if it is one that stays. */
  OptionalLong peakResidentBytes() throws IOException;

  @Override
  void close() throws IOException;
}
