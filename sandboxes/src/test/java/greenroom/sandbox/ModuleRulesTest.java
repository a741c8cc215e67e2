package greenroom.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of this module: who may know whom. */
@AnalyzeClasses(packages = "greenroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
  @ArchTest
  static final ArchRule knows_no_other_module =
      noClasses()
          .that()
          .resideInAPackage("greenroom.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("greenroom.task..", "greenroom.recorder..", "greenroom.server..");

  @ArchTest
  static final ArchRule the_vocabulary_imports_no_room =
      noClasses()
          .that()
          .resideInAPackage("greenroom.sandbox")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("greenroom.sandbox.(*)..");

  @ArchTest
  static final ArchRule rooms_import_the_vocabulary_but_not_each_other =
      slices()
          .matching("greenroom.sandbox.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.describe(
                  "a joiner", type -> type.getPackageName().equals("greenroom.sandbox.cli")),
              DescribedPredicate.alwaysTrue());

  @ArchTest
  static final ArchRule no_cycles = slices().matching("greenroom.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_docker_room_knows_the_engine =
      noClasses()
          .that()
          .resideOutsideOfPackage("greenroom.sandbox.docker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..");

  @ArchTest
  static final ArchRule only_the_browser_room_knows_selenium =
      noClasses()
          .that()
          .resideOutsideOfPackage("greenroom.sandbox.browser..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.openqa.selenium..");

  @ArchTest
  static final ArchRule ports_are_interfaces =
      classes().that().haveSimpleName("Sandboxes").should().beInterfaces();
}
