package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class PutContract extends StoreContract {
  PutContract(StoreTree tree) {
    super(tree);
  }

  @Test
  void firstPut_makesGenerationOneWithRecordIdAndLink() throws IOException {
    PutRequest request = PutRequest.of(KEY).withChecksums(Set.of(ChecksumAlgorithm.CRC64NVME));

    FileRecord record = stored(request, "one");

    assertThat(record.generation()).isEqualTo(1);
    assertThat(record.fileId()).isEqualTo(request.fileId());
    assertThat(record.content().sizeBytes()).isEqualTo(3);
    assertThat(record.content().checksum(ChecksumAlgorithm.CRC64NVME)).isPresent();
    assertThat(store.newest(KEY)).contains(new StoredFile.Recorded(record, contentOf(record)));
    assertThat(store.find(record.fileId()).orElseThrow().record()).isEqualTo(record);
    assertThat(readNewest(KEY)).isEqualTo("one");
    assertThat(Files.readString(store.linkOf(KEY))).isEqualTo("one");
    assertThat(tree.files()).hasSize(4);
  }

  @Test
  void laterPuts_numberGenerationsInOrder() throws IOException {
    for (int i = 1; i <= 12; i++) {
      assertThat(stored(replacing(KEY), "content " + i).generation()).isEqualTo(i);
      assertLinkIsNewest(KEY);
    }

    assertThat(store.generations(KEY))
        .extracting(FileRecord::generation)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    assertThat(readNewest(KEY)).isEqualTo("content 12");
  }

  @Test
  void keep_keyThatIsThere_existsWithoutContent() throws IOException {
    FileRecord first = stored(PutRequest.of(KEY), "one");
    Map<String, String> before = tree.files();

    PutResult again = store.put(PutRequest.of(KEY), NEVER_CALLED);

    assertThat(again).isEqualTo(new PutResult.Exists(first));
    assertThat(tree.files()).isEqualTo(before);
  }

  @Test
  void sameEventTwice_secondTime_existsAndWritesNothing() throws IOException {
    FileRecord first = stored(event(KEY, "v1", "0A"), "one");
    Map<String, String> before = tree.files();

    PutResult again = store.put(event(KEY, "v1", "0A"), NEVER_CALLED);

    assertThat(again).isEqualTo(new PutResult.Exists(first));
    assertThat(tree.files()).isEqualTo(before);
  }

  @Test
  void olderEvent_afterNewer_isSupersededAndWritesNothing() throws IOException {
    FileRecord newer = stored(event(KEY, "v2", "0B"), "two");
    Map<String, String> before = tree.files();

    PutResult late = store.put(event(KEY, "v1", "0A"), NEVER_CALLED);

    assertThat(late).isEqualTo(new PutResult.Superseded(newer));
    assertThat(tree.files()).isEqualTo(before);
  }

  @Test
  void olderEvent_thatLeadsToTheVersionThere_isSuperseded() throws IOException {
    FileRecord newer = stored(unversioned("tagB", "0B"), "two");

    PutResult late = store.put(unversioned("tagB", "0A"), NEVER_CALLED);

    assertThat(late).isEqualTo(new PutResult.Superseded(newer));
  }

  @Test
  void eventOfAVersionStoredWithoutOne_leavesItsSequencer_soThatAnOlderEventComesTooLate()
      throws IOException {
    PutRequest byHand = event(KEY, "v2", "0B");
    SourceVersion version = Objects.requireNonNull(byHand.source());
    stored(
        byHand.withSource(
            new SourceVersion(
                version.bucket(), version.key(), version.versionId(), version.eTag(), null)),
        "two");

    FileRecord ordered = stored(event(KEY, "v2", "0B"), "two");
    PutResult late = store.put(event(KEY, "v1", "0A"), NEVER_CALLED);

    assertThat(late).isEqualTo(new PutResult.Superseded(ordered));
  }

  @Test
  void sameRequestAgain_afterAnotherOne_isSuperseded() throws IOException {
    PutRequest request = replacing(KEY);
    stored(request, "one");
    FileRecord newer = stored(replacing(KEY), "two");

    assertThat(store.put(request, content("one"))).isEqualTo(new PutResult.Superseded(newer));
  }

  @Test
  void keep_contentRemovedFromOutside_isStoredAnew() throws IOException {
    FileRecord lost = stored(replacing(KEY), "same");
    Files.delete(contentOf(lost));

    FileRecord again = stored(PutRequest.of(KEY), "same");

    assertThat(again.generation()).isEqualTo(2);
    assertThat(readNewest(KEY)).isEqualTo("same");
  }

  @Test
  void replace_contentDamagedFromOutside_isStoredAnew() throws IOException {
    FileRecord damaged = stored(event(KEY, "v1", "0A"), "same");
    Files.writeString(contentOf(damaged), "SAME");

    FileRecord again = stored(event(KEY, "v1", "0A").withExisting(ExistingPolicy.REPLACE), "same");

    assertThat(again.generation()).isEqualTo(2);
    assertThat(readNewest(KEY)).isEqualTo("same");
  }

  @Test
  void replace_contentIntact_exists() throws IOException {
    FileRecord first = stored(event(KEY, "v1", "0A"), "same");

    assertThat(store.put(event(KEY, "v1", "0A").withExisting(ExistingPolicy.REPLACE), NEVER_CALLED))
        .isEqualTo(new PutResult.Exists(first));
  }

  @Test
  void recordNames_inALocaleWithOtherDigits_areReadByEveryMachine() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      stored(replacing(KEY), "one");
    } finally {
      Locale.setDefault(before);
    }

    assertThat(readNewest(KEY)).isEqualTo("one");
    assertThat(tree.files().keySet()).anyMatch(name -> name.endsWith("/00000000000000000001.json"));
  }

  @Test
  void olderEvent_overtakenWhileItTransfers_isSupersededAndRemoved() throws IOException {
    PutResult late =
        store.put(
            event(KEY, "v1", "0A"),
            file -> {
              stored(event(KEY, "v2", "0B"), "two");
              return content("one").write(file);
            });

    assertThat(late).isInstanceOf(PutResult.Superseded.class);
    assertThat(readNewest(KEY)).isEqualTo("two");
    assertThat(tree.files()).hasSize(4);
  }

  @Test
  void olderEvent_afterSomethingPutByHandOverANewerOne_isSuperseded() throws IOException {
    stored(event(KEY, "v2", "0B"), "two");
    FileRecord byHand = stored(replacing(KEY), "by hand");

    assertThat(store.put(event(KEY, "v1", "0A"), NEVER_CALLED))
        .isEqualTo(new PutResult.Superseded(byHand));
    assertThat(store.put(event(KEY, "v2", "0B"), NEVER_CALLED))
        .isEqualTo(new PutResult.Superseded(byHand));
    assertThat(stored(event(KEY, "v3", "0C"), "three").generation()).isEqualTo(3);
  }

  @Test
  void newerEvent_sameContent_makesAGeneration() throws IOException {
    stored(event(KEY, "v1", "0A"), "same");

    assertThat(stored(event(KEY, "v2", "0B"), "same").generation()).isEqualTo(2);
  }

  @Test
  void sameContentUploadedAgain_toBucketWithoutVersions_outlivesTheEventBetween()
      throws IOException {
    stored(unversioned("tagA", "01"), "A");
    FileRecord third = stored(unversioned("tagA", "03"), "A");

    PutResult second = store.put(unversioned("tagB", "02"), NEVER_CALLED);

    assertThat(second).isEqualTo(new PutResult.Superseded(third));
  }

  private static PutRequest unversioned(String eTag, String sequencer) {
    return event(KEY, eTag, sequencer)
        .withSource(new SourceVersion("bucket", "models/" + KEY, null, eTag, sequencer));
  }

  @Test
  void replaceWithoutSource_sameContent_existsAndLeavesNoCopy() throws IOException {
    FileRecord first = stored(replacing(KEY), "same");
    Map<String, String> before = tree.files();

    PutResult again = store.put(replacing(KEY), content("same"));

    assertThat(again).isEqualTo(new PutResult.Exists(first));
    assertThat(tree.files()).isEqualTo(before);
  }

  @Test
  void sameRequestAgain_exists() throws IOException {
    PutRequest request = replacing(KEY);
    FileRecord first = stored(request, "one");

    assertThat(store.put(request, NEVER_CALLED)).isEqualTo(new PutResult.Exists(first));
  }

  @Test
  void fileIdInUse_isRefusedAndTheOwnerKeepsItsContent() throws IOException {
    FileRecord owner = stored(PutRequest.of(new StoreKey("other")), "mine");
    Map<String, String> before = tree.files();

    assertThatThrownBy(
            () -> store.put(PutRequest.of(KEY).withFileId(owner.fileId()), content("mine")))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining(owner.fileId().toString())
        .hasMessageContaining("new id");

    assertThat(tree.files()).isEqualTo(before);
  }

  @Test
  void linkThatIsNotTheNewest_isRepairedByAPutThatStoresNothing() throws IOException {
    FileRecord newest = stored(event(KEY, "v2", "0B"), "two");
    for (PutRequest request :
        List.of(PutRequest.of(KEY), event(KEY, "v2", "0B"), event(KEY, "v1", "0A"))) {
      Files.delete(store.linkOf(KEY));

      assertThat(store.put(request, NEVER_CALLED).record()).isEqualTo(newest);

      assertLinkIsNewest(KEY);
    }
  }

  @Test
  void publishedModes_allowOthersToReadOnly() throws IOException {
    stored(PutRequest.of(KEY), "one");

    assertThat(Files.getPosixFilePermissions(store.linkOf(KEY)))
        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(Files.getPosixFilePermissions(StoreLayout.parent(store.linkOf(KEY))))
        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
