package dev.efsshare.store;

import dev.efsshare.FilePublisher;
import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.VerifiedReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps files that are replaced while others read them: every put of a key makes a new immutable
 * file, its next generation.
 *
 * <p>Guarantees, on one tree, for any number of threads, processes and machines, without locks:
 *
 * <ul>
 *   <li>Generations of a key are numbered 1, 2, 3, ... Of two writers of one number exactly one
 *       gets it; the other looks again. Numbers are never used again.
 *   <li>Content never changes. Who holds a {@link StoredFile.Recorded} reads that generation,
 *       whole, until {@link StoreOptions#grace()} after its replacement.
 *   <li>What {@link #put} acknowledged is there for every later {@link #newest} and {@link
 *       #readNewest} on every machine, whatever its NFS client has cached.
 *   <li>The plain path of a key ({@link #linkOf}) names its newest generation when the last of its
 *       writers has returned, whatever their order; meanwhile it names one of their generations.
 *   <li>An older event never replaces a newer one whose generation is kept.
 * </ul>
 *
 * <p>Not promised: that the plain path is right after a writer died between the record and the link
 * (the next put or {@link #prune} of the key repairs it; readers of the store are not concerned),
 * and anything about a writer or reader that takes longer than the grace time. Once a key has a
 * record the store owns its path: what another tool puts there then is replaced.
 *
 * <p>Errors are those of {@link FilePublisher} plus {@link KeyCollisionException}, {@link
 * CorruptRecordException} and {@link LinkNotUpdatedException}.
 *
 * <p>Thread-safety: safe for use by many threads.
 *
 * <pre>{@code
 * VersionedStore store = new VersionedStore(mount, "models", publisher, reader);
 * PutResult result =
 *     store.put(
 *         PutRequest.of(new StoreKey("a.bin"))
 *             .withExisting(ExistingPolicy.REPLACE_WHEN_CHANGED), // PutRequest.of alone keeps
 *         file -> {
 *           file.append(content);
 *           return new ContentWriter.Written(file.commit(), Verification.NONE);
 *         });
 * }</pre>
 */
public final class VersionedStore {
  private final StoreParts parts;
  private final Pruner pruner;
  private final PutOperation puts;
  private final StoredFiles files;

  /**
   * A store with {@link StoreOptions#DEFAULT}; otherwise as the other constructor.
   *
   * @param root the directory that holds everything
   * @param publishedDirectory where each key has its plain path
   * @param publisher its root is the store's root or above it
   * @param reader reads and verifies content
   */
  public VersionedStore(
      Path root, String publishedDirectory, FilePublisher publisher, VerifiedReader reader) {
    this(root, publishedDirectory, publisher, reader, StoreOptions.DEFAULT);
  }

  /**
   * A store. Nothing is read or written yet.
   *
   * @param root the directory that holds everything, usually the mount
   * @param publishedDirectory below the root, where each key has its plain path, for example {@code
   *     models}
   * @param publisher its root is the store's root or above it
   * @param reader reads and verifies content
   * @param options how long things are kept; must be the same in every process that uses the tree
   * @throws IllegalArgumentException if publishedDirectory is no usable name
   * @throws InvalidPathException if the root is not below the publisher's root
   */
  public VersionedStore(
      Path root,
      String publishedDirectory,
      FilePublisher publisher,
      VerifiedReader reader,
      StoreOptions options) {
    Path absolute = root.toAbsolutePath().normalize();
    if (!absolute.startsWith(publisher.root())) {
      throw new InvalidPathException(
          root.toString(), "the store must lie below the publisher's root " + publisher.root());
    }
    this.parts =
        StoreParts.of(new StoreLayout(absolute, publishedDirectory), publisher, reader, options);
    this.pruner = new Pruner(parts);
    this.puts = new PutOperation(parts);
    this.files = new StoredFiles(parts);
  }

  /**
   * Stores content as the next generation of a key, if policy and source ask for that.
   *
   * <p>A file that another tool put at the key's path becomes generation 1 first; its content is as
   * durable as that tool made it. When this throws, the content was not stored and nothing of it is
   * left, with these exceptions. {@link LinkNotUpdatedException}: the generation is stored, as
   * acknowledged as by a return; putting again repairs the path. {@link
   * dev.efsshare.PublicationUncertainException}, or another failure after a record became visible:
   * the generation is there, whole, or it is not. A clean-up that failed is suppressed under the
   * failure. What was left is removed by {@link #reap} after the grace time; putting again, with a
   * new file id, is safe after every failure.
   *
   * @param request what to store under which key
   * @param writer called at most once, and only if the content is needed
   * @return how it ended
   * @throws KeyCollisionException if the key's path is a directory or leads through a file
   * @throws java.nio.file.FileAlreadyExistsException if the request's file id is in use
   * @throws LinkNotUpdatedException as said
   * @throws dev.efsshare.SizeLimitExceededException if the content is larger than allowed
   * @throws dev.efsshare.DeadlineExceededException if the time limit passed before the record
   * @throws CorruptRecordException if the newest record of the key cannot be understood
   * @throws IOException if the writer or the file system fails
   */
  public PutResult put(PutRequest request, ContentWriter writer) throws IOException {
    return puts.run(request, writer);
  }

  /**
   * Finds the newest generation of a key. Asks the server, whatever an NFS client has cached.
   *
   * @param key the key
   * @return the generation; or the file at the key's path if no record names it; or empty
   * @throws CorruptRecordException if its record cannot be understood
   * @throws IOException if the file system fails
   */
  public Optional<StoredFile> newest(StoreKey key) throws IOException {
    return files.newest(key);
  }

  /**
   * Finds the generation that an id names, while it is kept.
   *
   * @param id the id
   * @return the generation, or empty if there never was one or it was pruned
   * @throws CorruptRecordException if a record of its key cannot be understood
   * @throws IOException if the file system fails
   */
  public Optional<StoredFile.Recorded> find(FileId id) throws IOException {
    return files.find(id);
  }

  /**
   * Reads a file. A recorded one is verified against its record (size and SHA-256); a foreign one
   * is read as it is.
   *
   * @param file as {@link #newest} or {@link #find} returned it
   * @param content gets the content; may be called again, see {@link VerifiedReader.ContentReader}
   * @param <T> what is made of the content
   * @return what was made of it
   * @throws dev.efsshare.ChecksumMismatchException if the content is not what the record says
   * @throws java.nio.file.NoSuchFileException if it was removed since; look the key up again, or
   *     use {@link #readNewest}
   * @throws IOException if the file system or the function fails
   */
  public <T> T read(StoredFile file, VerifiedReader.ContentReader<T> content) throws IOException {
    return files.read(file, content);
  }

  /**
   * Reads what a key leads to: finds the newest generation and reads it verified, as {@link
   * #newest} and {@link #read} do. If that file goes away meanwhile or fails its check, and the key
   * leads to another one by then, that one is read in its place.
   *
   * <p>Guarantee: nothing older than what was acknowledged before the call began is read, and a key
   * that has a generation is never told to be absent, whatever NFS clients have cached.
   *
   * @param key the key
   * @param content gets the file and its content; may be called again, as said there
   * @param <T> what is made of the content
   * @return what was made of it; empty if the key leads to nothing
   * @throws dev.efsshare.ChecksumMismatchException if the newest content is not what its record
   *     says
   * @throws java.nio.file.NoSuchFileException if the content of the newest record is missing
   * @throws CorruptRecordException if its record cannot be understood
   * @throws IOException if the file system or the function fails
   */
  public <T> Optional<T> readNewest(StoreKey key, StoredFileReader<T> content) throws IOException {
    return files.readNewest(key, content);
  }

  /**
   * Lists the generations of a key.
   *
   * @param key the key
   * @return the records that are kept, oldest first
   * @throws CorruptRecordException if one cannot be understood
   * @throws IOException if the file system fails
   */
  public List<FileRecord> generations(StoreKey key) throws IOException {
    return parts.records().all(key);
  }

  /**
   * Removes generations of a key that were replaced longer ago than the grace time, but never the
   * newest {@link StoreOptions#keepGenerations()}. Repairs the key's path.
   *
   * @param key the key
   * @return what was done; not complete if {@link StoreOptions#pruneLimit()} was reached
   * @throws IOException if the file system fails; what was removed until then stays removed
   */
  public ReapReport prune(StoreKey key) throws IOException {
    return pruner.prune(key, parts.ids().serverTime());
  }

  /**
   * Removes what is not needed any more, everywhere in the store: old generations as {@link #prune}
   * does, content that crashed writers left without a record, and unpublished files.
   *
   * <p>What is counted: ids, records, unpublished files, and one for a directory that has none of
   * them. A key that was begun is finished, so that its records may exceed the bound. Each call
   * takes another way through the store; many bounded ones reach everything.
   *
   * @param options the age of unpublished files, and the entries to look at, at most
   * @return what was done
   * @throws IOException if something failed; everything else was done nevertheless
   */
  public ReapReport reap(ReapOptions options) throws IOException {
    return new Reaper(parts, pruner, options).run();
  }

  /**
   * The plain path of a key, for tools that know nothing of the store.
   *
   * @param key the key
   * @return absolute; a hard link to the newest generation's content if there is one
   */
  public Path linkOf(StoreKey key) {
    return parts.layout().link(key);
  }

  /**
   * What {@link dev.efsshare.DirectoryBootstrap} makes before the first put.
   *
   * @return directories relative to the store's root
   */
  public List<String> directories() {
    return parts.layout().directories();
  }
}
