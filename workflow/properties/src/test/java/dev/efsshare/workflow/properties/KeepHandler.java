package dev.efsshare.workflow.properties;

import dev.efsshare.functions.json.Json;
import dev.efsshare.workflow.handover.LineReader.Line;
import dev.efsshare.workflow.stage.StageEnvironment;
import dev.efsshare.workflow.stage.StageHandler;
import dev.efsshare.workflow.stage.StageInput;
import dev.efsshare.workflow.stage.StageOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A stage in the frame that keeps what has {@code keep} in its line. */
final class KeepHandler extends StageHandler {
  KeepHandler(StageEnvironment environment) {
    super(environment);
  }

  @Override
  protected void process(StageInput input, StageOutput output, Workshop workshop)
      throws IOException {
    for (Line line = input.next(); line != null; line = input.next()) {
      if (new String(line.bytes(), StandardCharsets.UTF_8).contains("keep")) {
        output.write(Json.parseObject(line.bytes(), "it").members());
      } else {
        output.drop(line, "unwanted", "it has no 'keep'");
      }
    }
  }
}
