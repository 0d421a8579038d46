package dev.efsshare.workflow.runner.demo;

import dev.efsshare.demo.Findings;

/** One claim about the workflow, shown and checked. */
interface Claim {

  /** The name in the report, without the type of workflow: lower case with underscores. */
  String id();

  /** The claim in words, a short line. */
  String title();

  /**
   * Shows the claim. A check that does not hold is recorded in the findings; an exception fails the
   * claim as well.
   */
  void show(Subject subject, Findings findings) throws Exception;
}
