package dev.efsshare.paper.data;

import java.util.List;

/** A file of data, and what makes it. */
public enum Source {
  /** The library beside other ways: all benchmarks, else those that were chosen. */
  JMH("jmh.json", "./mvnw -pl benchmarks -am -Pjmh -DskipTests verify") {
    @Override
    List<String> files() {
      return List.of(file(), "jmh-selection.json");
    }

    @Override
    public boolean isMeasured(int code) {
      return code == 0;
    }
  },
  /** The functions beside Python's. */
  COMPARE("compare.json", "./efs-share compare --json paper-assets/data/compare.json"),
  /** What the share does, and how quickly. */
  DEMO("demo.json", "./efs-share demo --full --json paper-assets/data/demo.json"),
  /** What AWS asks. */
  PRICES("prices.json", "");

  private final String file;
  private final String command;

  Source(String file, String command) {
    this.file = file;
    this.command = command;
  }

  /**
   * The file's name.
   *
   * @return without a folder
   */
  public String file() {
    return file;
  }

  /** The file, and what may stand in for it. */
  List<String> files() {
    return List.of(file);
  }

  /**
   * What measures it, as one types it in the project's folder.
   *
   * @return empty for what people write
   */
  public String command() {
    return command;
  }

  /**
   * Whether the command may have measured.
   *
   * @param code what it ended with
   * @return whether it came to its end; a target that was missed (1) is a result, too, but a build
   *     that failed is none
   */
  public boolean isMeasured(int code) {
    return code == 0 || code == 1;
  }

  /** What to do when something is not in it. */
  String remedy() {
    return command.isEmpty() ? "take it from the repository" : "measure it: " + command;
  }
}
