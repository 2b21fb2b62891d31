package io.keyrota.server.dns;

import io.keyrota.rules.dns.RecordType;

/**
 * Answers of the Domain Name System: those of this server's hosted zones first, in process; else
 * those of upstream resolvers. Each call takes a bounded time and may block: it belongs on a thread
 * that may wait, such as a duty's observation.
 */
public interface Resolver {
  /** Longer chains of CNAMEs are not followed. */
  int MOST_CNAMES = 5;

  /**
   * The records of a name, at the end of at most {@value #MOST_CNAMES} CNAMEs. A CNAME itself is
   * asked for without following it.
   *
   * @param name in any case, with or without the dot at its end; no escapes but RFC 1035's
   */
  Found lookup(String name, RecordType type);

  /** The texts of a name, each the concatenation of its strings. */
  default Found txt(String name) {
    return lookup(name, RecordType.TXT);
  }

  /** The CNAME of exactly that name: at most one target, in lower case with a dot at its end. */
  default Found cname(String name) {
    return lookup(name, RecordType.CNAME);
  }

  /**
   * The CAA records that are relevant for a name (RFC 8659 section 3): those of the name, else
   * those of the nearest parent that has some. The climb ends before the root, and at the apex of a
   * hosted zone of this server. A leading {@code *.} is left out. Data as {@code 0 issue
   * "amazon.com"}, to be read with {@link io.keyrota.rules.dns.CaaRecord#of}. {@link Found.None}
   * means that nothing restricts who issues; {@link Found.Unreachable} that nobody knows: then none
   * may.
   */
  Found caa(String name);
}
