package dev.efsshare.workflow.definition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What a workflow is depends on nothing but JSON. */
class DefinitionImportsTest {

  @Test
  void definition_importsNothingOfOurs() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.efsshare.workflow.definition",
            "java..",
            "org.jspecify..",
            "com.fasterxml.jackson..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.efsshare.workflow.definition"));
  }
}
