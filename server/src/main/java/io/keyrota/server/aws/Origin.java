package io.keyrota.server.aws;

/**
 * Where a request came from.
 *
 * @param address the peer's IP address; for a service its principal
 * @param tls whether the connection was encrypted
 * @param userAgent as sent, empty when there was none
 */
public record Origin(String address, boolean tls, String userAgent) {}
