package dev.efsshare.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.efsshare.nio.Moments;
import dev.efsshare.testkit.MisbehavingFileSystem;
import dev.efsshare.testkit.Operation;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store on a client that remembers what the server no longer has; another client writes. */
class CachingClientTest {
  private static final StoreKey KEY = StoreContract.KEY;

  private final FileSystem server =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder()
              .setAttributeViews("basic", "owner", "posix", "unix")
              .build());
  private final Moments moments = new Moments();
  private StoreTree other;
  private VersionedStore store;

  @BeforeEach
  void openBoth() throws IOException {
    Path root = Files.createDirectory(server.getPath("/share"));
    other = StoreTree.on(root);
    store = StoreTree.on(MisbehavingFileSystem.over(server, moments).wrap(root)).store();
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  private FileRecord put(String text) throws IOException {
    return other.store().put(StoreContract.replacing(KEY), StoreContract.content(text)).record();
  }

  private String read() throws IOException {
    return store.readNewest(KEY, (file, in) -> new String(in.readAllBytes(), UTF_8)).orElseThrow();
  }

  private StoreLayout layout() {
    return other.layout();
  }

  @Test
  void newest_directoryOfTheKeyRememberedAsAbsent_isFound() throws IOException {
    FileRecord record = put("one");
    Path keyDirectory = layout().keyDirectory(KEY);
    moments.absentUntilListed(StoreLayout.parent(keyDirectory)).absentUntilListed(keyDirectory);
    assertThat(store.newest(KEY))
        .get()
        .extracting(file -> ((StoredFile.Recorded) file).record())
        .isEqualTo(record);
  }

  @Test
  void read_contentRememberedAsAbsent_isRead() throws IOException {
    FileRecord record = put("one");
    moments.absentUntilListed(layout().content(record.fileId()));
    assertThat(read()).isEqualTo("one");
  }

  @Test
  void read_everyFileGoesStaleOnce_isRead() throws IOException {
    FileRecord record = put("one");
    for (Path file :
        new Path[] {
          layout().record(KEY, 1), layout().id(record.fileId()), layout().content(record.fileId())
        }) {
      moments.before(1, Operation.READ, file::equals, Moments::throwStale);
    }
    assertThat(read()).isEqualTo("one");
    assertThat(store.find(record.fileId())).isPresent();
  }

  @Test
  void find_idRememberedAsAbsent_isFound() throws IOException {
    FileRecord record = put("one");
    moments.absentUntilListed(layout().id(record.fileId()));
    assertThat(store.find(record.fileId())).isPresent();
  }

  @Test
  void find_recordGoesStale_isLookedAtOnceMore() throws IOException {
    FileRecord record = put("one");
    moments.before(1, Operation.READ, layout().record(KEY, 1)::equals, Moments::throwStale);
    assertThat(store.find(record.fileId())).isPresent();
  }

  @Test
  void put_contentOfTheNewestRememberedAsAbsent_isKept() throws IOException {
    FileRecord record = put("one");
    moments.absentUntilListed(layout().content(record.fileId()));
    assertThat(store.put(PutRequest.of(KEY), StoreContract.NEVER_CALLED))
        .isEqualTo(new PutResult.Exists(record));
  }

  @Test
  void put_fileInTheWayThatWasRemovedSince_isStored() throws IOException {
    Path inTheWay = other.foreign("nlp", "a file");
    // The client asks the server when it opens the directory; until then it remembers the file.
    moments.before(
        1, Operation.LIST, layout().published()::equals, () -> Files.deleteIfExists(inTheWay));
    PutResult result = store.put(StoreContract.replacing(KEY), StoreContract.content("one"));
    assertThat(result).isInstanceOf(PutResult.Stored.class);
    assertThat(read()).isEqualTo("one");
  }

  @Test
  void put_plainPathGoesStaleWhileItIsCompared_isLinkedAnew() throws IOException {
    put("one");
    moments.before(1, Operation.IS_SAME_FILE, path -> true, Moments::throwStale);
    store.put(StoreContract.replacing(KEY), StoreContract.content("two"));
    assertThat(other.layout().link(KEY)).hasContent("two");
  }

  @Test
  void newest_fileOfAnotherToolRememberedAsAbsent_isFound() throws IOException {
    Path foreign = other.foreign(KEY.value(), "theirs");
    moments.absentUntilListed(StoreLayout.parent(foreign)).absentUntilListed(foreign);
    assertThat(read()).isEqualTo("theirs");
  }

  @Test
  void read_fileOfAnotherToolGoesStale_isReadAnew() throws IOException {
    Path foreign = other.foreign(KEY.value(), "theirs");
    moments.before(1, Operation.READ, foreign::equals, Moments::throwStale);
    assertThat(read()).isEqualTo("theirs");
  }
}
