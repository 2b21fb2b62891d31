package io.keyrota.server.keyrota;

import io.keyrota.server.sealing.Sealed;

/**
 * The key pair that signs the trail's heads.
 *
 * @param publicKey Ed25519, 32 bytes (RFC 8032)
 * @param privateKey sealed in the audit domain
 */
public record TrailKey(byte[] publicKey, Sealed privateKey) {}
