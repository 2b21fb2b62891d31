package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.aws.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PageProperty {

  @Property(tries = 200)
  void pagesOneAfterTheOtherAreTheWholeList(
      @ForAll @Size(max = 40) List<Integer> all, @ForAll @IntRange(min = 1, max = 12) int size) {
    List<Integer> seen = new ArrayList<>();
    Optional<String> marker = Optional.empty();
    do {
      Page<Integer> page = Page.of("List", all, marker.orElse(null), size);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
      assertThat(page.truncated()).isEqualTo(page.marker().isPresent());
      seen.addAll(page.items());
      marker = page.marker();
    } while (marker.isPresent());
    assertThat(seen).isEqualTo(all);
  }

  @Property(tries = 300)
  void aMarkerThatWasNotMadeHereIsRefused(@ForAll String text) {
    refuses(text);
  }

  @Example
  void aMarkerOfAnotherListOrOfNoPositionIsRefused() {
    refuses(Marker.of("Other", "1"));
    refuses(Marker.of("List", "-1"));
    refuses(Marker.of("List", "one"));
    refuses(Marker.of("List", "99999999999999999999"));
    refuses(Marker.of("List", "1") + "=");
    refuses("");
  }

  @Example
  void aMarkerOfAListThatHasShrunkGivesAnEmptyPage() {
    assertThat(Page.of("List", List.of(1), Marker.of("List", "5"), null).items()).isEmpty();
  }

  @Example
  void aHundredItemsAreAPageUnlessAskedOtherwise() {
    assertThat(Page.size(null)).isEqualTo(100);
    assertThat(Page.size(7)).isEqualTo(7);
  }

  private static void refuses(String marker) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> Page.of("List", List.of(1, 2, 3), marker, null));
    assertThat(refusal.code()).isEqualTo("ValidationError");
    assertThat(refusal.message()).isEqualTo("Invalid Marker.");
  }
}
