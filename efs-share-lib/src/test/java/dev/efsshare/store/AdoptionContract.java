package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.DeadlineExceededException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

abstract class AdoptionContract extends StoreContract {
  AdoptionContract(StoreTree tree) {
    super(tree);
  }

  @Test
  void fileOfAnotherTool_isServedAsItIs() throws IOException {
    Path file = tree.foreign("nlp/model.bin", "theirs");

    assertThat(store.newest(KEY)).contains(new StoredFile.Foreign(KEY, file));
    assertThat(readNewest(KEY)).isEqualTo("theirs");
    assertThat(tree.files()).hasSize(1);
  }

  @Test
  void fileOfAnotherTool_thatIsRemoved_isNoFile() throws IOException {
    Path file = tree.foreign("nlp/model.bin", "theirs");
    StoredFile found = store.newest(KEY).orElseThrow();
    Files.delete(file);

    assertThatThrownBy(() -> read(found)).isInstanceOf(NoSuchFileException.class);
    assertThat(store.newest(KEY)).isEmpty();
  }

  @Test
  void keep_adoptsTheFileAsGenerationOneAndExists() throws IOException {
    tree.foreign("nlp/model.bin", "theirs");

    PutResult result = store.put(PutRequest.of(KEY), NEVER_CALLED);

    assertThat(result).isInstanceOf(PutResult.Exists.class);
    FileRecord adopted = result.record();
    assertThat(adopted.generation()).isEqualTo(1);
    assertThat(adopted.source()).isNull();
    assertThat(adopted.verifiedBy()).isEqualTo(Verification.NONE);
    assertThat(adopted.content().sizeBytes()).isEqualTo(6);
    assertThat(readNewest(KEY)).isEqualTo("theirs");
    assertThat(store.find(adopted.fileId())).isPresent();
    assertLinkIsNewest(KEY);
    assertThat(tree.files()).hasSize(4);
  }

  @Test
  void replace_adoptsTheFileAndStoresGenerationTwo() throws IOException {
    tree.foreign("nlp/model.bin", "theirs");

    FileRecord mine = stored(event(KEY, "v1", "0A"), "mine");

    assertThat(mine.generation()).isEqualTo(2);
    assertThat(readNewest(KEY)).isEqualTo("mine");
    FileRecord adopted = store.generations(KEY).getFirst();
    assertThat(read(store.find(adopted.fileId()).orElseThrow())).isEqualTo("theirs");
    assertLinkIsNewest(KEY);
  }

  @Test
  void replaceWithTheSameContent_existsAfterAdoption() throws IOException {
    tree.foreign("nlp/model.bin", "same");

    PutResult result = store.put(replacing(KEY), content("same"));

    assertThat(result).isInstanceOf(PutResult.Exists.class);
    assertThat(tree.files()).hasSize(4);
  }

  @Test
  void fileThatAppearsDuringATransfer_isAdoptedBeforeItIsReplaced() throws IOException {
    PutResult result =
        store.put(
            replacing(KEY),
            file -> {
              tree.foreign("nlp/model.bin", "theirs");
              return content("mine").write(file);
            });

    assertThat(stored(result).generation()).isEqualTo(2);
    FileRecord adopted = store.generations(KEY).getFirst();
    assertThat(read(store.find(adopted.fileId()).orElseThrow())).isEqualTo("theirs");
  }

  @Test
  void fileThatTakesTooLongToRead_isNotAdoptedAndStays() throws IOException {
    Path file = tree.foreign("nlp/model.bin", "theirs");
    PutRequest hurried = PutRequest.of(KEY).withTimeLimit(Duration.ofNanos(1));

    assertThatThrownBy(() -> store.put(hurried, NEVER_CALLED))
        .isInstanceOf(DeadlineExceededException.class);

    assertThat(store.newest(KEY)).contains(new StoredFile.Foreign(KEY, file));
    assertThat(tree.files()).hasSize(1);
  }

  @Test
  void contentThatTakesTooLongToCompare_isADeadline() throws IOException {
    stored(event(KEY, "v1", "0A"), "mine");
    PutRequest again =
        event(KEY, "v1", "0A")
            .withExisting(ExistingPolicy.REPLACE)
            .withTimeLimit(Duration.ofNanos(1));

    assertThatThrownBy(() -> store.put(again, NEVER_CALLED))
        .isInstanceOf(DeadlineExceededException.class);

    assertThat(readNewest(KEY)).isEqualTo("mine");
  }

  @Test
  void symbolicLinkUnderAKey_isNeitherServedNorFollowed() throws IOException {
    Path secret = Files.writeString(tree.root().resolve("secret"), "secret");
    Path link = tree.layout().link(new StoreKey("link"));
    Files.createSymbolicLink(link, secret);
    Files.createSymbolicLink(tree.layout().link(new StoreKey("up")), tree.root());

    assertThat(store.newest(new StoreKey("link"))).isEmpty();
    assertThat(store.newest(new StoreKey("up/secret"))).isEmpty();
    for (String key : new String[] {"link", "up/secret"}) {
      assertThatThrownBy(() -> store.put(replacing(new StoreKey(key)), NEVER_CALLED))
          .isInstanceOf(KeyCollisionException.class);
    }
    assertThat(Files.readString(secret)).isEqualTo("secret");
  }
}
