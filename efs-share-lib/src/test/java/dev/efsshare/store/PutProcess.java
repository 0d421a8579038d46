package dev.efsshare.store;

import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A process that puts one key again and again and prints the ids it was given. */
final class PutProcess {
  private PutProcess() {}

  /** Arguments: the root, a name, the number of puts. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    VersionedStore store =
        new VersionedStore(root, "models", NioFilePublisher.at(root), new NioVerifiedReader());
    System.out.println("ready");
    // All processes start together: the first line of input is the signal.
    int signal = System.in.read();
    for (int i = 0; signal > 0 && i < Integer.parseInt(arguments[2]); i++) {
      String text = arguments[1] + " put " + i;
      PutResult result =
          store.put(StoreContract.replacing(StoreContract.KEY), StoreContract.content(text));
      System.out.println(StoreContract.stored(result).fileId() + " " + text);
    }
  }
}
