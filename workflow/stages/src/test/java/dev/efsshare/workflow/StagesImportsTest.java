package dev.efsshare.workflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StagesImportsTest {
  private static final JavaClasses STAGES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "dev.efsshare.workflow.handover",
              "dev.efsshare.workflow.stage",
              "dev.efsshare.workflow.record",
              "dev.efsshare.workflow.dataset",
              "dev.efsshare.workflow.stages");

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.efsshare.workflow.(*)..").should().beFreeOfCycles().check(STAGES);
  }

  @Test
  void stages_importTheLibraryAndSupportOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.amazonaws.services.lambda.runtime",
            "software.amazon.awssdk..",
            "dev.efsshare",
            "dev.efsshare.s3",
            "dev.efsshare.store",
            "dev.efsshare.transfer",
            "dev.efsshare.functions..",
            "dev.efsshare.workflow..")
        .check(STAGES);
  }

  /** A stage implements its processing only. */
  @Test
  void s3_isKnownToItsAdapterOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.efsshare.workflow.handover")
        .and()
        .doNotHaveSimpleName("StageEnvironment")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(STAGES);
  }

  @Test
  void handlers_touchNoFile() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Handler")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "software.amazon..")
        .check(STAGES);
  }

  /** What is done to a record is the same wherever the record is. */
  @Test
  void recordSteps_knowNoBucketAndNoFunction() {
    noClasses()
        .that()
        .resideInAPackage("dev.efsshare.workflow.record")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.efsshare.workflow.stage..",
            "dev.efsshare.workflow.dataset..",
            "com.amazonaws..",
            "software.amazon..")
        .check(STAGES);
  }
}
