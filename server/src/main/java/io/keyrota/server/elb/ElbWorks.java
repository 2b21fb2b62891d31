package io.keyrota.server.elb;

import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.Edge;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.HexFormat;

/** What the operations of this room stand on. */
record ElbWorks(Certificates certificates, Edge edge) {

  /**
   * Room for one more of that kind.
   *
   * @param what as {@code load balancers}
   * @throws io.keyrota.rules.aws.Refusal of that code
   */
  static <R extends Record> void needRoom(
      Table<R> table, Place place, int most, String code, String what, Snapshot seen) {
    if (seen.page(table, place, "", most).size() == most) {
      throw ElbRefusal.tooMany(code, what, most);
    }
  }

  /** A new id: sixteen hex digits. */
  static String id(Entropy entropy) {
    return HexFormat.of().formatHex(entropy.bytes(ElbArn.ID_BYTES));
  }
}
