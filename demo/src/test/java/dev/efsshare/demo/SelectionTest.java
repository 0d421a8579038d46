package dev.efsshare.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void of_unknownName_isRefusedWithAllNames() {
    assertThatThrownBy(() -> Selection.of(Scale.USUAL, List.of("burst", "brust")))
        .hasMessageStartingWith("no such test: brust; there are: s3_trigger, producer_api")
        .hasMessageContaining("killed_producer");
  }

  @Test
  void of_noName_isRefused() {
    assertThatThrownBy(() -> Selection.of(Scale.USUAL, List.of(" ")))
        .hasMessageContaining("no test is named");
  }

  @Test
  void of_names_keepTheUsualOrder() {
    Selection selection = Selection.of(Scale.QUICK, List.of("burst", " s3_trigger"));

    assertThat(selection.steps()).extracting(Step::id).containsExactly("s3_trigger", "burst");
    assertThat(selection.whole()).isFalse();
  }

  @Test
  void of_theLargestFile_wantsFull() {
    assertThatThrownBy(() -> Selection.of(Scale.USUAL, List.of("large_1gib")))
        .hasMessageContaining("large_1gib")
        .hasMessageContaining("--full");
    assertThat(Selection.of(Scale.FULL, List.of("large_1gib")).steps()).hasSize(1);
  }

  @Test
  void all_full_isEveryTestAndMoreThanTheOthers() {
    assertThat(Selection.all(Scale.FULL).steps()).hasSameSizeAs(Catalogue.STEPS);
    assertThat(Selection.all(Scale.QUICK).steps()).hasSize(Catalogue.STEPS.size() - 1);
  }
}
