package dev.efsshare.local;

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
          .importPackages("dev.efsshare.local");

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.efsshare.local.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void templateAndNet_importNothingElseOfTheModule() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.efsshare.local.template", "dev.efsshare.local.net")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.efsshare.local",
            "dev.efsshare.local.runtime",
            "dev.efsshare.local.http",
            "dev.efsshare.local.s3",
            "dev.efsshare.local.cli")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLine_knowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.efsshare.local.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }
}
