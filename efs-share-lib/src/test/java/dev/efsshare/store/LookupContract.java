package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.efsshare.ChecksumMismatchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class LookupContract extends StoreContract {
  LookupContract(StoreTree tree) {
    super(tree);
  }

  @Test
  void newest_unknownKey_isEmptyAndWritesNothing() throws IOException {
    assertThat(store.newest(KEY)).isEmpty();
    assertThat(store.generations(KEY)).isEmpty();
    assertThat(tree.files()).isEmpty();
  }

  @Test
  void find_unknownId_isEmpty() throws IOException {
    assertThat(store.find(FileId.random())).isEmpty();
  }

  @Test
  void find_idOfAnOldGeneration_leadsToItsContent() throws IOException {
    FileRecord first = stored(replacing(KEY), "one");
    stored(replacing(KEY), "two");
    stored(replacing(KEY), "three");

    StoredFile.Recorded found = store.find(first.fileId()).orElseThrow();

    assertThat(found.record()).isEqualTo(first);
    assertThat(read(found)).isEqualTo("one");
  }

  @Test
  void find_idWhoseContentHasNoRecordYet_isEmpty() throws IOException {
    FileId[] pending = new FileId[1];
    PutRequest request = PutRequest.of(KEY);
    store.put(
        request,
        file -> {
          assertThat(store.find(request.fileId())).isEmpty();
          pending[0] = request.fileId();
          return content("one").write(file);
        });

    assertThat(store.find(pending[0])).isPresent();
  }

  @Test
  void read_contentThatWasDamaged_isRefused() throws IOException {
    stored(PutRequest.of(KEY), "one");
    StoredFile file = store.newest(KEY).orElseThrow();
    Files.writeString(file.path(), "eno");

    assertThatThrownBy(() -> read(file)).isInstanceOf(ChecksumMismatchException.class);
  }

  @Test
  void read_fileHeldFromBeforeAReplacement_isStillTheOldContent() throws IOException {
    stored(replacing(KEY), "one");
    StoredFile held = store.newest(KEY).orElseThrow();
    stored(replacing(KEY), "two");

    assertThat(read(held)).isEqualTo("one");
    assertThat(readNewest(KEY)).isEqualTo("two");
  }

  @Test
  void recordThatCannotBeUnderstood_isNamedAndNothingIsGuessed() throws IOException {
    FileRecord record = stored(replacing(KEY), "one");
    String good = Files.readString(record(KEY, 1));
    for (String bad : HostileRecords.from(good)) {
      Files.writeString(record(KEY, 1), bad);
      Map<String, String> before = tree.files();

      assertThat(catchThrowable(() -> store.newest(KEY)))
          .as("record: %.200s", bad)
          .isInstanceOf(CorruptRecordException.class)
          .hasMessageContaining(record(KEY, 1).toString());
      assertThatThrownBy(() -> store.put(replacing(KEY), NEVER_CALLED))
          .isInstanceOf(CorruptRecordException.class);
      assertThatThrownBy(() -> store.find(record.fileId()))
          .isInstanceOf(CorruptRecordException.class);
      assertThat(tree.files()).isEqualTo(before);
    }
  }

  @Test
  void recordOfANewerSchema_saysToUpdate() throws IOException {
    stored(replacing(KEY), "one");
    String good = Files.readString(record(KEY, 1));
    Files.writeString(record(KEY, 1), good.replace("\"schema\": 1", "\"schema\": 2"));

    assertThatThrownBy(() -> store.newest(KEY))
        .isInstanceOf(CorruptRecordException.class)
        .hasMessageContaining("schema is 2")
        .hasMessageContaining("update the library");
  }

  @Test
  void recordWithFieldsOfALaterMinor_isReadWithoutThem() throws IOException {
    FileRecord record = stored(event(KEY, "v1", "0A"), "one");
    String good = Files.readString(record(KEY, 1));
    Files.writeString(
        record(KEY, 1),
        good.replaceFirst(
            "\\{", "{\"later\": [{\"deep\": [1.5e300, true, null]}], \"more\": \"\\\\u00e9\","));

    assertThat(store.newest(KEY).orElseThrow())
        .isEqualTo(new StoredFile.Recorded(record, contentOf(record)));
  }

  @Test
  void idFileThatIsDamaged_isNamed() throws IOException {
    FileRecord record = stored(PutRequest.of(KEY), "one");
    Path id = tree.layout().id(record.fileId());
    Files.writeString(id, "");

    assertThatThrownBy(() -> store.find(record.fileId()))
        .isInstanceOf(CorruptRecordException.class)
        .hasMessageContaining(id.toString());
  }

  @Test
  void strangersAmongTheRecords_areIgnored() throws IOException {
    FileRecord record = stored(PutRequest.of(KEY), "one");
    Path directory = tree.layout().keyDirectory(KEY);
    for (String name :
        new String[] {
          "1.json", "00000000000000000002.json.bak", "99999999999999999999.json", ".nfs01", "x"
        }) {
      Files.writeString(directory.resolve(name), "stranger");
    }

    assertThat(store.newest(KEY).orElseThrow())
        .isEqualTo(new StoredFile.Recorded(record, contentOf(record)));
    assertThat(stored(replacing(KEY), "two").generation()).isEqualTo(2);
  }
}
