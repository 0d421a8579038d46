package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.Verdict;
import dev.efsshare.reliability.kill.FlightRecord.CutOff;
import dev.efsshare.reliability.workload.Audit;
import dev.efsshare.reliability.workload.Ledger;
import dev.efsshare.reliability.workload.Ledger.Entry;
import dev.efsshare.reliability.workload.Result;
import dev.efsshare.reliability.workload.Tracer.Stage;
import dev.efsshare.reliability.workload.Violation;
import dev.efsshare.reliability.workload.Violation.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a campaign did and found. Safe for use by many threads. */
final class KillTally {
  private static final List<String> STAGES =
      List.of("no file yet", "writing", "fsync", "link/rename", "dir fsync", "done");

  private final Map<String, Map<Stage, Long>> hits = new TreeMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private long kills;
  private long killsInsideACall;
  private long begun;
  private long acknowledged;
  private long refused;
  private long cutOff;
  private long cutOffThere;
  private long cutOffGone;
  private long verified;
  private long temporaryLeft;
  private long unrecordedLeft;

  synchronized void addKill(List<CutOff> calls) {
    kills++;
    if (!calls.isEmpty()) {
      killsInsideACall++;
    }
    for (CutOff call : calls) {
      hits.computeIfAbsent(where(call), w -> new EnumMap<>(Stage.class))
          .merge(call.position().stage(), 1L, Long::sum);
    }
  }

  private static String where(CutOff call) {
    return switch (call.attempt().kind()) {
      case CREATE -> "publish, create-only";
      case REPLACE -> "publish, replace";
      case PUT -> "store: put, " + placeIn(call);
      case INGEST -> "store: ingest, " + placeIn(call);
    };
  }

  private static String placeIn(CutOff call) {
    return switch (call.position().place()) {
      case TARGET -> "before the id";
      case ID -> "id";
      case CONTENT -> "content";
      case RECORD -> "record";
      case LINK -> "the plain path";
    };
  }

  synchronized void add(Ledger ledger, Audit.Findings findings) {
    for (Entry entry : ledger.entries()) {
      begun++;
      acknowledged += entry.isAcknowledged() ? 1 : 0;
      refused += entry.wasTold(Result.CONFLICT, Result.ANSWERED) ? 1 : 0;
      cutOff += entry.ending() == null ? 1 : 0;
      if (entry.wasTold(Result.FAILED, Result.UNCERTAIN)) {
        violations.add(
            new Violation(Rule.FAILED, "%s: %s".formatted(entry.attempt(), entry.ending())));
      }
    }
    violations.addAll(findings.violations());
    verified += findings.verified();
    cutOffThere += findings.unacknowledgedThere();
    cutOffGone += findings.unacknowledgedGone();
    temporaryLeft += findings.before().temporary().size();
    unrecordedLeft += findings.before().unrecorded().size();
    for (var other : findings.before().others()) {
      violations.add(new Violation(Rule.UNTRUE, "a file that nobody began: " + other));
    }
  }

  synchronized boolean isClean() {
    return violations.isEmpty();
  }

  synchronized long kills() {
    return kills;
  }

  synchronized long verified() {
    return verified;
  }

  synchronized List<Violation> violations() {
    return List.copyOf(violations);
  }

  synchronized Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("processes killed", kills);
    facts.put("  in the middle of at least one call", killsInsideACall);
    facts.put("calls begun", begun);
    facts.put("  acknowledged as written", acknowledged);
    facts.put("  answered by what was there", refused);
    facts.put("  cut off by a kill", cutOff);
    facts.put("    of which the content is there, whole", cutOffThere);
    facts.put("    of which no reader sees anything", cutOffGone);
    facts.put("left by the dead: unpublished files", temporaryLeft);
    facts.put("left by the dead: ids and content without record", unrecordedLeft);
    facts.put("contents read and verified", verified);
    for (Rule rule : Rule.values()) {
      long count = violations.stream().filter(v -> v.rule() == rule).count();
      facts.put(rule.words(), count);
    }
    return facts;
  }

  synchronized Verdict.Table hits() {
    Map<String, List<Long>> rows = new LinkedHashMap<>();
    List<Stage> stages = List.of(Stage.values());
    hits.forEach((where, counts) ->
        rows.put(where, stages.stream().map(s -> counts.getOrDefault(s, 0L)).toList()));
    return new Verdict.Table("calls cut off, by where they were", STAGES, rows);
  }
}
