package dev.efsshare.reliability.workload;

/**
 * A promise of the library that did not hold. Immutable.
 *
 * @param rule which promise
 * @param text what was seen, where
 */
public record Violation(Rule rule, String text) {

  /** The promises. */
  public enum Rule {
    /** A reader finds the old file, the new file, or none. */
    TORN("torn"),
    /** What was acknowledged is there, or something that was begun later. */
    LOST("acknowledged and lost"),
    /** Of many writers of one create-only name or generation exactly one wins. */
    TWO_WINNERS("two winners"),
    /** What a writer was told is true. */
    UNTRUE("told untrue things"),
    /** A call fails only if the file system does. */
    FAILED("failed without a reason"),
    /** After reaping nothing is left but what names and records lead to. */
    LEFT_OVER("left over after reaping");

    private final String words;

    Rule(String words) {
      this.words = words;
    }

    /**
     * The broken promise in words.
     *
     * @return for example {@code torn}
     */
    public String words() {
      return words;
    }
  }
}
