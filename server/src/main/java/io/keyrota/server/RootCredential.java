package io.keyrota.server;

import io.keyrota.rules.secret.Secret;

/**
 * The access key that an operator chose for the root of the first account, of any length.
 *
 * @param accessKeyId from KEYROTA_ROOT_ACCESS_KEY_ID
 * @param secret from KEYROTA_ROOT_SECRET_ACCESS_KEY
 */
public record RootCredential(String accessKeyId, Secret secret) {}
