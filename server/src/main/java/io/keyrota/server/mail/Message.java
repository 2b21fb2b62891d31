package io.keyrota.server.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A mail of plain text. No text in it can make a header: the subject is one line whatever it holds,
 * and the body is base64.
 *
 * @param id unique in the world, without angle brackets, for example {@code 5f3a@example.com}; the
 *     same for every attempt at sending it
 * @param to at least one
 */
public record Message(String id, List<MailAddress> to, String subject, String text) {
  private static final int LONGEST_SUBJECT = 200;

  public Message {
    to = List.copyOf(to);
    if (to.isEmpty() || !id.matches("[A-Za-z0-9.-]{1,128}@[A-Za-z0-9.-]{1,128}")) {
      throw new IllegalArgumentException("a mail has an id and somebody to read it");
    }
  }

  /** As one encoded word after the other (RFC 2047), unless it is plain ASCII. */
  String encodedSubject() {
    String line =
        subject
            .codePoints()
            .limit(LONGEST_SUBJECT)
            .map(
                c ->
                    Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    if (line.chars().allMatch(c -> c >= ' ' && c < 0x7f) && !line.contains("=?")) {
      return line;
    }
    StringBuilder words = new StringBuilder();
    for (int at = 0; at < line.length(); ) {
      int end = Math.min(line.length(), at + 15);
      if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
        end--;
      }
      byte[] part = line.substring(at, end).getBytes(StandardCharsets.UTF_8);
      words
          .append(at == 0 ? "" : "\r\n ")
          .append("=?UTF-8?B?")
          .append(Base64.getEncoder().encodeToString(part))
          .append("?=");
      at = end;
    }
    return words.toString();
  }

  /** In lines that no mail server breaks. */
  String encodedText() {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
