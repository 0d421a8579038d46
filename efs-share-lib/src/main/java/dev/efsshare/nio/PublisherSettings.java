package dev.efsshare.nio;

import dev.efsshare.spi.PublicationListener;
import dev.efsshare.spi.StorageSync;
import dev.efsshare.spi.TemporaryNames;
import java.nio.file.Path;

/** What one publisher and its helpers work with. Root is absolute and normalised. */
record PublisherSettings(
    Path root, StorageSync sync, TemporaryNames names, PublicationListener listener) {

  /** Tells the listener. What was done is done: its failure changes nothing. */
  void tell(PublicationListener.Event event) {
    try {
      listener.on(event);
    } catch (VirtualMachineError e) {
      throw e; // about this process, not about the listener
    } catch (Throwable e) {
      // Ignored by contract: see PublicationListener. An Error among it, such as a class that the
      // listener lacks, or one that a language without checked exceptions lets through.
    }
  }

  Path newTemporaryIn(Path directory) {
    return directory.resolve(names.next());
  }
}
