package dev.efsshare.demo;

/** One claim about the share, shown and checked. */
public interface Step {

  /**
   * The name in the JSON report.
   *
   * @return lower case with underscores, for example {@code s3_trigger}
   */
  String id();

  /**
   * The claim in words.
   *
   * @return a short line
   */
  String title();

  /**
   * Shows the claim. A check that does not hold is recorded in the findings; an exception fails the
   * step as well.
   *
   * @param share the running share
   * @param findings takes what is seen
   * @throws Exception whatever goes wrong; its message is shown
   */
  void show(Share share, Findings findings) throws Exception;
}
