package dev.efsshare.paper.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpacingTest {

  @Test
  void apart_placesThatAreFarEnough_stay() {
    assertThat(Spacing.apart(new double[] {5, 1, 9}, 2, 0, 10)).containsExactly(5, 1, 9);
  }

  @Test
  void apart_placesTooNear_keepTheirOrderAndTheGap() {
    double[] places = Spacing.apart(new double[] {5, 5.1, 4.9}, 1, 0, 10);

    assertThat(places[2]).isLessThan(places[0]);
    assertThat(places[0]).isLessThan(places[1]);
    double[] sorted = places.clone();
    Arrays.sort(sorted);
    assertThat(sorted[1] - sorted[0]).isGreaterThanOrEqualTo(0.999);
    assertThat(sorted[2] - sorted[1]).isGreaterThanOrEqualTo(0.999);
  }

  @Test
  void apart_placesTooNear_standAroundTheirMiddle() {
    assertThat(Spacing.apart(new double[] {5, 5}, 2, 0, 10)).containsExactly(4, 6);
  }

  @Test
  void apart_placesAtAnEnd_areMovedInside() {
    assertThat(Spacing.apart(new double[] {10, 9.5}, 1, 0, 10)).containsExactly(10, 9);
    assertThat(Spacing.apart(new double[] {0, 0.5}, 1, 0, 10)).containsExactly(0, 1);
  }
}
