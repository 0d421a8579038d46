package dev.efsshare.producer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ProducerImportsTest {
  private static final JavaClasses PRODUCER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.efsshare.producer");

  @Test
  void producer_importsTheLibraryAndSupportOnly() {
    classes()
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
            "dev.efsshare.producer")
        .check(PRODUCER);
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
        .check(PRODUCER);
  }
}
