package farm.rendezvous;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What holds in all of the command line's code. */
@AnalyzeClasses(packages = "farm.rendezvous")
final class ArchitectureTest {
  private static final String CLI = "farm.rendezvous.cli..";
  private static final String LOCAL_FARM = "farm.rendezvous.localfarm..";
  private static final String CLIENT = "farm.rendezvous.client..";

  @ArchTest
  static final ArchRule ONE_CLASS_SPEAKS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("farm.rendezvous.cli.Console")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("a line printed past the console destroys the progress that is drawn there");

  @ArchTest
  static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .should()
          .callMethodWhere(target(owner(Predicates.type(Thread.class))).and(target(name("sleep"))))
          .orShould()
          .callMethodWhere(
              target(owner(Predicates.type(TimeUnit.class))).and(target(name("sleep"))))
          .because("a wait has a condition, a deadline, and a word on what it saw last");

  @ArchTest
  static final ArchRule ONE_CLASS_WAITS =
      noClasses()
          .that()
          .resideOutsideOfPackages("farm.rendezvous.await..", "farm.rendezvous")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(LockSupport.class)
          .because("Await is the only place where a thread stands still");

  @ArchTest
  static final ArchRule CLOCKS_ARE_GIVEN =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .because("a test sets the clock, and waits for nothing");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_COMMANDS =
      noClasses()
          .that()
          .resideInAnyPackage(LOCAL_FARM, CLIENT, "farm.rendezvous.await..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLI)
          .because("the system tests use the local farm and the client without a terminal");

  @ArchTest
  static final ArchRule THE_CLIENT_IS_FOR_ANY_FARM =
      noClasses()
          .that()
          .resideInAPackage(CLIENT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(LOCAL_FARM)
          .because("a client speaks to farms whose processes are elsewhere");

  @ArchTest
  static final ArchRule PROCESSES_ARE_STARTED_IN_ONE_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackages(LOCAL_FARM, "farm.rendezvous", "farm.rendezvous.uploads")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .because(
              "only the local farm knows which processes are its own; uploads ask Blender once");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("farm.rendezvous.(*)..")
          .should()
          .beFreeOfCycles()
          .because("each package can be understood after those that it uses");
}
