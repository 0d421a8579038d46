package dev.efsshare.workflow.dataset;

/**
 * The keys of a dataset's objects. Immutable.
 *
 * @param dataset its name
 */
public record DatasetKeys(String dataset) {
  /** Prefix of all datasets. */
  public static final String DATASETS = "datasets/";

  /** What says that the dataset is there: the last that is written. */
  public String manifest() {
    return prefix() + "manifest.json";
  }

  /** How many records of each language. */
  public String summary() {
    return prefix() + "summary.json";
  }

  /** What says which content it will have: the first that is written. */
  public String claim() {
    return prefix() + "_claim.json";
  }

  /** A part of the records of one language. */
  public String part(String language, int number) {
    return "%slanguage=%s/part-%05d.jsonl".formatted(prefix(), language, number);
  }

  private String prefix() {
    return DATASETS + dataset + "/";
  }
}
