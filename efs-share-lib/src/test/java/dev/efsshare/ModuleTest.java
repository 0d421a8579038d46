package dev.efsshare;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packages there are, what they may use, and what the module says of it. */
class ModuleTest {
  private static final String API = "dev.efsshare";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(API);

  @ParameterizedTest
  @CsvSource({
    "dev.efsshare,",
    "dev.efsshare.spi,",
    "dev.efsshare.nio, dev.efsshare.spi",
    "dev.efsshare.store,",
    "dev.efsshare.transfer, dev.efsshare.store",
    "dev.efsshare.s3, dev.efsshare.transfer software.amazon.awssdk..",
    "dev.efsshare.cdi, dev.efsshare.. jakarta.."
  })
  void package_ofTheLibrary_usesTheApiAndWhatIsAllowed(String name, String allowed) {
    String[] usable =
        Stream.concat(
                Stream.of(name, API, "java..", "org.jspecify.annotations"),
                allowed == null ? Stream.empty() : Stream.of(allowed.split(" ")))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(usable)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void module_exports_everyPackageAndNoOther() throws URISyntaxException {
    ModuleDescriptor module = module();
    Set<String> exported =
        module.exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    assertThat(exported)
        .isEqualTo(module.packages())
        .isSubsetOf(
            API,
            "dev.efsshare.spi",
            "dev.efsshare.nio",
            "dev.efsshare.store",
            "dev.efsshare.transfer",
            "dev.efsshare.s3",
            "dev.efsshare.cdi");
  }

  @Test
  void module_requires_nothingButJavaBaseAtRunTime() throws URISyntaxException {
    assertThat(module().requires())
        .filteredOn(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
        .extracting(Requires::name)
        .containsExactly("java.base");
  }

  private static ModuleDescriptor module() throws URISyntaxException {
    Path classes =
        Path.of(FilePublisher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return ModuleFinder.of(classes).find("dev.efsshare").orElseThrow().descriptor();
  }
}
