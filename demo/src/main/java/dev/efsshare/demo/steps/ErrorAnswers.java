package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What goes wrong is answered with its status, a code for programs and words for people. */
public final class ErrorAnswers implements Step {

  @Override
  public String id() {
    return "error_answers";
  }

  @Override
  public String title() {
    return "Errors are answered by status, code and words";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ErrorCase error : ErrorCase.on(share)) {
      findings.doing(error.words());
      ApiAnswer answer = error.call().make();
      check(error, answer, findings);
      findings.line("%d %-18s %s".formatted(answer.status(), answer.text("error"), error.words()));
      rows.add(row(error, answer));
    }
    if (share.host().isEmpty()) {
      findings.line(
          "--- EFS_READ_FAILED    damaged content: not on this target, it needs the mount");
    }
    findings.keyFigure("%d mistakes, each answered as documented".formatted(rows.size()));
    findings.figure("cases", rows);
  }

  private static void check(ErrorCase error, ApiAnswer answer, Findings findings) {
    findings.checkEqual("status for: " + error.words(), error.status(), answer.status());
    findings.checkEqual("error for: " + error.words(), error.code(), answer.text("error"));
    findings.check(!answer.text("message").isBlank(), "a message for: " + error.words());
    findings.check(!answer.text("requestId").isBlank(), "a request id for: " + error.words());
  }

  private static Map<String, Object> row(ErrorCase error, ApiAnswer answer) {
    return Map.of(
        "case", error.words(),
        "status", answer.status(),
        "error", answer.text("error"),
        "message", answer.text("message"));
  }
}
