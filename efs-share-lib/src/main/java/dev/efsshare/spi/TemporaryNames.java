package dev.efsshare.spi;

/**
 * How files are called before they are published. Rules for implementations: names never repeat,
 * across processes and machines; {@link #isTemporary} knows every name that {@link #next} ever
 * gave, in any process; names fit into 255 bytes.
 *
 * <p>Thread-safety: implementations are called by many threads at once.
 */
public interface TemporaryNames {

  /**
   * A new name.
   *
   * @return a file name without directory
   */
  String next();

  /**
   * Recognises a name. Names that are recognised are refused as targets and reaped by age.
   *
   * @param fileName without directory
   * @return true if it may be a temporary file of this library
   */
  boolean isTemporary(String fileName);
}
