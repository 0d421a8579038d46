package dev.efsshare.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may import whom. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.efsshare.benchmarks");

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.efsshare.benchmarks.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void benchmarks_importNoFunctionCode() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.efsshare.functions..", "dev.efsshare.producer..", "dev.efsshare.consumer..")
        .check(CLASSES);
  }

  @Test
  void rivals_areKnownToPublishOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.efsshare.benchmarks.publish..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "org.apache.lucene..",
            "org.eclipse.aether..",
            "com.google.common..")
        .check(CLASSES);
  }
}
