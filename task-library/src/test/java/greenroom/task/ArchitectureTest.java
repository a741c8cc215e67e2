package greenroom.task;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in this module. */
@AnalyzeClasses(packages = "greenroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_TASK_LIBRARY_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that()
          .resideInAPackage("greenroom.task..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("greenroom.sandbox..", "greenroom.recorder..", "greenroom.server..");

  @ArchTest
  static final ArchRule THE_VOCABULARY_KNOWS_NONE_OF_ITS_SUB_PACKAGES =
      noClasses()
          .that()
          .resideInAPackage("greenroom.task")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("greenroom.task.*..");

  /** {@code catalog} and {@code cli} are joiners. */
  @ArchTest
  static final ArchRule SUB_PACKAGES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("greenroom.task.(yaml|check|testing|catalog|cli)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.describe(
                  "joiners",
                  origin ->
                      origin.getPackageName().equals("greenroom.task.catalog")
                          || origin.getPackageName().startsWith("greenroom.task.cli")),
              DescribedPredicate.alwaysTrue());

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("greenroom.task.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule YAML_IS_PARSED_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("greenroom.task.yaml")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule DOCUMENTS_ARE_READ_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("greenroom.task.check")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.poi..", "org.sqlite..", "java.sql..");

  /** Content from a sandbox must never reach a disk. */
  @ArchTest
  static final ArchRule CHECKS_TOUCH_NO_FILES =
      noClasses()
          .that()
          .resideInAPackage("greenroom.task.check")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.FileOutputStream");
}
