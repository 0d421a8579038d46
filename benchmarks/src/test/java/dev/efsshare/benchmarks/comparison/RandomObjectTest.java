package dev.efsshare.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomObjectTest {
  private static final long BYTES = (3 << 20) + 17;

  @TempDir private Path bucket;

  @Test
  void object_hasItsSizeAndDigest_underEachKey() throws Exception {
    RandomObject object = RandomObject.write(bucket, "big", BYTES);
    byte[] content = Files.readAllBytes(bucket.resolve(object.key("again")));

    assertThat(content).hasSize((int) BYTES);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    assertThat(object.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void check_ofOtherBytes_namesWhoHasThem() throws IOException {
    RandomObject object = RandomObject.write(bucket, "big", 10);

    assertThatCode(() -> object.check("python", object.sha256())).doesNotThrowAnyException();
    assertThatThrownBy(() -> object.check("python", "00"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("python")
        .hasMessageContaining(object.sha256());
  }

  @Test
  void delete_removesEveryKey_andNothingElse() throws IOException {
    RandomObject other = RandomObject.write(bucket, "other", 10);
    RandomObject object = RandomObject.write(bucket, "big", 10);
    object.key("again");

    object.delete();

    assertThat(bucket.resolve("models")).isDirectoryNotContaining("glob:**/big*");
    assertThat(other.file()).exists();
  }
}
