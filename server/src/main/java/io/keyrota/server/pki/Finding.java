package io.keyrota.server.pki;

/**
 * A rule that a certificate breaks.
 *
 * @param code as linters of the Baseline Requirements name it, for example {@code
 *     cabf.serverauth.subscriber.serverauth_eku_absent}
 */
public record Finding(String code) {}
