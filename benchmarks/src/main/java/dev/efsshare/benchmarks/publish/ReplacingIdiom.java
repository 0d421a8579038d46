package dev.efsshare.benchmarks.publish;

import static dev.efsshare.benchmarks.publish.Guarantee.CONTENT_LASTS;
import static dev.efsshare.benchmarks.publish.Guarantee.DIGEST;
import static dev.efsshare.benchmarks.publish.Guarantee.LOST_REPLIES;
import static dev.efsshare.benchmarks.publish.Guarantee.NAME_LASTS;
import static dev.efsshare.benchmarks.publish.Guarantee.NO_COPY;
import static dev.efsshare.benchmarks.publish.Guarantee.OWN_TEMPORARY;
import static dev.efsshare.benchmarks.publish.Guarantee.WHOLE;

import dev.efsshare.Durability;
import dev.efsshare.PublishOptions;
import dev.efsshare.TargetPolicy;
import java.util.EnumSet;
import java.util.Set;

/** Ways to put new content under a name that is taken. */
@SuppressWarnings("ImmutableEnumChecker") // both fields are, though their types do not say so
public enum ReplacingIdiom {
  /** The library: append and commit. */
  LIBRARY(
      LibraryPublish.appending(PublishOptions.replacing(), Durability.CONTENT_AND_NAME),
      EnumSet.complementOf(EnumSet.of(Guarantee.EXCLUSIVE))),
  /** The library with a digest that the caller has: writeAt and commit(ContentSummary). */
  LIBRARY_SUMMED(
      LibraryPublish.summed(PublishOptions.replacing(), Durability.CONTENT_AND_NAME),
      EnumSet.complementOf(EnumSet.of(Guarantee.EXCLUSIVE))),
  /** The bare system calls. */
  BARE(
      BareCalls.writing(TargetPolicy.REPLACE, Durability.CONTENT_AND_NAME),
      EnumSet.of(WHOLE, OWN_TEMPORARY, NO_COPY, CONTENT_LASTS, NAME_LASTS)),
  /** The bare system calls and a MessageDigest. */
  BARE_SHA256(
      BareCalls.hashing(TargetPolicy.REPLACE, Durability.CONTENT_AND_NAME),
      EnumSet.of(WHOLE, OWN_TEMPORARY, NO_COPY, CONTENT_LASTS, NAME_LASTS, DIGEST)),
  /** The library, nothing forced. */
  LIBRARY_UNFORCED(
      LibraryPublish.appending(PublishOptions.replacing(), Durability.NONE),
      EnumSet.of(WHOLE, OWN_TEMPORARY, NO_COPY, DIGEST, LOST_REPLIES)),
  /** The library with a digest that the caller has, nothing forced. */
  LIBRARY_SUMMED_UNFORCED(
      LibraryPublish.summed(PublishOptions.replacing(), Durability.NONE),
      EnumSet.of(WHOLE, OWN_TEMPORARY, NO_COPY, DIGEST, LOST_REPLIES)),
  /** The bare system calls without fsync. */
  BARE_UNFORCED(
      BareCalls.writing(TargetPolicy.REPLACE, Durability.NONE),
      EnumSet.of(WHOLE, OWN_TEMPORARY, NO_COPY)),
  /** The bare system calls without fsync and a MessageDigest. */
  BARE_SHA256_UNFORCED(
      BareCalls.hashing(TargetPolicy.REPLACE, Durability.NONE),
      EnumSet.of(WHOLE, OWN_TEMPORARY, NO_COPY, DIGEST)),
  /** Files.write. */
  FILES_WRITE(OtherIdioms.filesWrite(), Set.of()),
  /** Guava's Files.write. */
  GUAVA(OtherIdioms::guava, Set.of()),
  /** Lucene's commit. */
  LUCENE(LucenePublish::new, EnumSet.of(WHOLE, NO_COPY, CONTENT_LASTS, NAME_LASTS)),
  /** Hadoop's AtomicFileOutputStream. */
  HADOOP(OtherIdioms::hadoop, EnumSet.of(WHOLE, NO_COPY, CONTENT_LASTS)),
  /** Kafka's checkpoint files. */
  KAFKA(OtherIdioms::kafka, EnumSet.of(WHOLE, CONTENT_LASTS, NAME_LASTS)),
  /** Maven Resolver's FileUtils. */
  MAVEN_RESOLVER(OtherIdioms::mavenResolver, EnumSet.of(WHOLE, OWN_TEMPORARY));

  private final PublishIdiom.Factory factory;
  private final Set<Guarantee> guarantees;

  ReplacingIdiom(PublishIdiom.Factory factory, Set<Guarantee> guarantees) {
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
