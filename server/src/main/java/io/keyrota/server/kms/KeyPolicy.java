package io.keyrota.server.kms;

/**
 * A key's policy.
 *
 * @param text letter for letter as it was put
 */
record KeyPolicy(String text) {}
