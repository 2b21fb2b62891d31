package io.keyrota.server.http;

/**
 * One header field as it stood on the wire: the name's case is kept, blanks round the value are
 * not, and each char is one octet (ISO 8859-1).
 */
public record Header(String name, String value) {}
