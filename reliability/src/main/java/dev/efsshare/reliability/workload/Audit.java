package dev.efsshare.reliability.workload;

import dev.efsshare.FilePublisher;
import dev.efsshare.ReapOptions;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.reliability.workload.Ledger.Entry;
import dev.efsshare.reliability.workload.Observation.View;
import dev.efsshare.reliability.workload.Readers.Reads;
import dev.efsshare.reliability.workload.Violation.Rule;
import dev.efsshare.store.CorruptRecordException;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.LinkNotUpdatedException;
import dev.efsshare.store.StoreOptions;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at a site while nobody writes: every target, every generation, every file; with the library
 * and by opening files by their names. Then reaps, with a minimum age of zero, and looks again.
 *
 * <p>Thread-safety: one thread.
 */
public final class Audit {
  private static final ReapOptions EVERYTHING = new ReapOptions(Duration.ZERO, Integer.MAX_VALUE);
  private static final StoreOptions NO_GRACE = StoreOptions.DEFAULT.withGrace(Duration.ZERO);

  private final Site site;
  private final Ledger ledger;
  private final Map<Target, List<Entry>> history;
  private final FilePublisher publisher;
  private final VersionedStore store;
  private final List<Violation> violations = new ArrayList<>();
  private final Set<Long> there = new HashSet<>();
  private long verified;

  private Audit(Site site, Ledger ledger) {
    this.site = site;
    this.ledger = ledger;
    this.history = ledger.byTarget();
    this.publisher = NioFilePublisher.at(site.root());
    this.store = site.store(publisher, NO_GRACE);
  }

  /**
   * What an audit found. Immutable.
   *
   * @param violations promises that did not hold
   * @param verified whole contents that were read, by readers and by the audit
   * @param unacknowledgedThere attempts without an answer whose content is there
   * @param unacknowledgedGone attempts without an answer of which nothing is seen
   * @param before what was left over before reaping
   */
  public record Findings(
      List<Violation> violations,
      long verified,
      long unacknowledgedThere,
      long unacknowledgedGone,
      Leftovers before) {

    /** Copies the list. */
    public Findings {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Audits a site. Nobody may write to it meanwhile; what is left over is removed.
   *
   * @param site what
   * @param ledger what was begun and acknowledged there
   * @param reads what readers saw meanwhile
   * @return what was found
   * @throws IOException if the file system fails
   */
  public static Findings of(Site site, Ledger ledger, Reads reads) throws IOException {
    return new Audit(site, ledger).run(reads);
  }

  private Findings run(Reads reads) throws IOException {
    violations.addAll(reads.violations());
    verified = reads.verified();
    List<Observation> seen = new ArrayList<>(reads.observations());
    seen.addAll(lookAtEverything());
    ObservationRules rules = new ObservationRules(ledger);
    seen.forEach(o -> rules.judge(o).ifPresent(violations::add));
    Leftovers before = Leftovers.NONE;
    try {
      auditKeys();
      checkConflicts();
      before = leftovers();
      reap();
      checkReaped();
    } catch (CorruptRecordException e) {
      violations.add(new Violation(Rule.TORN, e.toString()));
    } catch (LinkNotUpdatedException e) {
      // The disk is sound: what the path should lead to is not there.
      violations.add(new Violation(Rule.LOST, e.toString()));
    }
    List<Entry> unanswered = ledger.entries().stream().filter(e -> e.ending() == null).toList();
    long visible = unanswered.stream().filter(e -> there.contains(e.attempt().id())).count();
    return new Findings(violations, verified, visible, unanswered.size() - visible, before);
  }

  private List<Observation> lookAtEverything() throws IOException {
    Reads reads;
    try (Readers looker = Readers.start(site, 0, 0)) {
      for (Target target : history.keySet()) {
        looker.observe(target, View.PATH);
        if (target.area() == Area.KEY) {
          looker.observe(target, View.STORE);
        }
      }
      reads = looker.finish();
    }
    violations.addAll(reads.violations());
    verified += reads.verified();
    reads.observations().forEach(o -> there.add(o.contentId()));
    return reads.observations();
  }

  private void auditKeys() throws IOException {
    for (Target key : site.keys()) {
      KeyAudit audit = new KeyAudit(site, store, key);
      violations.addAll(audit.run(history.getOrDefault(key, List.of())));
      verified += audit.owners().size();
      there.addAll(audit.owners().values());
    }
  }

  /** Who was refused a name as taken must be able to see who has it, until that is removed. */
  private void checkConflicts() {
    history.forEach((target, entries) -> {
      boolean isRefused = entries.stream().anyMatch(e -> e.wasTold(Result.CONFLICT));
      boolean isTaken = entries.stream().anyMatch(e -> there.contains(e.attempt().id()));
      if (isRefused && !isTaken && !ledger.isReleased(target)) {
        violations.add(new Violation(Rule.UNTRUE, target + " was refused as taken, nobody has it"));
      }
    });
  }

  private void reap() throws IOException {
    publisher.reapLeftovers(site.created(), EVERYTHING);
    publisher.reapLeftovers(site.replaced(), EVERYTHING);
    store.reap(EVERYTHING);
  }

  private void checkReaped() throws IOException {
    for (Target key : site.keys()) {
      violations.addAll(new KeyAudit(site, store, key).checkRepaired());
    }
    leftovers()
        .all()
        .forEach(file -> violations.add(new Violation(Rule.LEFT_OVER, file.toString())));
  }

  /**
   * What is left over while nobody writes. Nothing is removed.
   *
   * @param site where
   * @param ledger what was begun there
   * @return what was found
   * @throws IOException if the file system fails
   */
  public static Leftovers leftovers(Site site, Ledger ledger) throws IOException {
    return new Audit(site, ledger).leftovers();
  }

  private Leftovers leftovers() throws IOException {
    List<FileRecord> generations = new ArrayList<>();
    for (Target key : site.keys()) {
      generations.addAll(store.generations(Site.keyOf(key)));
    }
    return Leftovers.of(site, generations, history.keySet());
  }
}
