package dev.efsshare.reliability.enumeration;

import dev.efsshare.TargetPolicy;
import java.util.ArrayList;
import java.util.List;

final class Probe {
  private Probe() {}

  public static void main(String[] a) throws Exception {
    for (Subject s :
        List.of(
            Publishing.of(TargetPolicy.CREATE_ONLY),
            Publishing.of(TargetPolicy.REPLACE),
            Storing.ofTheLibrary())) {
      for (TargetState t : s.states()) {
        List<String> bad = new ArrayList<>();
        var e = new Enumeration(s, t, b -> bad.add(String.valueOf(b.getMessage())));
        long t0 = System.nanoTime();
        int singles = e.singles();
        long t1 = System.nanoTime();
        int pairs = a.length > 0 && (!s.name().startsWith("v") || a.length > 1) ? e.pairs() : 0;
        long t2 = System.nanoTime();
        System.out.print(
            String.format(
                "%s %s singles %d (%d ms) pairs %d (%d ms) broken %d\n",
                s.name(), t, singles, (t1 - t0) / 1000000, pairs, (t2 - t1) / 1000000, bad.size()));
        bad.stream().limit(4).forEach(x -> System.out.println("   " + x));
      }
    }
  }
}
