package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.testkit.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same second looks where there is nothing to compare with. */
class ReaderUnverifiedTest extends ReaderFixture {

  @Test
  void summariseAndReadUnverified_askTheServerFirst() throws IOException {
    replaceBy("old content");
    moments.before(1, Operation.LIST, directory::equals, () -> replaceBy(NEW));
    assertThat(reader.summarise(file, Set.of(ChecksumAlgorithm.SHA_256)))
        .isEqualTo(PublisherContract.summary(NEW));

    replaceBy("old content");
    moments.before(1, Operation.LIST, directory::equals, () -> replaceBy(NEW));
    assertThat(reader.readUnverified(file, text)).isEqualTo(NEW);
  }

  @Test
  void summariseAndReadUnverified_absentOrStaleAtFirst_areRepeated() throws IOException {
    moments.absentUntilListed(directory);
    staleReads(2);
    assertThat(reader.summarise(file, Set.of(ChecksumAlgorithm.SHA_256)))
        .isEqualTo(PublisherContract.summary(NEW));
    staleReads(2);
    assertThat(reader.readUnverified(file, text)).isEqualTo(NEW);
    staleReads(1);
    int first = reader.readUnverified(file, InputStream::read);
    assertThat(first).isEqualTo(NEW.charAt(0));
  }

  @Test
  void readUnverified_functionFailsOnItsOwn_isCalledOnce() {
    IllegalStateException own = new IllegalStateException("bad header");
    List<String> calls = new ArrayList<>();
    assertThatThrownBy(() ->
            reader.readUnverified(
                file,
                in -> {
                  calls.add("called");
                  throw own;
                }))
        .isSameAs(own);
    assertThat(calls).hasSize(1);
  }
}
