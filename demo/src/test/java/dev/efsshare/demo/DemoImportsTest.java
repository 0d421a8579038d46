package dev.efsshare.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The demonstration sees the share as a client does. */
class DemoImportsTest {

  @Test
  void demo_importsNoFunctionCode() {
    noClasses()
        .that()
        .resideInAPackage("dev.efsshare.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.efsshare.functions..", "dev.efsshare.producer..", "dev.efsshare.consumer..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.efsshare.demo"));
  }
}
