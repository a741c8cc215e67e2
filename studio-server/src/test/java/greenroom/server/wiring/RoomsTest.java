package greenroom.server.wiring;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;

/** Which room may use what. */
@AnalyzeClasses(packages = "greenroom", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

  @ArchTest
  static final ArchRule the_studio_knows_of_the_recorder_its_vocabulary_only =
      noClasses()
          .that()
          .resideInAPackage("greenroom.server..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("greenroom.recorder..")
                  .and(not(resideInAPackage("greenroom.recorder"))));

  @ArchTest
  static final ArchRule the_studio_knows_no_sandbox =
      noClasses()
          .that()
          .resideInAPackage("greenroom.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("greenroom.sandbox..");

  @ArchTest
  static final ArchRule rooms_do_not_know_each_other =
      slices()
          .matching("greenroom.server.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAnyPackage("greenroom.server.wiring..", "greenroom.server.web.."),
              resideInAPackage("greenroom.server.."));

  @ArchTest
  static final ArchRule the_vocabulary_knows_no_room =
      noClasses()
          .that()
          .resideInAPackage("greenroom.server")
          .should()
          .dependOnClassesThat(
              resideInAPackage("greenroom.server..")
                  .and(not(resideInAPackage("greenroom.server"))));

  @ArchTest
  static final ArchRule nobody_knows_the_wiring =
      noClasses()
          .that()
          .resideOutsideOfPackage("greenroom.server.wiring..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("greenroom.server.wiring..");

  @ArchTest
  static final ArchRule sql_only_in_repositories =
      classes()
          .that(
              resideInAPackage("greenroom.server..")
                  .and(not(resideInAPackage("greenroom.server.wiring..")))
                  .and(not(nameMatching(".*\\.(\\w+Repository|StaffRows|Database)(\\$.*)?"))))
          .should()
          .onlyDependOnClassesThat(
              not(resideInAnyPackage("org.jooq..", "java.sql.."))
                  .or(equivalentTo(SQLException.class)));

  @ArchTest
  static final ArchRule age_only_in_the_vault =
      noClasses()
          .that()
          .resideInAPackage("greenroom.server..")
          .and()
          .resideOutsideOfPackage("greenroom.server.vault..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.exceptionfactory.jagged..");

  @ArchTest
  static final ArchRule no_cycles =
      slices().matching("greenroom.server.(*)..").should().beFreeOfCycles();
}
