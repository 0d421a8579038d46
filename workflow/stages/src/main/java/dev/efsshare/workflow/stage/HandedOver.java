package dev.efsshare.workflow.stage;

import dev.efsshare.workflow.handover.HandoverInput;
import dev.efsshare.workflow.handover.LineReader;
import dev.efsshare.workflow.handover.Origin;
import java.io.IOException;
import java.io.InputStream;

/** What the stage before left. */
record HandedOver(HandoverInput input) implements Source {
  @Override
  public InputStream stream() {
    return input.stream();
  }

  @Override
  public int maxLineBytes() {
    return LineReader.MAX_HANDOVER_BYTES;
  }

  @Override
  public Origin finish() throws IOException {
    input.verify();
    return input.handover().origin();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
