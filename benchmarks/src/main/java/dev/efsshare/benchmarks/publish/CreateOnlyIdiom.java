package dev.efsshare.benchmarks.publish;

import static dev.efsshare.benchmarks.publish.Guarantee.CONTENT_LASTS;
import static dev.efsshare.benchmarks.publish.Guarantee.DIGEST;
import static dev.efsshare.benchmarks.publish.Guarantee.EXCLUSIVE;
import static dev.efsshare.benchmarks.publish.Guarantee.LOST_REPLIES;
import static dev.efsshare.benchmarks.publish.Guarantee.NAME_LASTS;
import static dev.efsshare.benchmarks.publish.Guarantee.NO_COPY;
import static dev.efsshare.benchmarks.publish.Guarantee.OWN_TEMPORARY;
import static dev.efsshare.benchmarks.publish.Guarantee.WHOLE;

import dev.efsshare.Durability;
import dev.efsshare.PublishOptions;
import dev.efsshare.TargetPolicy;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/** Ways to put content under a name that must be free. None of the others has one of its own. */
@SuppressWarnings("ImmutableEnumChecker") // both fields are, though their types do not say so
public enum CreateOnlyIdiom {
  /** The library: append and commit. */
  LIBRARY(
      LibraryPublish.appending(PublishOptions.createOnly(), Durability.CONTENT_AND_NAME),
      EnumSet.allOf(Guarantee.class)),
  /** The library with a digest that the caller has: writeAt and commit(ContentSummary). */
  LIBRARY_SUMMED(
      LibraryPublish.summed(PublishOptions.createOnly(), Durability.CONTENT_AND_NAME),
      EnumSet.allOf(Guarantee.class)),
  /** The bare system calls. */
  BARE(
      BareCalls.writing(TargetPolicy.CREATE_ONLY, Durability.CONTENT_AND_NAME),
      EnumSet.of(WHOLE, EXCLUSIVE, OWN_TEMPORARY, NO_COPY, CONTENT_LASTS, NAME_LASTS)),
  /** The bare system calls and a MessageDigest. */
  BARE_SHA256(
      BareCalls.hashing(TargetPolicy.CREATE_ONLY, Durability.CONTENT_AND_NAME),
      EnumSet.of(WHOLE, EXCLUSIVE, OWN_TEMPORARY, NO_COPY, CONTENT_LASTS, NAME_LASTS, DIGEST)),
  /** The library, nothing forced. */
  LIBRARY_UNFORCED(
      LibraryPublish.appending(PublishOptions.createOnly(), Durability.NONE),
      EnumSet.of(WHOLE, EXCLUSIVE, OWN_TEMPORARY, NO_COPY, DIGEST, LOST_REPLIES)),
  /** The library with a digest that the caller has, nothing forced. */
  LIBRARY_SUMMED_UNFORCED(
      LibraryPublish.summed(PublishOptions.createOnly(), Durability.NONE),
      EnumSet.of(WHOLE, EXCLUSIVE, OWN_TEMPORARY, NO_COPY, DIGEST, LOST_REPLIES)),
  /** The bare system calls without fsync. */
  BARE_UNFORCED(
      BareCalls.writing(TargetPolicy.CREATE_ONLY, Durability.NONE),
      EnumSet.of(WHOLE, EXCLUSIVE, OWN_TEMPORARY, NO_COPY)),
  /** The bare system calls without fsync and a MessageDigest. */
  BARE_SHA256_UNFORCED(
      BareCalls.hashing(TargetPolicy.CREATE_ONLY, Durability.NONE),
      EnumSet.of(WHOLE, EXCLUSIVE, OWN_TEMPORARY, NO_COPY, DIGEST)),
  /** Files.write with CREATE_NEW: one winner, whose file is seen while it is written. */
  FILES_WRITE_NEW(
      OtherIdioms.filesWrite(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
      EnumSet.of(EXCLUSIVE, NO_COPY));

  private final PublishIdiom.Factory factory;
  private final Set<Guarantee> guarantees;

  CreateOnlyIdiom(PublishIdiom.Factory factory, Set<Guarantee> guarantees) {
    this.factory = factory;
    this.guarantees = Set.copyOf(guarantees);
  }

  PublishIdiom.Factory factory() {
    return factory;
  }

  /**
   * What it promises.
   *
   * @return immutable
   */
  public Set<Guarantee> guarantees() {
    return guarantees;
  }
}
