package farm.rendezvous.bench;

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

/** What holds in all benchmarks. */
@AnalyzeClasses(packages = "farm.rendezvous.bench")
final class ArchitectureTest {

  @ArchTest
  static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .should()
          .callMethodWhere(target(owner(Predicates.type(Thread.class))).and(target(name("sleep"))))
          .because("a wait has a condition and a deadline, and a node's time ends with its run");

  @ArchTest
  static final ArchRule ONE_CLASS_PRINTS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Bench.class)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("what is printed goes through the setting");

  @ArchTest
  static final ArchRule CLOCKS_ARE_GIVEN =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .because("durations come from the monotonic clock, times of day from the setting");

  @ArchTest
  static final ArchRule BENCHMARKS_STAND_ALONE =
      slices()
          .matching("farm.rendezvous.bench.(*)..")
          .should()
          .beFreeOfCycles()
          .because("each benchmark can be understood without the others");
}
