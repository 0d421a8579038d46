package dev.efsshare.workflow.runner.corpus;

import java.util.SplittableRandom;

/** Lines that are no records. */
enum WrongLine {
  /** As when a file ends too early. */
  CUT_OFF("{\"id\": \"r%d\", \"text\": \"Dies ist"),
  /** Has another name for its text. */
  WITHOUT_TEXT("{\"id\": \"r%d\", \"body\": \"a text under another name\"}"),
  /** Nothing that could be scored. */
  BLANK_TEXT("{\"id\": \"r%d\", \"text\": \" \\t \"}"),
  /** A number in place of a text. */
  TEXT_IS_A_NUMBER("{\"id\": \"r%1$d\", \"text\": %1$d}"),
  /** JSON, but no record. */
  NO_OBJECT("[\"r%d\", \"a text in a list\"]");

  private final String form;

  WrongLine(String form) {
    this.form = form;
  }

  static WrongLine any(SplittableRandom random) {
    return values()[random.nextInt(values().length)];
  }

  String text(long number) {
    return form.formatted(number);
  }
}
