package greenroom.recorder;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The rules of this module: who may know whom. */
@AnalyzeClasses(packages = "greenroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
  /** They bring rooms together, so they may import them; no room imports them. */
  private static final List<String> JOINERS =
      List.of(
          "greenroom.recorder.pipeline",
          "greenroom.recorder.proving",
          "greenroom.recorder.host",
          "greenroom.recorder.cli");

  private static final DescribedPredicate<JavaClass> A_JOINER =
      describe("a joiner", type -> JOINERS.contains(type.getPackageName()));

  /** The desktop protocol's codec is the vocabulary of the two rooms that speak it. */
  private static final DescribedPredicate<JavaClass> SPEAKS_RFB =
      describe(
          "gate or screen",
          type ->
              type.getPackageName().equals("greenroom.recorder.gate")
                  || type.getPackageName().equals("greenroom.recorder.screen"));

  private static final DescribedPredicate<JavaClass> THE_CODEC =
      describe("the codec", type -> type.getPackageName().equals("greenroom.recorder.rfb"));

  @ArchTest
  static final ArchRule the_vocabulary_imports_no_room =
      noClasses()
          .that()
          .resideInAPackage("greenroom.recorder")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("greenroom.recorder.(*)..");

  @ArchTest
  static final ArchRule rooms_import_the_vocabulary_but_not_each_other =
      slices()
          .matching("greenroom.recorder.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(A_JOINER, alwaysTrue())
          .ignoreDependency(SPEAKS_RFB, THE_CODEC);

  @ArchTest
  static final ArchRule no_cycles = slices().matching("greenroom.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_host_knows_tasks_and_sandboxes =
      noClasses()
          .that()
          .resideInAPackage("greenroom.recorder..")
          .and()
          .resideOutsideOfPackage("greenroom.recorder.host")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("greenroom.task..", "greenroom.sandbox..");

  @ArchTest
  static final ArchRule nobody_here_knows_the_studio =
      noClasses().should().dependOnClassesThat().resideInAPackage("greenroom.server..");

  @ArchTest
  static final ArchRule tasks_and_sandboxes_know_no_recorder =
      noClasses()
          .that()
          .resideInAnyPackage("greenroom.task..", "greenroom.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("greenroom.recorder..");

  @ArchTest
  static final ArchRule only_the_video_room_knows_ffmpeg =
      noClasses()
          .that()
          .resideOutsideOfPackage("greenroom.recorder.video")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule only_seal_and_reading_know_age =
      noClasses()
          .that()
          .resideOutsideOfPackages("greenroom.recorder.seal", "greenroom.recorder.reading")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.exceptionfactory.jagged..");

  @ArchTest
  static final ArchRule nothing_that_captures_can_open_what_was_sealed =
      noClasses()
          .that()
          .resideInAnyPackage(
              "greenroom.recorder.pipeline",
              "greenroom.recorder.host",
              "greenroom.recorder.gate",
              "greenroom.recorder.screen",
              "greenroom.recorder.filter",
              "greenroom.recorder.store")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("greenroom.recorder.reading")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("greenroom.recorder.seal.AgeIdentity")
          .because(
              "what captures holds recipients only. The one exception is greenroom.recorder.proving:"
                  + " it opens recordings that it made itself, of desktops at which nobody works,"
                  + " with an identity that it throws away");

  @ArchTest
  static final ArchRule engine_and_browser_stay_in_the_sandboxes =
      noClasses()
          .that()
          .resideInAPackage("greenroom.recorder..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.testcontainers..", "com.github.dockerjava..", "org.openqa.selenium..");
}
