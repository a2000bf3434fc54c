package farm.rendezvous.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of a list however it is cut into pages. */
final class PageLawsTest {

  @Property
  void pagesInWhateverSizeGiveTheWholeInOrder(
      @ForAll @IntRange(max = 60) int size, @ForAll @IntRange(min = 1, max = 20) int limit) {
    List<Integer> whole = IntStream.range(0, size).boxed().toList();
    List<Integer> gathered = new ArrayList<>();
    int from = 0;
    String next;
    do {
      int end = Math.min(size, from + limit + 1);
      Page<Integer> page = Page.of(whole.subList(from, end), limit, String::valueOf);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      gathered.addAll(page.items());
      next = page.next();
      from = next == null ? size : Integer.parseInt(next) + 1;
    } while (next != null);

    assertThat(gathered).isEqualTo(whole);
  }
}
