package greenroom.recorder;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Who may know whom in this module. */
@AnalyzeClasses(packages = "greenroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<String> JOINERS =
      Set.of("greenroom.recorder.pipeline", "greenroom.recorder.host", "greenroom.recorder.cli");

  @ArchTest
  static final ArchRule THE_VOCABULARY_KNOWS_NONE_OF_ITS_SUB_PACKAGES =
      noClasses()
          .that()
          .resideInAPackage("greenroom.recorder")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("greenroom.recorder.*..");

  /** Joiners may; and {@code rfb} is no stage of its own but the protocol that two stages speak. */
  @ArchTest
  static final ArchRule SUB_PACKAGES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("greenroom.recorder.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              describe("joiners", (JavaClass origin) -> JOINERS.contains(origin.getPackageName())),
              alwaysTrue())
          .ignoreDependency(
              resideInAnyPackage("greenroom.recorder.gate", "greenroom.recorder.screen"),
              resideInAnyPackage("greenroom.recorder.rfb"));

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("greenroom.recorder.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_HOST_KNOWS_TASKS_AND_SANDBOXES =
      noClasses()
          .that()
          .resideInAPackage("greenroom.recorder..")
          .and()
          .resideOutsideOfPackage("greenroom.recorder.host..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("greenroom.task..", "greenroom.sandbox..");

  @ArchTest
  static final ArchRule NOBODY_HERE_KNOWS_THE_STUDIO =
      noClasses()
          .that()
          .resideInAPackage("greenroom.recorder..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("greenroom.server..");

  @ArchTest
  static final ArchRule FFMPEG_IS_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("greenroom.recorder.video")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule AGE_IS_WHERE_SEALS_ARE_MADE_AND_OPENED =
      noClasses()
          .that()
          .resideInAPackage("greenroom.recorder..")
          .and()
          .resideOutsideOfPackages("greenroom.recorder.seal", "greenroom.recorder.reading")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.exceptionfactory..");
}
