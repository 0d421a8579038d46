package dev.efsshare.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SupportImportsTest {
  private static final JavaClasses SUPPORT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.efsshare.functions");

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.efsshare.functions.(*)..").should().beFreeOfCycles().check(SUPPORT);
  }

  @Test
  void support_importsNoFunctionAndNoEventTypes() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.efsshare.producer..",
            "dev.efsshare.consumer..",
            "com.amazonaws.services.lambda.runtime.events..",
            "com.fasterxml.jackson.databind..")
        .check(SUPPORT);
  }

  @Test
  void s3_isKnownToItsTwoAdaptersOnly() {
    noClasses()
        .that()
        .doNotHaveSimpleName("S3Objects")
        .and()
        .doNotHaveSimpleName("S3Uploads")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(SUPPORT);
  }
}
