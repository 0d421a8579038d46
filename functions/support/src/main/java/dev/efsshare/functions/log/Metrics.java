package dev.efsshare.functions.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics of one invocation, written as one line in CloudWatch's embedded metric format. For one
 * thread at a time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
public final class Metrics {
  /** The namespace of all metrics. */
  public static final String NAMESPACE = "EfsShare";

  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Object> dimensions = new LinkedHashMap<>();
  private final Map<String, Object> properties = new LinkedHashMap<>();

  /** The units in use. */
  public enum Unit {
    /** A time. */
    MILLISECONDS("Milliseconds"),
    /** A size. */
    BYTES("Bytes"),
    /** A number of things. */
    COUNT("Count");

    private final String cloudWatchName;

    Unit(String cloudWatchName) {
      this.cloudWatchName = cloudWatchName;
    }
  }

  /** Adds a dimension; few distinct values only, each combination is a metric that is paid for. */
  public Metrics dimension(String name, String value) {
    dimensions.put(name, value);
    return this;
  }

  /** Adds a value that can be searched for and is no dimension. */
  public Metrics property(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  /** Sets a metric. */
  public Metrics put(String name, double value, Unit unit) {
    units.put(name, unit);
    values.put(name, value);
    return this;
  }

  /** Adds to a metric. */
  public Metrics add(String name, double value, Unit unit) {
    double sum = values.get(name) instanceof Double before ? before + value : value;
    return put(name, sum, unit);
  }

  /** Writes the line, if there is any metric. */
  public void writeTo(LogLines lines) {
    if (values.isEmpty()) {
      return;
    }
    List<Object> definitions = new ArrayList<>();
    units.forEach(
        (name, unit) -> definitions.add(Map.of("Name", name, "Unit", unit.cloudWatchName)));
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", NAMESPACE);
    directive.put("Dimensions", List.of(List.copyOf(dimensions.keySet())));
    directive.put("Metrics", definitions);
    Map<String, Object> aws = new LinkedHashMap<>();
    aws.put("Timestamp", lines.millis());
    aws.put("CloudWatchMetrics", List.of(directive));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("_aws", aws);
    line.putAll(dimensions);
    line.putAll(properties);
    line.putAll(values);
    lines.raw(line);
  }
}
