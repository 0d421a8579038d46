package dev.efsshare.paper.exhibit;

import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Prices;

/**
 * What a month costs, in US dollars, for functions that answer requests with a model.
 *
 * <p>With <i>R</i> requests, <i>s</i> starts a request, <i>m</i> GB of model, <i>n</i> new models a
 * month, <i>M</i> GB of memory, <i>t</i> s a request, <i>b</i> GB/s from EFS as from S3:
 *
 * <pre>
 * common(L)   = R / 10^6 x lambda_million_requests
 *             + (R x t + L x m / b) x M x lambda_gb_second
 *             + m x s3_storage_gb_month                         L: how often a model is read
 * S3, each request   = common(R)     + R / 1000 x s3_thousand_gets
 * S3, each start     = common(R x s) + R x s / 1000 x s3_thousand_gets
 * share, Bursting    = common(R x s) + kept x efs_storage_gb_month
 * share, Elastic     = common(R x s) + m x efs_storage_gb_month
 *                      + R x s x m x efs_elastic_read_gb + n x m x efs_elastic_write_gb
 * kept               = max(m, (R x s + n) x m / d)
 * d                  = efs_bursting_kib_per_second_gb x 1024 x 730 x 3600 / 10^9
 * </pre>
 *
 * <p>Left out, since it is the same for all: API, logs, keys. With Bursting, a GB that is kept
 * delivers <i>d</i> GB a month; who needs more keeps more. Immutable.
 */
final class CostModel {
  private static final double MILLION = 1e6;
  private static final double THOUSAND = 1e3;
  private static final double GIGA = 1e9;
  private static final double KIB = 1024;
  private static final double SECONDS_A_MONTH = 730 * 3600;

  private final Prices prices;
  private final double model;

  CostModel(Prices prices, double modelGb) {
    this.prices = prices;
    this.model = modelGb;
  }

  /** Ways to give a model to functions. */
  enum Way {
    /** Fetched for each request. */
    S3_EACH_REQUEST("S3 at each request"),
    /** Read by each environment that starts; reading is paid for. */
    SHARE_ELASTIC("share, Elastic"),
    /** Read by each environment that starts; reading costs what must be kept for it. */
    SHARE_BURSTING("share, Bursting"),
    /** Fetched into /tmp by each environment that starts. */
    S3_EACH_START("S3 at each start");

    final String label;

    Way(String label) {
      this.label = label;
    }
  }

  double month(Way way, double requests) throws MissingDataException {
    double starts = requests * prices.assumption("starts_per_request");
    return switch (way) {
      case S3_EACH_REQUEST -> common(requests, requests) + gets(requests);
      case S3_EACH_START -> common(requests, starts) + gets(starts);
      case SHARE_BURSTING -> common(requests, starts) + storage(kept(requests));
      case SHARE_ELASTIC -> common(requests, starts) + storage(model) + throughput(starts);
    };
  }

  /** GB on the file system for its throughput with Bursting: the model, or more. */
  double kept(double requests) throws MissingDataException {
    double loads =
        requests * prices.assumption("starts_per_request")
            + prices.assumption("new_models_per_month");
    return Math.max(model, loads * model / delivered());
  }

  /** GB a month that the model's own storage delivers with Bursting. */
  double deliveredByModel() throws MissingDataException {
    return model * delivered();
  }

  /** Requests a month for which that is enough; the size of the model does not matter. */
  double requestsWithinModel() throws MissingDataException {
    double loads = delivered() - prices.assumption("new_models_per_month");
    return Math.max(0, Math.floor(loads / prices.assumption("starts_per_request")));
  }

  private double delivered() throws MissingDataException {
    return prices.assumption("efs_bursting_kib_per_second_gb") * KIB * SECONDS_A_MONTH / GIGA;
  }

  private double common(double requests, double loads) throws MissingDataException {
    double seconds =
        requests * prices.assumption("request_seconds")
            + loads * model / prices.assumption("gb_per_second");
    return requests / MILLION * prices.price("lambda_million_requests")
        + seconds * prices.assumption("memory_gb") * prices.price("lambda_gb_second")
        + model * prices.price("s3_storage_gb_month");
  }

  private double gets(double loads) throws MissingDataException {
    return loads / THOUSAND * prices.price("s3_thousand_gets");
  }

  private double storage(double kept) throws MissingDataException {
    return kept * prices.price("efs_storage_gb_month");
  }

  private double throughput(double starts) throws MissingDataException {
    return starts * model * prices.price("efs_elastic_read_gb")
        + prices.assumption("new_models_per_month") * model * prices.price("efs_elastic_write_gb");
  }
}
