package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class CollisionContract extends StoreContract {
  CollisionContract(StoreTree tree) {
    super(tree);
  }

  private void assertCollision(String key, String path) throws IOException {
    Map<String, String> before = tree.files();
    assertThatThrownBy(() -> store.put(replacing(new StoreKey(key)), NEVER_CALLED))
        .isInstanceOf(KeyCollisionException.class)
        .hasMessageContaining("'" + key + "'")
        .hasMessageContaining(tree.layout().link(new StoreKey(path)).toString())
        .hasMessageContaining("use another key");
    assertThat(tree.files()).isEqualTo(before);
  }

  @Test
  void keyBelowAKey_isRefusedBeforeItsContent() throws IOException {
    stored(PutRequest.of(new StoreKey("a")), "file");

    assertCollision("a/b", "a");
    assertCollision("a/b/c", "a");
    assertThat(store.newest(new StoreKey("a/b"))).isEmpty();
  }

  @Test
  void keyAboveAKey_isRefusedBeforeItsContent() throws IOException {
    stored(PutRequest.of(new StoreKey("a/b/c")), "file");

    assertCollision("a/b", "a/b");
    assertCollision("a", "a");
    assertThat(store.newest(new StoreKey("a"))).isEmpty();
  }

  @Test
  void keyBelowAKeyWhoseLinkIsMissing_isRefused() throws IOException {
    stored(PutRequest.of(new StoreKey("a")), "file");
    Files.delete(store.linkOf(new StoreKey("a")));

    assertCollision("a/b", "a");
  }

  @Test
  void keyThatCollidesDuringTheTransfer_leavesNothing() throws IOException {
    StoreKey below = new StoreKey("a/b");
    assertThatThrownBy(() ->
            store.put(
                PutRequest.of(below),
                file -> {
                  stored(PutRequest.of(new StoreKey("a")), "first");
                  return content("second").write(file);
                }))
        .isInstanceOf(KeyCollisionException.class);

    assertThat(store.generations(below)).isEmpty();
    assertThat(tree.files()).hasSize(4);
  }

  @Test
  void keysThatDifferInCaseOnly_areDifferentKeys() throws IOException {
    stored(PutRequest.of(new StoreKey("Model")), "upper");
    stored(PutRequest.of(new StoreKey("model")), "lower");

    assertThat(readNewest(new StoreKey("Model"))).isEqualTo("upper");
    assertThat(readNewest(new StoreKey("model"))).isEqualTo("lower");
  }

  @Test
  void keysOfEveryShape_areStoredAndFound() throws IOException {
    for (String key :
        new String[] {
          " ",
          "~",
          "...",
          "a b+c%20",
          "quote\"back\\slash",
          "é/e\u0301/\uD83D\uDE00",
          "x".repeat(255),
          "d/".repeat(200) + "deep",
          ".efs-share/objects"
        }) {
      FileRecord record = stored(PutRequest.of(new StoreKey(key)), key);

      assertThat(readNewest(new StoreKey(key))).isEqualTo(key);
      assertThat(store.find(record.fileId()).orElseThrow().record().key().value()).isEqualTo(key);
      assertLinkIsNewest(new StoreKey(key));
    }
  }
}
