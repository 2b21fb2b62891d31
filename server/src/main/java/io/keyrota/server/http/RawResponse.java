package io.keyrota.server.http;

import java.util.List;

/** A whole answer; the front adds {@code Date}, {@code Content-Length} and connection headers. */
public record RawResponse(int status, List<Header> headers, byte[] body) {}
