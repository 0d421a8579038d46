package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is true of every policy, whatever it is attached to. */
class PoliciesTest {
  private final List<Part> documents = new ArrayList<>();

  PoliciesTest() {
    Stack.with("Tracing", "true").resources().values().forEach(this::collect);
  }

  /** A document is known by its statements. */
  private void collect(Part part) {
    if (part.has("Statement")) {
      documents.add(part);
    } else if (part.value() instanceof List) {
      part.items().forEach(this::collect);
    } else if (part.value() instanceof Map) {
      part.members().values().forEach(this::collect);
    }
  }

  /** The older version, which is the default, takes variables for text. */
  @Test
  void policies_areOfTheCurrentVersion() {
    assertThat(documents)
        .hasSize(12)
        .allSatisfy(each -> assertThat(each.text("Version")).isEqualTo("2012-10-17"));
  }

  @Test
  void policies_thatAllowEverybody_haveACondition() {
    assertThat(documents)
        .flatExtracting(Statement::of)
        .filteredOn(each -> each.allows() && "*".equals(each.principal()))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.conditions().toString()).contains("aws:Principal"));
  }

  /** Such a statement would say "everything but", and grow with every service. */
  @Test
  void policies_nameActionsAndResources_neverWhatIsExcepted() {
    assertThat(documents)
        .flatExtracting(PoliciesTest::statements)
        .noneMatch(each -> each.has("NotAction") || each.has("NotResource"))
        .noneMatch(each -> each.has("NotPrincipal"));
  }

  private static List<Part> statements(Part document) {
    return document.items("Statement");
  }
}
