package farm.rendezvous.node;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/** What holds in all of the node's code; where nothing else is said, in its tests too. */
@AnalyzeClasses(packages = {"farm.rendezvous.node", "farm.rendezvous.messaging"})
final class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> OF_THE_NODE_ITSELF =
      new DescribedPredicate<>("of the node itself, not of its tests") {
        @Override
        public boolean test(JavaClass type) {
          return type.getSource()
              .map(source -> !source.getUri().toString().contains("/test-classes/"))
              .orElse(false);
        }
      };

  @ArchTest
  static final ArchRule PROCESSES_ARE_STARTED_IN_ONE_PACKAGE =
      noClasses()
          .that(OF_THE_NODE_ITSELF)
          .and()
          .resideOutsideOfPackage("..node.rendering..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .orShould()
          .callMethodWhere(target(owner(Predicates.type(Runtime.class))).and(target(name("exec"))))
          .because("a process that nobody stops outlives its batch, and only rendering stops them");

  @ArchTest
  static final ArchRule JMS_IS_KNOWN_AT_THE_DOORS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "farm.rendezvous.messaging..",
              "..batches.boundary..",
              "..inspections.boundary..",
              "..movies.boundary..",
              "..orders..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.jms..")
          .because("another broker, or another way to it, must change these packages only");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("farm.rendezvous.node.(**)")
          .should()
          .beFreeOfCycles()
          .because("each package can be understood after those that it uses");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_LIBERTY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.ibm..", "io.openliberty..")
          .because("the fields of log lines, which Liberty writes, are the business of LogContext");

  @ArchTest
  static final ArchRule NOBODY_PRINTS =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("the log has levels and ids, and goes where the owner of the node looks");

  @ArchTest
  static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .should()
          .callMethodWhere(target(owner(Predicates.type(Thread.class))).and(target(name("sleep"))))
          .orShould()
          .callMethodWhere(
              target(owner(Predicates.type(TimeUnit.class))).and(target(name("sleep"))))
          .because("a wait has a condition and a deadline, and ends when the node stops");

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
          .callMethod(Instant.class, "now")
          .because("the wall clock jumps; what is measured here is measured by nanoTime");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)")
          .because("such a name says nothing, so anything can be put into the class");

  @ArchTest
  static final ArchRule NO_PUBLIC_FIELDS =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areNotEnums()
          .and()
          .areNotStatic()
          .should()
          .notBePublic()
          .because("what anyone can set, nobody can rely on");

  @ArchTest
  static final ArchRule EVERY_PACKAGE_SAYS_ITS_DUTY =
      classes()
          .that(OF_THE_NODE_ITSELF)
          .should(liveInAPackageWithItsInfo())
          .because("package-info says what a package is for, and switches NullAway on in it");

  private static ArchCondition<JavaClass> liveInAPackageWithItsInfo() {
    return new ArchCondition<>("live in a package with a package-info that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getPackageName() + " has no package-info with @NullMarked"));
      }
    };
  }
}
