package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows stood on the pages that were asked for last: a page costs no question to the database
 * while no row of its kind comes or goes. The rows themselves are looked up one by one, in memory
 * as a rule, so that they are never older than the last commit.
 */
final class PageIds {
  /** How many pages are remembered; more rows than this on one are not. */
  private static final int PAGES = 256;

  static final int MOST_ROWS = 128;
  private static final Long UNTOUCHED = 0L;

  private final Cache<Key, Page> pages;
  private final ConcurrentHashMap<String, Long> comings = new ConcurrentHashMap<>();

  PageIds(boolean keeps) {
    this.pages = new Cache<>(keeps ? PAGES : 0);
  }

  record Key(String kind, Place place, String afterId, int limit) {}

  /**
   * @param comings how often a row of the kind had come or gone before the page was read
   */
  private record Page(long comings, List<Identity> ids) {}

  /** To be taken before a page is read for {@link #keep}. */
  long comings(String kind) {
    return comings.getOrDefault(kind, UNTOUCHED);
  }

  /** A row of the kind came or went by a commit that everybody can read by now. */
  void touch(String kind) {
    comings.merge(kind, 1L, Long::sum);
  }

  /** The ids of the page, or null when they are not known. */
  @Nullable List<Identity> of(Key key) {
    Page page = pages.get(key);
    return page != null && page.comings == comings(key.kind) ? page.ids : null;
  }

  void keep(Key key, long comings, List<Identity> ids) {
    if (ids.size() <= MOST_ROWS) {
      pages.fill(key, new Page(comings, List.copyOf(ids)), pages.stamp(key));
    }
  }
}
