package dev.efsshare.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** What the suites of the store share; each runs on every file system that it is given. */
abstract class StoreContract {
  static final StoreKey KEY = new StoreKey("nlp/model.bin");

  final StoreTree tree;
  final VersionedStore store;

  StoreContract(StoreTree tree) {
    this.tree = tree;
    this.store = tree.store();
  }

  @AfterEach
  void leaveNoUnpublishedFile() throws IOException {
    assertThat(tree.files().keySet()).noneMatch(file -> file.contains("/.tmp-"));
    tree.close();
  }

  static ContentWriter content(String text) {
    return file -> {
      file.append(ByteBuffer.wrap(text.getBytes(UTF_8)));
      return new ContentWriter.Written(file.commit(), Verification.NONE);
    };
  }

  static final ContentWriter NEVER_CALLED =
      file -> {
        throw new AssertionError("the content was not needed");
      };

  static PutRequest replacing(StoreKey key) {
    return PutRequest.of(key).withExisting(ExistingPolicy.REPLACE_WHEN_CHANGED);
  }

  /** An event of a bucket with versions. */
  static PutRequest event(StoreKey key, String versionId, String sequencer) {
    return PutRequest.of(key)
        .withExisting(ExistingPolicy.REPLACE_WHEN_CHANGED)
        .withSource(new SourceVersion("bucket", "models/" + key, versionId, versionId, sequencer));
  }

  FileRecord stored(PutRequest request, String text) throws IOException {
    return stored(store.put(request, content(text)));
  }

  static FileRecord stored(PutResult result) {
    assertThat(result).isInstanceOf(PutResult.Stored.class);
    return result.record();
  }

  String read(StoredFile file) throws IOException {
    return store.read(file, in -> new String(in.readAllBytes(), UTF_8));
  }

  String readNewest(StoreKey key) throws IOException {
    return read(store.newest(key).orElseThrow());
  }

  Path record(StoreKey key, long generation) {
    return tree.layout().record(key, generation);
  }

  Path contentOf(FileRecord record) {
    return tree.layout().content(record.fileId());
  }

  void assertLinkIsNewest(StoreKey key) throws IOException {
    StoredFile newest = store.newest(key).orElseThrow();
    assertThat(Files.isSameFile(store.linkOf(key), newest.path()))
        .as("%s names the newest generation %s", store.linkOf(key), newest)
        .isTrue();
  }
}
