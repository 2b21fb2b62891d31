package io.keyrota.server.kms;

/**
 * A key's policy.
 *
 * @param text letter for letter as it was put; users and roles by their unique ids, except in
 *     policies of the first format's days, which keep ARNs
 */
record KeyPolicy(String text) {}
