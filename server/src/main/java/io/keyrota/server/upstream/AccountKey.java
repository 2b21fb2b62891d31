package io.keyrota.server.upstream;

import io.keyrota.server.sealing.Sealed;

/**
 * The key of our account at the authority.
 *
 * @param directory of the authority: the row's id
 * @param publicKey SubjectPublicKeyInfo in DER
 */
record AccountKey(String directory, byte[] publicKey, Sealed privateKey) {}
