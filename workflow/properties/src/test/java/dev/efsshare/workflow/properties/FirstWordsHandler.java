package dev.efsshare.workflow.properties;

import dev.efsshare.workflow.handover.LineReader.Line;
import dev.efsshare.workflow.record.RecordParser;
import dev.efsshare.workflow.record.RecordStep.Outcome;
import dev.efsshare.workflow.stage.StageEnvironment;
import dev.efsshare.workflow.stage.StageHandler;
import dev.efsshare.workflow.stage.StageInput;
import dev.efsshare.workflow.stage.StageOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the beginning of every text: the stage that docs/workflow.md shows how to write. */
public final class FirstWordsHandler extends StageHandler {
  private static final int LENGTH = 200;

  public FirstWordsHandler() {
    super(StageEnvironment.ofLambda());
  }

  @Override
  protected void process(StageInput input, StageOutput output, Workshop workshop)
      throws IOException {
    for (Line line = input.next(); line != null; line = input.next()) {
      switch (RecordParser.parse(line)) {
        case Outcome.Kept kept -> output.write(shortened(kept.record()));
        case Outcome.Dropped dropped -> output.drop(line, dropped.reason(), dropped.message());
      }
    }
  }

  private static Map<String, @Nullable Object> shortened(Map<String, @Nullable Object> record) {
    Map<String, @Nullable Object> shorter = new LinkedHashMap<>(record);
    int[] characters = String.valueOf(record.get("text")).codePoints().limit(LENGTH).toArray();
    shorter.put("text", new String(characters, 0, characters.length));
    return shorter;
  }
}
