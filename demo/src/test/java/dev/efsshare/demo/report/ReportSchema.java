package dev.efsshare.demo.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published description of a report. */
public final class ReportSchema {
  private static final Path FILE = Path.of("../docs/demo-report.schema.json");

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private ReportSchema() {}

  /** What is wrong with a report; empty if it is as described. */
  public static List<String> faults(ObjectNode report) throws IOException {
    return SCHEMAS.getSchema(Files.readString(FILE), InputFormat.JSON).validate(report).stream()
        .map(Error::toString)
        .toList();
  }
}
