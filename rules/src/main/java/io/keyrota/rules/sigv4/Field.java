package io.keyrota.rules.sigv4;

/** One header field; the name's case is kept. */
public record Field(String name, String value) {}
