package io.keyrota.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Secrets to be looked for in much memory, in every form that they may lie there in: as bytes, as
 * text of one or two bytes a character, in base64, in hexadecimal digits. All are looked for in one
 * pass.
 */
final class Needles {
  /** A form is recognized by its first bytes, which are looked up; the rest is then compared. */
  private static final int KEY = Long.BYTES;

  private static final int CHUNK = 1 << 20;

  private record Form(String what, byte[] bytes) {}

  private final Map<Long, List<Form>> forms = new HashMap<>();
  private final boolean[] likely = new boolean[1 << 16];
  private int longest = KEY;

  /** Bytes, 16 at least. */
  Needles bytes(String what, byte[] secret) {
    add(what, secret);
    // without the last group, which depends on what follows
    byte[] whole = Arrays.copyOf(secret, secret.length - secret.length % 3);
    text(what, Base64.getEncoder().encodeToString(whole));
    text(what, HexFormat.of().formatHex(secret));
    return text(what, HexFormat.of().withUpperCase().formatHex(secret));
  }

  /** A text of ASCII characters, 16 at least. */
  Needles text(String what, String secret) {
    add(what, secret.getBytes(StandardCharsets.US_ASCII));
    add(what, secret.getBytes(StandardCharsets.UTF_16LE));
    add(what, secret.getBytes(StandardCharsets.UTF_16BE));
    return this;
  }

  private void add(String what, byte[] bytes) {
    long key = key(bytes, 0);
    forms.computeIfAbsent(key, k -> new ArrayList<>()).add(new Form(what, bytes));
    likely[(int) key & 0xffff] = true;
    longest = Math.max(longest, bytes.length);
  }

  private static long key(byte[] from, int at) {
    long key = 0;
    for (int i = 0; i < KEY; i++) {
      key = (key << 8) | (from[at + i] & 0xff);
    }
    return key;
  }

  /** How often each was found, by what it is; what was not found is left out. */
  SortedMap<String, Integer> in(InputStream memory) throws IOException {
    SortedMap<String, Integer> found = new TreeMap<>();
    byte[] buffer = new byte[CHUNK + longest];
    int kept = 0;
    while (true) {
      int read = memory.readNBytes(buffer, kept, CHUNK);
      int end = kept + read;
      boolean last = read < CHUNK;
      int until = last ? end : end - longest;
      look(buffer, until, end, found);
      if (last) {
        return found;
      }
      System.arraycopy(buffer, until, buffer, 0, end - until);
      kept = end - until;
    }
  }

  private void look(byte[] buffer, int until, int end, Map<String, Integer> found) {
    long key = 0;
    for (int i = 0; i < until + KEY - 1 && i < end; i++) {
      key = (key << 8) | (buffer[i] & 0xff);
      int at = i - KEY + 1;
      if (at >= 0 && likely[(int) key & 0xffff] && forms.containsKey(key)) {
        for (Form form : forms.get(key)) {
          int to = at + form.bytes().length;
          if (to <= end && Arrays.equals(buffer, at, to, form.bytes(), 0, form.bytes().length)) {
            var _ = found.merge(form.what(), 1, Integer::sum);
          }
        }
      }
    }
  }
}
