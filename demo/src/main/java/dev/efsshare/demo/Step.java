package dev.efsshare.demo;

import dev.efsshare.demo.target.Target;
import java.util.Optional;

/** One claim about the share, shown, measured and checked. */
public interface Step {

  /**
   * The name in the report and for {@code --only}.
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
   * Why the claim cannot be shown on a target.
   *
   * @param target where the demonstration runs
   * @return the reason; empty if it can be shown there
   */
  default Optional<String> missingOn(Target target) {
    return Optional.empty();
  }

  /**
   * Whether the claim belongs to a scale.
   *
   * @param scale how much is done
   * @return false if it takes more than that
   */
  default boolean belongsTo(Scale scale) {
    return true;
  }

  /**
   * Shows the claim. A check that does not hold is recorded in the findings; an exception fails the
   * step as well.
   *
   * @param share the running share
   * @param scale how much to do
   * @param findings takes what is seen
   * @throws Exception whatever goes wrong; its message is shown
   */
  void show(Share share, Scale scale, Findings findings) throws Exception;
}
