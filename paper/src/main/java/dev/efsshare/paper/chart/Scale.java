package dev.efsshare.paper.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Where a value is on an axis. Immutable. */
public sealed interface Scale {

  /** Where a value is. */
  double at(double value);

  /** What values between two, both included, lead to on the axis. */
  List<Tick> ticks(double least, double most);

  /** The least and the most that the axis shows, as places on it. */
  Ends ends(double least, double most);

  /**
   * A mark on an axis.
   *
   * @param at where, as {@link #at} gives it
   * @param label what it says; empty if it only divides
   */
  record Tick(double at, String label) {}

  /** Where an axis begins and ends. */
  record Ends(double low, double high) {}

  /**
   * From zero, in even steps.
   *
   * @param label of a value
   */
  record Linear(DoubleFunction<String> label) implements Scale {
    private static final int STEPS = 5;
    private static final double ROOM = 1.06;

    @Override
    public double at(double value) {
      return value;
    }

    @Override
    public List<Tick> ticks(double least, double most) {
      double rough = most / STEPS;
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      double step =
          List.of(1.0, 2.0, 5.0, 10.0).stream()
              .mapToDouble(factor -> factor * power)
              .filter(candidate -> candidate >= rough * 0.999)
              .min()
              .orElseThrow();
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; i * step <= most * ROOM; i++) {
        ticks.add(new Tick(i * step, label.apply(i * step)));
      }
      return ticks;
    }

    @Override
    public Ends ends(double least, double most) {
      return new Ends(0, most * ROOM);
    }
  }

  /**
   * Each power of ten takes the same space.
   *
   * @param label of a value
   */
  record Decades(DoubleFunction<String> label) implements Scale {
    private static final double ROOM = 0.12;
    private static final double FEW = 2.3;

    @Override
    public double at(double value) {
      return Math.log10(value);
    }

    @Override
    public List<Tick> ticks(double least, double most) {
      Ends ends = ends(least, most);
      boolean isShort = ends.high() - ends.low() < FEW;
      List<Tick> ticks = new ArrayList<>();
      for (int power = (int) Math.floor(ends.low()); power <= ends.high(); power++) {
        for (int factor = 1; factor < 10; factor++) {
          double value = factor * Math.pow(10, power);
          boolean isNamed = factor == 1 || (isShort && (factor == 2 || factor == 5));
          if (at(value) >= ends.low() && at(value) <= ends.high()) {
            ticks.add(new Tick(at(value), isNamed ? label.apply(value) : ""));
          }
        }
      }
      return ticks;
    }

    @Override
    public Ends ends(double least, double most) {
      return new Ends(at(least) - ROOM, at(most) + ROOM);
    }
  }

  /**
   * Each doubling takes the same space; only the values that occur are marked.
   *
   * @param marked the values
   * @param label of a value
   */
  record Doublings(List<Double> marked, DoubleFunction<String> label) implements Scale {
    private static final double ROOM = 0.05;
    private static final double LEAST_ROOM = 0.1;

    /** Copies. */
    public Doublings {
      marked = List.copyOf(marked);
    }

    @Override
    public double at(double value) {
      return Math.log(value) / Math.log(2);
    }

    @Override
    public List<Tick> ticks(double least, double most) {
      return marked.stream().map(value -> new Tick(at(value), label.apply(value))).toList();
    }

    @Override
    public Ends ends(double least, double most) {
      double room = Math.max(LEAST_ROOM, ROOM * (at(most) - at(least)));
      return new Ends(at(least) - room, at(most) + room);
    }
  }
}
