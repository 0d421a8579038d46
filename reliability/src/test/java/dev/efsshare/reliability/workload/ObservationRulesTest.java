package dev.efsshare.reliability.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.reliability.workload.Observation.View;
import dev.efsshare.reliability.workload.Violation.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times are small numbers: attempt 1 from 10 to 20, attempt 2 from 30 to 40, and so on. */
class ObservationRulesTest {
  private static final Target SLOT = new Target(Area.REPLACED, "slot");
  private static final Target NAME = new Target(Area.CREATED, "name");
  private static final Target KEY = new Target(Area.KEY, "key");

  private final Ledger ledger = new Ledger();

  private void attempt(long id, Kind kind, Target target, long from) {
    ledger.begun(new Attempt(id, kind, target, from));
  }

  private void ended(long id, Result result, long generation, long to) {
    ledger.ended(new Ending(id, result, generation, to, ""));
  }

  private Optional<Rule> judge(Target target, long contentId, long generation, long at) {
    View view = generation == 0 ? View.PATH : View.STORE;
    Observation seen = new Observation(target, view, contentId, generation, at, at);
    return new ObservationRules(ledger).judge(seen).map(Violation::rule);
  }

  private void replaceTwice() {
    attempt(1, Kind.REPLACE, SLOT, 10);
    ended(1, Result.PUBLISHED, 0, 20);
    attempt(2, Kind.REPLACE, SLOT, 30);
    ended(2, Result.PUBLISHED, 0, 40);
  }

  @Test
  void replaced_newestContent_isRight() {
    replaceTwice();

    assertThat(judge(SLOT, 2, 0, 50)).isEmpty();
  }

  @Test
  void replaced_oldContentAfterTheNewWasAcknowledged_isLost() {
    replaceTwice();

    assertThat(judge(SLOT, 1, 0, 50)).contains(Rule.LOST);
  }

  @Test
  void replaced_oldContentWhileTheNewIsUnderWay_isRight() {
    replaceTwice();

    assertThat(judge(SLOT, 1, 0, 35)).isEmpty();
  }

  @Test
  void replaced_noFileAfterAcknowledgment_isLost() {
    replaceTwice();

    assertThat(judge(SLOT, Observation.ABSENT, 0, 50)).contains(Rule.LOST);
    assertThat(judge(SLOT, Observation.ABSENT, 0, 15)).isEmpty();
  }

  @Test
  void replaced_contentOfAWriterThatDiedAfterTheLastBegan_isRight() {
    replaceTwice();
    attempt(3, Kind.REPLACE, SLOT, 5);
    ledger.died(3, 35);

    assertThat(judge(SLOT, 3, 0, 50)).isEmpty();
  }

  @Test
  void replaced_contentOfAWriterThatDiedBeforeTheLastBegan_isLost() {
    replaceTwice();
    attempt(3, Kind.REPLACE, SLOT, 5);
    ledger.died(3, 29);

    assertThat(judge(SLOT, 3, 0, 50)).contains(Rule.LOST);
  }

  @Test
  void replaced_contentThatNobodyBegan_isUntrue() {
    replaceTwice();

    assertThat(judge(SLOT, 99, 0, 50)).contains(Rule.UNTRUE);
    assertThat(judge(SLOT, 2, 0, 29)).contains(Rule.UNTRUE);
  }

  @Test
  void replaced_contentOfAWriterThatWasToldNo_isUntrue() {
    attempt(1, Kind.REPLACE, SLOT, 10);
    ended(1, Result.FAILED, 0, 20);

    assertThat(judge(SLOT, 1, 0, 50)).contains(Rule.UNTRUE);
  }

  @Test
  void created_contentOfAnotherThanTheWinner_isLost() {
    attempt(1, Kind.CREATE, NAME, 10);
    ended(1, Result.PUBLISHED, 0, 20);
    attempt(2, Kind.CREATE, NAME, 10);
    ledger.died(2, 20);

    assertThat(judge(NAME, 1, 0, 50)).isEmpty();
    assertThat(judge(NAME, 2, 0, 50)).contains(Rule.LOST);
  }

  @Test
  void created_removedInBetween_hasAWinnerEachTime() {
    attempt(1, Kind.CREATE, NAME, 10);
    ended(1, Result.PUBLISHED, 0, 20);
    ledger.released(NAME);
    attempt(2, Kind.CREATE, NAME, 30);
    ended(2, Result.PUBLISHED, 0, 40);

    assertThat(judge(NAME, 2, 0, 50)).isEmpty();
  }

  @Test
  void created_acknowledgedToTwo_hasTwoWinners() {
    attempt(1, Kind.CREATE, NAME, 10);
    ended(1, Result.PUBLISHED, 0, 20);
    attempt(2, Kind.CREATE, NAME, 10);
    ended(2, Result.PUBLISHED, 0, 20);

    assertThat(judge(NAME, 2, 0, 50)).contains(Rule.TWO_WINNERS);
  }

  @Test
  void created_removedFromOutside_mayBeAbsent() {
    attempt(1, Kind.CREATE, NAME, 10);
    ended(1, Result.PUBLISHED, 0, 20);
    assertThat(judge(NAME, Observation.ABSENT, 0, 50)).contains(Rule.LOST);

    ledger.released(NAME);

    assertThat(judge(NAME, Observation.ABSENT, 0, 50)).isEmpty();
  }

  @Test
  void key_olderGenerationThanAcknowledged_isLost() {
    attempt(1, Kind.PUT, KEY, 10);
    ended(1, Result.STORED, 1, 20);
    attempt(2, Kind.PUT, KEY, 30);
    ended(2, Result.STORED, 2, 40);

    assertThat(judge(KEY, 1, 1, 35)).isEmpty();
    assertThat(judge(KEY, 1, 1, 50)).contains(Rule.LOST);
    assertThat(judge(KEY, 2, 2, 50)).isEmpty();
  }

  @Test
  void key_contentInAnotherGenerationThanItsWriterWasTold_isUntrue() {
    attempt(1, Kind.PUT, KEY, 10);
    ended(1, Result.STORED, 1, 20);

    assertThat(judge(KEY, 1, 2, 50)).contains(Rule.UNTRUE);
  }

  @Test
  void key_plainPathMissingThoughItsWriterWasToldSo_isRight() {
    attempt(1, Kind.PUT, KEY, 10);
    ended(1, Result.STORED_WITHOUT_LINK, 0, 20);

    assertThat(judge(KEY, Observation.ABSENT, 0, 50)).isEmpty();
  }
}
