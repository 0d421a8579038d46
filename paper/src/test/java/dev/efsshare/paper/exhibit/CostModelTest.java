package dev.efsshare.paper.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.efsshare.paper.Fixtures;
import dev.efsshare.paper.data.Data;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostModelTest {
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
        .isEqualTo(start + 0.5 * 0.30, within(1e-9));
    assertThat(costs.month(CostModel.Way.SHARE_ELASTIC, 1e6))
        .isEqualTo(start + 0.5 * 0.30 + 5e3 * 0.5 * 0.03 + 10 * 0.5 * 0.06, within(1e-9));
  }
}
