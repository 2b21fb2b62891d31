package io.keyrota.server.acm;

import java.time.Instant;

/**
 * A certificate of another authority that is to be revoked there.
 *
 * @param serial the row's id
 * @param certificate PEM
 * @param reason the CRLReason of RFC 5280, 5.3.1
 * @param failures how often that was tried in vain
 */
record UpstreamRevocation(
    String serial, String certificate, int reason, long failures, Instant due) {

  UpstreamRevocation failed(Instant next) {
    return new UpstreamRevocation(serial, certificate, reason, failures + 1, next);
  }
}
