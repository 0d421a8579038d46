package dev.efsshare.benchmarks.store;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.benchmarks.data.Location;
import dev.efsshare.benchmarks.data.RandomContent;
import dev.efsshare.benchmarks.data.WorkFolder;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.ContentWriter;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.SourceVersion;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.Verification;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A store in which one key has a generation, and never more than twenty. */
@State(Scope.Thread)
public class StoreState {
  static final StoreKey KEY = new StoreKey("model.bin");
  private static final int MAX_GENERATIONS = 20;

  /** In bytes. */
  @Param({"1024", "1048576"})
  public int sizeBytes;

  /** Where the store is. */
  @Param("RAM")
  public Location location;

  private WorkFolder folder;
  private FilePublisher publisher;
  private VersionedStore store;
  private RandomContent content;
  private long events;
  private long generations;

  /**
   * Makes the folder and the content.
   *
   * @throws IOException if the file system fails
   */
  @Setup
  public void prepare() throws IOException {
    folder = location.newFolder();
    content = RandomContent.of(sizeBytes);
    generations = MAX_GENERATIONS;
  }

  /**
   * Begins a new store when the key has many generations; a grace time never passes here.
   *
   * @throws IOException if the file system fails
   */
  @Setup(Level.Invocation)
  public void bound() throws IOException {
    if (generations < MAX_GENERATIONS) {
      return;
    }
    folder.clear();
    publisher = NioFilePublisher.at(folder.path());
    store = new VersionedStore(folder.path(), "models", publisher, new NioVerifiedReader());
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(folder.path(), store.directories().toArray(new String[0])));
    generations = putNewer().record().generation();
  }

  VersionedStore store() {
    return store;
  }

  FilePublisher publisher() {
    return publisher;
  }

  RandomContent content() {
    return content;
  }

  /** Puts the content as an event tells of a newer object. */
  PutResult putNewer() throws IOException {
    events++;
    SourceVersion source =
        new SourceVersion("bucket", KEY.value(), null, "tag-" + events, "%016x".formatted(events));
    PutRequest request =
        PutRequest.of(KEY).withExisting(ExistingPolicy.REPLACE_WHEN_CHANGED).withSource(source);
    PutResult result =
        store.put(
            request,
            file -> {
              file.append(ByteBuffer.wrap(content.bytes()));
              return new ContentWriter.Written(file.commit(), Verification.NONE);
            });
    generations = result.record().generation();
    return result;
  }

  /**
   * Removes the folder.
   *
   * @throws IOException if the file system fails
   */
  @TearDown
  public void remove() throws IOException {
    folder.close();
  }
}
