package dev.efsshare.paper.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.efsshare.paper.Fixtures;
import dev.efsshare.paper.data.Data;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostModelTest {
  /** GB a month for each GB kept: 50 KiB/s for 730 hours. */
  private static final double DELIVERED = 134.5536;

  @TempDir Path folder;

  /** Reckoned by hand from the formula for a million requests and a model of half a gigabyte. */
  @Test
  void month_aMillionRequests_isTheFormula() throws Exception {
    CostModel costs = new CostModel(new Data(Fixtures.copyTo(folder)).prices(), 0.5);
    double lambda = 0.0000133334 * 2;
    double each = 0.20 + (1e6 * 0.1 + 1e6 * 0.5 / 0.09) * lambda + 0.5 * 0.023 + 1e3 * 0.0004;
    double start = 0.20 + (1e6 * 0.1 + 5e3 * 0.5 / 0.09) * lambda + 0.5 * 0.023;

    assertThat(costs.month(CostModel.Way.S3_EACH_REQUEST, 1e6)).isEqualTo(each, within(1e-9));
    assertThat(costs.month(CostModel.Way.S3_EACH_START, 1e6))
        .isEqualTo(start + 5 * 0.0004, within(1e-9));
    assertThat(costs.month(CostModel.Way.SHARE_BURSTING, 1e6))
        .isEqualTo(start + (5e3 + 10) * 0.5 / DELIVERED * 0.30, within(1e-9));
    assertThat(costs.month(CostModel.Way.SHARE_ELASTIC, 1e6))
        .isEqualTo(start + 0.5 * 0.30 + 5e3 * 0.5 * 0.03 + 10 * 0.5 * 0.06, within(1e-9));
  }

  @Test
  void month_fewRequestsWithBursting_keepsTheModelOnly() throws Exception {
    CostModel costs = new CostModel(new Data(Fixtures.copyTo(folder)).prices(), 0.5);
    double lambda = 0.0000133334 * 2;
    double start = 0.002 + (1e4 * 0.1 + 50 * 0.5 / 0.09) * lambda + 0.5 * 0.023;

    assertThat(costs.kept(1e4)).isEqualTo(0.5);
    assertThat(costs.month(CostModel.Way.SHARE_BURSTING, 1e4))
        .isEqualTo(start + 0.5 * 0.30, within(1e-9));
  }

  @Test
  void kept_requestsBeyondWhatTheModelDelivers_isMoreThanTheModel() throws Exception {
    CostModel costs = new CostModel(new Data(Fixtures.copyTo(folder)).prices(), 0.5);

    assertThat(costs.deliveredByModel()).isEqualTo(67.2768, within(1e-9));
    assertThat(costs.requestsWithinModel()).isEqualTo(24_910);
    assertThat(costs.kept(24_910)).isEqualTo(0.5);
    assertThat(costs.kept(24_911)).isGreaterThan(0.5);
    assertThat(costs.kept(1e6)).isEqualTo(18.617, within(1e-3));
  }

  @Test
  void costByRequests_sentence_saysHowFarBurstingDelivers() throws Exception {
    Data data = new Data(Fixtures.copyTo(folder));
    Exhibit exhibit =
        Costs.all().stream()
            .filter(e -> e.name().equals("cost-requests"))
            .findFirst()
            .orElseThrow();

    assertThat(exhibit.maker().make(data))
        .isInstanceOfSatisfying(
            Content.Figure.class,
            figure ->
                assertThat(figure.sentence())
                    .contains("0.5 GB kept deliver 67.3 GB a month, enough for 24,910 requests")
                    .contains("18.6 GB for a million"));
  }
}
