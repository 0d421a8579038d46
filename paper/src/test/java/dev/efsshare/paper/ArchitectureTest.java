package dev.efsshare.paper;

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
          .importPackages("dev.efsshare.paper");

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.efsshare.paper.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void plottingLibrary_isKnownToChartsOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.efsshare.paper.chart..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jfree..")
        .check(CLASSES);
  }
}
