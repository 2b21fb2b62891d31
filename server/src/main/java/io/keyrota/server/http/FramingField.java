package io.keyrota.server.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two header fields that decide where a request ends, as RFC 9112, 6.3 has them but stricter:
 * each at most once, a length of digits alone, no encoding but {@code chunked}. Every other field
 * passes unread.
 */
final class FramingField {

  private enum Known {
    CONTENT_LENGTH("content-length"),
    TRANSFER_ENCODING("transfer-encoding");

    private final String name;

    Known(String name) {
      this.name = name;
    }
  }

  private static final String CHUNKED = "chunked";

  private final byte[] kept = new byte[24];
  private @Nullable Known candidate;
  private int length;
  private long contentLength;
  private boolean chunked;

  FramingField() {
    reset();
  }

  void reset() {
    candidate = null;
    contentLength = -1;
    chunked = false;
  }

  boolean hasContentLength() {
    return contentLength >= 0;
  }

  /** 0 when no length was given. */
  long contentLength() {
    return Math.max(contentLength, 0);
  }

  boolean chunked() {
    return chunked;
  }

  /** Whether the field that is being read is one of the two. */
  boolean known() {
    return candidate != null;
  }

  void begin(byte first) {
    candidate =
        switch (first | 0x20) {
          case 'c' -> Known.CONTENT_LENGTH;
          case 't' -> Known.TRANSFER_ENCODING;
          default -> null;
        };
    length = 1;
  }

  void name(byte octet) {
    Known known = candidate;
    if (known != null
        && (length == known.name.length() || known.name.charAt(length++) != (octet | 0x20))) {
      candidate = null;
    }
  }

  void nameEnded() {
    if (candidate != null && length != candidate.name.length()) {
      candidate = null;
    }
    length = 0;
  }

  /** False when the value is too long to be one we understand. */
  boolean value(byte octet) {
    if (candidate == null || (length == 0 && Octets.isBlank(octet))) {
      return true;
    }
    if (length == kept.length) {
      return false;
    }
    kept[length++] = octet;
    return true;
  }

  /** False when the field must not stand there or means nothing to us. */
  boolean valueEnded() {
    Known known = candidate;
    if (known == null) {
      return true;
    }
    while (length > 0 && Octets.isBlank(kept[length - 1])) {
      length--;
    }
    return switch (known) {
      case CONTENT_LENGTH -> contentLengthEnded();
      case TRANSFER_ENCODING -> transferEncodingEnded();
    };
  }

  private boolean contentLengthEnded() {
    if (hasContentLength() || length == 0 || length > 18) {
      return false;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      int digit = kept[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      number = number * 10 + digit;
    }
    contentLength = number;
    return true;
  }

  private boolean transferEncodingEnded() {
    boolean first = !chunked;
    chunked = CHUNKED.equalsIgnoreCase(new String(kept, 0, length, StandardCharsets.ISO_8859_1));
    return first && chunked;
  }
}
