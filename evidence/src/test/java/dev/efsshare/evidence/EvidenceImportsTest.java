package dev.efsshare.evidence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The adapters do not know each other, and the bundle knows no stack. */
class EvidenceImportsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.efsshare.evidence");

  @Test
  void packages_areFreeOfCycles() {
    slices().matching("dev.efsshare.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void adapters_doNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("..evidence.aws..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..evidence.local..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("..evidence.local..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..evidence.aws..")
        .check(CLASSES);
  }

  @Test
  void bundle_knowsNeitherAwsNorStacks() {
    noClasses()
        .that()
        .resideInAPackage("..evidence.bundle..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon..",
            "dev.efsshare.demo..",
            "dev.efsshare.local..",
            "..evidence.collect..")
        .check(CLASSES);
  }
}
