package io.keyrota.server.elb;

import io.keyrota.rules.elb.ElbArn;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.Edge;
import io.keyrota.server.crypto.Entropy;
import java.util.HexFormat;

/** What the operations of this room stand on. */
record ElbWorks(Certificates certificates, Edge edge) {

  /** A new id: sixteen hex digits. */
  static String id(Entropy entropy) {
    return HexFormat.of().formatHex(entropy.bytes(ElbArn.ID_BYTES));
  }
}
