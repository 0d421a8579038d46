package dev.efsshare.reliability.fulldisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.efsshare.reliability.ReliabilityCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign on real small file systems, short: as root, or in a user namespace. */
class FullDiskCampaignTest {
  @TempDir private Path directory;

  private JsonNode run(List<String> way) throws Exception {
    Path json = directory.resolve("verdict.json");
    List<String> arguments = new ArrayList<>(List.of("full-disk", "--in-namespace"));
    arguments.addAll(List.of("--rounds", "1", "--size", "4m", "--seed", "8"));
    arguments.addAll(List.of("--json", json.toString()));
    Path output = directory.resolve("output");
    int code =
        Namespace.command(way, ReliabilityCommand.class.getName(), arguments)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(output)).isZero();
    assertThat(Files.readAllLines(output).getLast()).startsWith("OK: ");
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void library_onFullAndReadOnlyFileSystems_keepsEveryPromise() throws Exception {
    Optional<List<String>> way = Namespace.find();
    assumeThat(way)
        .as("mounting a tmpfs, as root or by unshare(1) in a user namespace, is refused here")
        .isPresent();

    JsonNode verdict = run(way.orElseThrow());

    JsonNode rows = verdict.get("tables").get(0).get("rows");
    for (String name : List.of("tmpfs, no space", "tmpfs, no inodes", "tmpfs, read-only")) {
      int written = rows.get(name).get(1).intValue();
      int refused = rows.get(name).get(2).intValue();
      assertThat(written).as(name).isPositive();
      assertThat(refused).as(name).isGreaterThanOrEqualTo(20);
    }
  }
}
