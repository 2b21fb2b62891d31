package io.keyrota.server.acm;

import java.util.List;

/**
 * A TXT record that stands while orders are proved.
 *
 * @param name with a dot at its end
 */
record DnsChallenge(String name, List<Value> values) {
  DnsChallenge {
    values = List.copyOf(values);
  }

  /** One value, and the certificate for whose order it stands. */
  record Value(String certificateId, String text) {}
}
