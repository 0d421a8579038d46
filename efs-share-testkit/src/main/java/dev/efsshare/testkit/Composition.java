package dev.efsshare.testkit;

import java.io.IOException;
import java.util.Arrays;

/** Several misbehaviours around each other, the first outermost. */
final class Composition implements Misbehaviour {
  private final Misbehaviour[] outermostFirst;

  Composition(Misbehaviour[] outermostFirst) {
    this.outermostFirst = outermostFirst;
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    return from(0, call, action);
  }

  private <T> T from(int index, Call call, Action<T> action) throws IOException {
    return index == outermostFirst.length
        ? action.run()
        : outermostFirst[index].around(call, () -> from(index + 1, call, action));
  }

  @Override
  public String toString() {
    return Arrays.toString(outermostFirst);
  }
}
