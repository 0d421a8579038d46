package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.workload.Kind;
import dev.efsshare.reliability.workload.PublisherFactory;
import dev.efsshare.reliability.workload.Site;
import dev.efsshare.reliability.workload.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The process that is killed: one thread for each kind of call, without a pause. It says when it
 * begins, and ends by itself only if the process that started it is gone.
 */
final class KillWorker {
  static final String READY = "ready";
  static final int THREADS = Kind.values().length;
  private static final int THREAD_SHIFT = 32;
  private static final int EXIT_BROKEN = 3;

  private KillWorker() {}

  /** The arguments, in their order. */
  record Arguments(
      Path root, Path notes, long firstId, long seed, int maxBytes, String publisherFactory) {

    List<String> toCommandLine() {
      return List.of(
          root.toString(),
          notes.toString(),
          Long.toString(firstId),
          Long.toString(seed),
          Integer.toString(maxBytes),
          publisherFactory);
    }

    static Arguments parse(String[] arguments) {
      return new Arguments(
          Path.of(arguments[0]),
          Path.of(arguments[1]),
          Long.parseLong(arguments[2]),
          Long.parseLong(arguments[3]),
          Integer.parseInt(arguments[4]),
          arguments[5]);
    }
  }

  static void main(String[] commandLine) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      failure.printStackTrace();
      Runtime.getRuntime().halt(EXIT_BROKEN);
    });
    Arguments arguments = Arguments.parse(commandLine);
    PublisherFactory publishers =
        Class.forName(arguments.publisherFactory())
            .asSubclass(PublisherFactory.class)
            .getDeclaredConstructor()
            .newInstance();
    List<Runnable> loops = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      loops.add(loop(kind, loops.size(), arguments, publishers));
    }
    System.out.println(READY);
    loops.forEach(loop -> Thread.ofPlatform().start(loop));
    endWithParent();
  }

  private static Runnable loop(
      Kind kind, int index, Arguments arguments, PublisherFactory publishers) throws IOException {
    FlightRecorder recorder = FlightRecorder.map(arguments.notes(), index);
    Worker.Plan plan =
        new Worker.Plan(
            arguments.firstId() + ((long) index << THREAD_SHIFT),
            arguments.seed() + index,
            arguments.maxBytes());
    Worker worker = new Worker(new Site(arguments.root()), publishers, recorder, recorder, plan);
    return () -> {
      while (!recorder.isFull()) {
        worker.attempt(kind);
      }
    };
  }

  /** Standard input ends when the process at its other end does. */
  private static void endWithParent() throws IOException {
    while (System.in.read() >= 0) {
      // nothing is ever sent
    }
    Runtime.getRuntime().halt(0);
  }
}
