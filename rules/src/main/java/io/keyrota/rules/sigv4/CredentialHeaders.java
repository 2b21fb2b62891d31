package io.keyrota.rules.sigv4;

import org.jspecify.annotations.Nullable;

/** The header fields that a claim is made of, each at most once. */
record CredentialHeaders(
    @Nullable String authorization,
    @Nullable String amzDate,
    @Nullable String httpDate,
    @Nullable String token) {

  static CredentialHeaders of(Message message) {
    String authorization = null;
    String amzDate = null;
    String httpDate = null;
    String token = null;
    for (int i = 0; i < message.headerCount(); i++) {
      String name = message.headerName(i);
      // the lengths differ, so that most fields cost one comparison of numbers
      switch (name.length()) {
        case 4 -> {
          if (name.equalsIgnoreCase("Date")) {
            httpDate = once("Date", httpDate, message.headerValue(i));
          }
        }
        case 10 -> {
          if (name.equalsIgnoreCase("X-Amz-Date")) {
            amzDate = once("X-Amz-Date", amzDate, message.headerValue(i));
          }
        }
        case 13 -> {
          if (name.equalsIgnoreCase("Authorization")) {
            authorization = once("Authorization", authorization, message.headerValue(i));
          }
        }
        case 20 -> {
          if (name.equalsIgnoreCase("X-Amz-Security-Token")) {
            token = once("X-Amz-Security-Token", token, message.headerValue(i));
          }
        }
        default -> {}
      }
    }
    return new CredentialHeaders(authorization, amzDate, httpDate, token);
  }

  boolean hasDate() {
    return amzDate != null || httpDate != null;
  }

  /** {@code X-Amz-Date} where there is one, else {@code Date}, as AWS reads them. */
  AmzDate date() {
    String text = amzDate != null ? amzDate : httpDate;
    if (text == null) {
      throw new IllegalStateException("asked for a date that is not there");
    }
    AmzDate date = amzDate != null ? AmzDate.parseBasic(text) : AmzDate.parseHttp(text);
    if (date == null) {
      throw SignatureRefusals.unreadableDate(text);
    }
    return date;
  }

  private static String once(String name, @Nullable String before, String value) {
    if (before != null) {
      throw SignatureRefusals.repeatedHeader(name);
    }
    return value.strip();
  }
}
