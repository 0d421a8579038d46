package dev.efsshare.consumer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ConsumerImportsTest {
  private static final JavaClasses CONSUMER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.efsshare.consumer");

  @Test
  void consumer_importsTheLibraryAndSupportOnly() {
    classes()
        .that()
        .resideOutsideOfPackage("dev.efsshare.consumer.processing")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.amazonaws.services.lambda.runtime",
            "dev.efsshare",
            "dev.efsshare.store",
            "dev.efsshare.transfer",
            "dev.efsshare.functions..",
            "dev.efsshare.consumer..")
        .check(CONSUMER);
  }

  @Test
  void processing_knowsNothingOfFunctions() {
    classes()
        .that()
        .resideInAPackage("dev.efsshare.consumer.processing")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "dev.efsshare.functions.language",
            "dev.efsshare",
            "dev.efsshare.consumer.processing")
        .check(CONSUMER);
  }

  @Test
  void handler_touchesNoFileAndNoBucket() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Handler")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio..",
            "software.amazon..",
            "dev.efsshare",
            "dev.efsshare.store..",
            "dev.efsshare.transfer..")
        .check(CONSUMER);
  }
}
