package dev.efsshare.reliability.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.reliability.workload.Readers.Reads;
import dev.efsshare.reliability.workload.Violation.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage is done to a sound tree by hand; the audit must name it. */
class AuditTest {
  private static final Worker.Plan PLAN = new Worker.Plan(1, 5, 10_000);

  @TempDir private Path root;
  private final Ledger ledger = new Ledger();
  private Site site = new Site(Path.of("/"));

  @BeforeEach
  void work() throws IOException {
    site = Site.prepare(root);
    Worker worker = new Worker(site, new LibraryPublishers(), ledger, Tracer.NONE, PLAN);
    for (int i = 0; i < 6; i++) {
      for (Kind kind : Kind.values()) {
        assertThat(worker.attempt(kind).isTrouble()).isFalse();
      }
    }
  }

  private List<Rule> auditedRules() throws IOException {
    return Audit.of(site, ledger, Reads.NONE).violations().stream()
        .map(Violation::rule)
        .distinct()
        .toList();
  }

  private List<Path> filesBelow(String directory) {
    try (Stream<Path> files = Files.walk(root.resolve(directory))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void soundTree_isAuditedWithoutViolations() throws IOException {
    Audit.Findings findings = Audit.of(site, ledger, Reads.NONE);

    assertThat(findings.violations()).isEmpty();
    assertThat(findings.verified()).isGreaterThan(12);
    assertThat(findings.before().count()).isZero();
  }

  @Test
  void createdFile_removed_isLost() throws IOException {
    Files.delete(filesBelow("created").getFirst());

    assertThat(auditedRules()).containsExactly(Rule.LOST);
  }

  @Test
  void replacedFile_cutOff_isTorn() throws IOException {
    Path file = filesBelow("replaced").getFirst();
    Files.write(file, Files.readAllBytes(file).length == 0 ? new byte[1] : new byte[0]);

    assertThat(auditedRules()).containsExactly(Rule.TORN);
  }

  @Test
  void generation_withoutContent_isLost() throws IOException {
    Files.delete(filesBelow(".efs-share/objects").getFirst());

    assertThat(auditedRules()).contains(Rule.LOST);
  }

  @Test
  void record_removed_isLost() throws IOException {
    Files.delete(filesBelow(".efs-share/keys").getLast());

    assertThat(auditedRules()).contains(Rule.LOST);
  }

  @Test
  void record_damaged_isTorn() throws IOException {
    Files.writeString(filesBelow(".efs-share/keys").getFirst(), "{");

    assertThat(auditedRules()).contains(Rule.TORN);
  }

  @Test
  void whatTheDeadLeave_isCountedAndReaped() throws IOException {
    Files.writeString(site.created().resolve(".tmp-0"), "x");
    Files.writeString(root.resolve("models/put/.tmp-1"), "x");
    String id = "00000000-0000-4000-8000-000000000000";
    Path content = Files.createDirectories(root.resolve(".efs-share/objects/00")).resolve(id);
    Files.writeString(content, "x");
    Path record = filesBelow(".efs-share/ids").getFirst();
    Files.createDirectories(root.resolve(".efs-share/ids/00"));
    Files.copy(record, root.resolve(".efs-share/ids/00").resolve(id));

    Audit.Findings findings = Audit.of(site, ledger, Reads.NONE);

    assertThat(findings.before().temporary()).hasSize(2);
    assertThat(findings.before().unrecorded()).hasSize(2);
    assertThat(findings.violations()).isEmpty();
  }

  @Test
  void fileThatReapingDoesNotKnow_isLeftOver() throws IOException {
    Files.writeString(root.resolve("stray"), "x");

    assertThat(auditedRules()).containsExactly(Rule.LEFT_OVER);
  }
}
