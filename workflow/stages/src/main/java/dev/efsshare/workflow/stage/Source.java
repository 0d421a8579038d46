package dev.efsshare.workflow.stage;

import dev.efsshare.workflow.handover.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Where a stage's lines come from. Not thread-safe. */
interface Source extends Closeable {

  /** The lines. */
  InputStream stream();

  /** How long a line may be. */
  int maxLineBytes();

  /** Reads what is left, checks all of it, and tells where it comes from. Called once. */
  Origin finish() throws IOException;
}
