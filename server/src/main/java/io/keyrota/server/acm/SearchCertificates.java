package io.keyrota.server.acm;

import io.keyrota.models.acm.SearchCertificatesRequest;
import io.keyrota.models.acm.SearchCertificatesResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Marker;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Searches the certificates of the account and region. In the order of creation a page is found by
 * the index; in any other order all certificates are looked at, up to {@value #MOST}.
 */
final class SearchCertificates
    implements Operation<SearchCertificatesRequest, SearchCertificatesResponse>, MayWait {
  private static final String LIST = "SearchCertificates";
  private static final int STANDARD = 100;
  private static final int MOST = 10_000;
  private static final int BATCH = 500;
  private static final AcmPages PAGES = new AcmPages(LIST, STANDARD);

  @Override
  public Prepared<SearchCertificatesResponse> prepare(
      Request request, SearchCertificatesRequest input, Snapshot seen) {
    Predicate<Certificate> filter = SearchFilter.of(input.filterStatement());
    return Prepared.of(
        Permission.of("acm:SearchCertificates", "*"),
        call -> {
          Place place = new Place(request.account(), request.region());
          String by = Objects.requireNonNullElse(input.sortBy(), "CREATED_AT");
          boolean descending = "DESCENDING".equals(input.sortOrder());
          return Outcome.of(
              by.equals("CREATED_AT")
                  ? byCreation(input, place, descending, filter, seen)
                  : sorted(input, place, SearchOrder.by(by, descending), filter, seen));
        });
  }

  private static SearchCertificatesResponse byCreation(
      SearchCertificatesRequest input,
      Place place,
      boolean descending,
      Predicate<Certificate> filter,
      Snapshot seen) {
    AcmPages.Page<CertificateRows.Listed> page =
        PAGES.of(
            input.maxResults(),
            input.nextToken(),
            row -> row.certificate().filter(filter).isPresent(),
            CertificateRows.of(place, descending, seen));
    return new SearchCertificatesResponse(
        page.items().stream()
            .flatMap(row -> row.certificate().stream())
            .map(SearchResult::of)
            .toList(),
        page.next());
  }

  private static SearchCertificatesResponse sorted(
      SearchCertificatesRequest input,
      Place place,
      Comparator<Certificate> order,
      Predicate<Certificate> filter,
      Snapshot seen) {
    List<Certificate> all = all(place, filter, seen);
    all.sort(order);
    int from = Math.min(position(input.nextToken()), all.size());
    int to = Math.min(from + Objects.requireNonNullElse(input.maxResults(), STANDARD), all.size());
    return new SearchCertificatesResponse(
        all.subList(from, to).stream().map(SearchResult::of).toList(),
        to < all.size() ? Marker.of(LIST, Integer.toString(to)) : null);
  }

  private static List<Certificate> all(Place place, Predicate<Certificate> filter, Snapshot seen) {
    List<Certificate> all = new ArrayList<>();
    String after = "";
    int looked = 0;
    while (true) {
      List<Row<Certificate>> batch = seen.page(CertificateTable.TABLE, place, after, BATCH);
      batch.stream().map(Row::value).filter(filter).forEach(all::add);
      looked += batch.size();
      if (batch.size() < BATCH) {
        return all;
      }
      if (looked >= MOST) {
        throw AcmRefusal.validation(
            "More than " + MOST + " certificates can be sorted by CREATED_AT only.");
      }
      after = batch.getLast().identity().id();
    }
  }

  private static int position(@Nullable String token) {
    try {
      String position = Marker.position(LIST, token);
      return position.isEmpty() ? 0 : Integer.parseUnsignedInt(position);
    } catch (Refusal | NumberFormatException notOurs) {
      throw AcmRefusal.validation("The NextToken is invalid.");
    }
  }
}
