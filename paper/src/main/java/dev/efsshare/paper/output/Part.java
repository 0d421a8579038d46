package dev.efsshare.paper.output;

/** What can be made. */
public enum Part {
  /** Pictures. */
  FIGURES,
  /** LaTeX tables. */
  TABLES,
  /** The page of results. */
  RESULTS,
  /** Where the data comes from. */
  DATA
}
