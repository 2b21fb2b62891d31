package io.keyrota.server.pki;

/**
 * Which authority signs what is issued now.
 *
 * @param issuer its id
 */
record CurrentAuthority(String issuer) {}
