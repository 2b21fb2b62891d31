package io.keyrota.server.audit;

/**
 * The last entry of the chain.
 *
 * @param seq 0 when there is none yet
 * @param hash the SHA-256 of its line with the line feed, 64 hexadecimal digits
 */
public record Head(long seq, String hash) {}
