package dev.efsshare.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.efsshare.paper.data.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project's own paper-assets. */
class CommittedAssetsTest {
  private static final Path ASSETS = Path.of("..", "paper-assets");

  @Test
  void provenance_ofEachAsset_namesTheDataThatIsThere() throws IOException {
    for (Path provenance : provenances()) {
      for (JsonNode source : read(provenance).findParents("sha256")) {
        Path data = ASSETS.resolve("data").resolve(source.path("file").asText());
        assertThat(source.path("sha256").asText())
            .as("%s tells of other data; run ./efs-share paper", provenance)
            .isEqualTo(sha256(data));
      }
    }
  }

  @Test
  void provenance_ofEachAsset_namesTheFilesThatAreThere() throws IOException {
    for (Path provenance : provenances()) {
      read(provenance)
          .path("files")
          .forEachEntry((name, sha256) ->
              assertThat(provenance.resolveSibling(name))
                  .as("%s tells of other files; run ./efs-share paper", provenance)
                  .hasDigest("SHA-256", sha256.asText()));
    }
  }

  private static List<Path> provenances() throws IOException {
    try (Stream<Path> files = Files.walk(ASSETS)) {
      List<Path> found =
          files.filter(file -> file.toString().endsWith(".provenance.json")).toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  private static String sha256(Path file) throws IOException {
    return DataFile.sha256(Files.readAllBytes(file));
  }
}
