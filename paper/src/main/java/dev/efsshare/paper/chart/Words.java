package dev.efsshare.paper.chart;

import java.util.Locale;

/** Numbers as they are read. Stateless. */
public final class Words {
  private static final double KIB = 1L << 10;
  private static final double MIB = 1L << 20;
  private static final double GIB = 1L << 30;

  private Words() {}

  /**
   * With three digits or all before the point.
   *
   * @param value any
   * @return for example 0.94, 2.75, 47.3, 1,039
   */
  public static String number(double value) {
    double size = Math.abs(value);
    String format = size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /**
   * Without what a tick does not need.
   *
   * @param value any
   * @return for example 0.01, 0.5, 20, 1,000
   */
  public static String tick(double value) {
    if (value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, "%.6f", value).replaceAll("0+$", "");
  }

  /**
   * A size.
   *
   * @param bytes a whole number of KiB, MiB or GiB, or any other
   * @return for example 64 KiB
   */
  public static String bytes(double bytes) {
    if (bytes >= GIB) {
      return tick(bytes / GIB) + " GiB";
    }
    if (bytes >= MIB) {
      return tick(bytes / MIB) + " MiB";
    }
    return bytes >= KIB ? tick(bytes / KIB) + " KiB" : tick(bytes) + " B";
  }

  /**
   * A time, in the unit that suits it.
   *
   * @param micros in microseconds
   * @return for example 47.3 µs
   */
  public static String micros(double micros) {
    if (micros >= 1e6) {
      return number(micros / 1e6) + " s";
    }
    return micros >= 1e3 ? number(micros / 1e3) + " ms" : number(micros) + " µs";
  }
}
