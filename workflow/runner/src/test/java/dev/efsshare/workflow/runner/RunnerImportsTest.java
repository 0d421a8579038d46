package dev.efsshare.workflow.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The runner sees stages as Step Functions does; only the Glue step hands over as they do. */
class RunnerImportsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.efsshare.workflow.runner");

  @Test
  void packages_haveNoCycles() {
    slices()
        .matching("dev.efsshare.workflow.runner.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void runner_importsNoStages() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.efsshare.workflow.stage..", "dev.efsshare.workflow.stages..")
        .check(CLASSES);
  }

  @Test
  void onlyTheTasks_handOver() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.efsshare.workflow.runner.task")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.efsshare.workflow.handover..")
        .check(CLASSES);
  }

  @Test
  void onlyTheQueue_knowsElasticMq() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.efsshare.workflow.runner.queue")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.elasticmq..", "org.apache.pekko..", "scala..")
        .check(CLASSES);
  }
}
