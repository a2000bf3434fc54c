package farm.rendezvous.orchestrator;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.chrono.ChronoLocalDate;
import java.time.temporal.Temporal;
import java.util.concurrent.TimeUnit;

/** What holds in all of the orchestrator's code and in the messages. */
@AnalyzeClasses(packages = "farm.rendezvous")
final class ArchitectureTest {

  private static final String ROOT = "farm.rendezvous.orchestrator";

  @ArchTest
  static final ArchRule JOBS_AND_NODES_DO_NOT_KNOW_WHO_LISTENS =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".jobs..", ROOT + ".nodes..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".dispatch..")
          .because("they fire JobsChanged and NodesChanged, and dispatch observes them");

  @ArchTest
  static final ArchRule COMPONENTS_ARE_ACYCLIC =
      slices()
          .matching(ROOT + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("each component can be understood after those that it uses");

  @ArchTest
  static final ArchRule THESE_DIRECTIONS_EXIST =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
          .layer("start")
          .definedBy(ROOT)
          .layer("jobs")
          .definedBy(ROOT + ".jobs..")
          .layer("nodes")
          .definedBy(ROOT + ".nodes..")
          .layer("dispatch")
          .definedBy(ROOT + ".dispatch..")
          .layer("events")
          .definedBy(ROOT + ".events..")
          .layer("blends")
          .definedBy(ROOT + ".blends..")
          .layer("remote")
          .definedBy(ROOT + ".remote..")
          .layer("files")
          .definedBy(ROOT + ".files..")
          .layer("figures")
          .definedBy(ROOT + ".figures..")
          .layer("health")
          .definedBy(ROOT + ".health..")
          .layer("http")
          .definedBy(ROOT + ".http..")
          .layer("preflight")
          .definedBy(ROOT + ".preflight..")
          .layer("results")
          .definedBy(ROOT + ".results..")
          .layer("store")
          .definedBy(ROOT + ".store..")
          .layer("webhooks")
          .definedBy(ROOT + ".webhooks..")
          .whereLayer("jobs")
          .mayOnlyAccessLayers("http", "nodes", "files", "blends", "preflight")
          .whereLayer("preflight")
          .mayOnlyAccessLayers("http", "nodes")
          .whereLayer("blends")
          .mayNotAccessAnyLayer()
          .whereLayer("remote")
          .mayOnlyAccessLayers(
              "jobs", "dispatch", "results", "files", "blends", "preflight", "http")
          .whereLayer("files")
          .mayOnlyAccessLayers("http")
          .whereLayer("nodes")
          .mayOnlyAccessLayers("http")
          .whereLayer("dispatch")
          .mayOnlyAccessLayers("jobs", "nodes", "http", "results")
          .whereLayer("events")
          .mayOnlyAccessLayers("jobs", "nodes", "http")
          .whereLayer("webhooks")
          .mayOnlyAccessLayers("jobs", "nodes", "http")
          .whereLayer("figures")
          .mayOnlyAccessLayers("jobs", "nodes", "dispatch")
          .whereLayer("health")
          .mayOnlyAccessLayers("nodes")
          .whereLayer("results")
          .mayOnlyAccessLayers("jobs", "nodes", "http")
          .whereLayer("http")
          .mayNotAccessAnyLayer()
          .whereLayer("store")
          .mayNotAccessAnyLayer()
          .ignoreDependency(DescribedPredicate.alwaysTrue(), Predicates.type(SettableClock.class))
          .because("jobs are accepted without knowing how they are handed out; see package-info");

  @ArchTest
  static final ArchRule ENTITIES_KNOW_THEIR_BUSINESS_ONLY =
      noClasses()
          .that()
          .resideInAPackage("..entity..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".http..",
              "..boundary..",
              "..control..",
              "farm.rendezvous.messaging..",
              "jakarta.jms..",
              "jakarta.ws.rs..",
              "jakarta.inject..",
              "jakarta.enterprise..",
              "org.eclipse.microprofile..")
          .because("what a job is does not depend on how it is told, sent or configured");

  @ArchTest
  static final ArchRule CONTROL_KNOWS_NO_ENDPOINTS =
      noClasses()
          .that()
          .resideInAPackage("..control..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "..boundary..")
          .because("the boundary is the only door from outside, and opens inwards");

  @ArchTest
  static final ArchRule ONLY_DOORS_KNOW_JMS =
      noClasses()
          .that()
          .resideOutsideOfPackages("..boundary..", "farm.rendezvous.messaging..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.jms..")
          .because("the broker is one package and a few listeners thin");

  @ArchTest
  static final ArchRule MESSAGES_KNOW_NOTHING_BUT_JSON =
      noClasses()
          .that()
          .resideInAPackage("farm.rendezvous.messages..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", ROOT + "..", "farm.rendezvous.messaging..")
          .because("two WARs of different builds read them, whatever carries them");

  @ArchTest
  static final ArchRule LIBERTY_IS_KNOWN_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("farm.rendezvous.logging..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.ibm..", "io.openliberty..")
          .because("all else is Jakarta EE and MicroProfile, which other servers have too");

  @ArchTest
  static final ArchRule NOBODY_PRINTS =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("what is worth saying has a level and a logger");

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
  static final ArchRule NOBODY_LOCKS_A_PROXY =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(ApplicationScoped.class)
          .and()
          .areNotPrivate()
          .should()
          .notHaveModifier(JavaModifier.SYNCHRONIZED)
          .because("the proxy of such a method is locked while a thread waits behind it");

  @ArchTest
  static final ArchRule CLOCKS_ARE_GIVEN =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(Predicates.assignableTo(Temporal.class)))
                  .or(target(owner(Predicates.assignableTo(ChronoLocalDate.class))))
                  .and(target(name("now"))))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test sets the clock, and waits for nothing");

  @ArchTest
  static final ArchRule ONE_CLASS_MAKES_THE_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".store.Clocks")
          .should()
          .callMethodWhere(
              target(owner(Predicates.type(Clock.class))).and(target(nameStartingWith("system"))))
          .because("a clock that is made anywhere else is one that no test can set");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Dto")
          .orShould()
          .haveSimpleNameEndingWith("DTO")
          .because("these endings fit any class, and so say nothing of this one");

  @ArchTest
  static final ArchRule PACKAGES_STATE_THEIR_DUTY =
      classes()
          .should(liveInAPackageWithItsInfo())
          .because("the packages are the table of contents, and NullAway reads @NullMarked there");

  @ArchTest
  static final ArchRule FIELDS_ARE_PRIVATE =
      fields()
          .that()
          .arePublic()
          .should()
          .haveModifier(JavaModifier.STATIC)
          .andShould()
          .haveModifier(JavaModifier.FINAL)
          .because("only constants are for everybody; a state changes by a verb");

  private static ArchCondition<JavaClass> liveInAPackageWithItsInfo() {
    return new ArchCondition<>("live in a package with a package-info") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean described = item.getPackage().tryGetPackageInfo().isPresent();
        events.add(
            new SimpleConditionEvent(
                item, described, item.getPackageName() + " has no package-info"));
      }
    };
  }
}
