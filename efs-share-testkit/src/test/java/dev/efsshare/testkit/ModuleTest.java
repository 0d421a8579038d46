package dev.efsshare.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the module uses and shows. */
class ModuleTest {
  private static final String PACKAGE = "dev.efsshare.testkit";

  @Test
  void module_exportsOnePackage_andRequiresOnlyJavaBaseAtRunTime() throws URISyntaxException {
    ModuleDescriptor module = module();
    assertThat(module.packages()).containsExactly(PACKAGE);
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactly(PACKAGE);
    assertThat(module.requires())
        .filteredOn(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
        .extracting(Requires::name)
        .containsExactly("java.base");
  }

  @Test
  void classes_ofTheKit_useOnlyJavaBaseAndAreNotToBeExtended() {
    var kit =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PACKAGE);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            PACKAGE,
            "java.io",
            "java.lang..",
            "java.net",
            "java.nio..",
            "java.time..",
            "java.util..",
            "org.jspecify.annotations")
        .check(kit);
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(kit);
  }

  private static ModuleDescriptor module() throws URISyntaxException {
    Path classes =
        Path.of(
            MisbehavingFileSystem.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    return ModuleFinder.of(classes).find(PACKAGE).orElseThrow().descriptor();
  }
}
