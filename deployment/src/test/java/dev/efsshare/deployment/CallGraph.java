package dev.efsshare.deployment;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods a function can come to call, found in the compiled classes of this project.
 *
 * <p>A call of a method may end in the same method of every subclass and implementor. The bodies of
 * lambdas count as called where they are written. Whoever makes an object may have its methods
 * called that override one of foreign code: a stream's or an interceptor's, for example.
 *
 * <p>This finds too much rather than too little; what no call in these classes leads to, as a call
 * by reflection, it does not find.
 */
final class CallGraph {
  /** The classes that are deployed: the functions and the parts of the library that they use. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar!"))
          .withImportOption(location ->
              location.matches(
                  Pattern.compile(
                      ".*/dev/efsshare/"
                          + "((spi|nio|store|transfer|s3|functions|producer|consumer)/.*|[^/]*)")))
          .importPackages("dev.efsshare");

  private static final String OURS = "dev.efsshare.";

  private final String without;

  private final Set<JavaCodeUnit> reached = new HashSet<>();
  private final Set<Call> calls = new HashSet<>();
  private final Deque<JavaCodeUnit> toDo = new ArrayDeque<>();

  /** A method that is called: the full name of its class, and its own. */
  record Call(String owner, String method) {}

  private CallGraph(String without) {
    this.without = without;
  }

  /**
   * Every call that can follow from any method of a class.
   *
   * @param without a package that has no part in it: implementors there are not called
   */
  static Set<Call> from(String start, String without) {
    CallGraph graph = new CallGraph(without);
    graph.reach(CLASSES.get(start).getCodeUnits());
    while (!graph.toDo.isEmpty()) {
      graph.follow(graph.toDo.remove());
    }
    return graph.calls;
  }

  private void reach(Collection<? extends JavaCodeUnit> units) {
    for (JavaCodeUnit unit : units) {
      if (reached.add(unit)) {
        toDo.add(unit);
      }
    }
  }

  private void follow(JavaCodeUnit unit) {
    unit.getAccessesFromSelf()
        .forEach(
            each -> each.getTargetOwner().getStaticInitializer().ifPresent(s -> reach(Set.of(s))));
    if (unit instanceof JavaConstructor) {
      reach(calledFromOutside(unit.getOwner()));
    }
    Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
        .map(JavaCodeUnitAccess::getTarget)
        .forEach(target -> {
          calls.add(new Call(target.getOwner().getName(), target.getName()));
          reach(bodies(target));
        });
  }

  private static List<JavaMethod> calledFromOutside(JavaClass type) {
    Set<String> foreign = new HashSet<>();
    Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
        .filter(each -> !each.getName().startsWith(OURS))
        .forEach(each -> each.getMethods().forEach(method -> foreign.add(signature(method))));
    return type.getMethods().stream()
        .filter(each -> !each.getModifiers().contains(JavaModifier.STATIC))
        .filter(each -> foreign.contains(signature(each)))
        .toList();
  }

  /** Without the types, which generics may narrow. */
  private static String signature(JavaMethod method) {
    return method.getName() + "/" + method.getRawParameterTypes().size();
  }

  private List<JavaCodeUnit> bodies(CodeUnitAccessTarget target) {
    JavaClass owner = target.getOwner();
    Stream<JavaClass> above =
        Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream());
    Stream<JavaClass> below = owner.getAllSubclasses().stream();
    return Stream.of(Stream.of(owner), above, below)
        .flatMap(each -> each)
        .filter(
            each -> each.getName().startsWith(OURS) && !each.getPackageName().startsWith(without))
        .map(each ->
            each.tryGetCodeUnitWithParameterTypeNames(
                    target.getName(),
                    target.getRawParameterTypes().stream().map(JavaClass::getName).toList())
                .orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }
}
