package io.keyrota.server.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers, texts and bytes one after the other, big-endian, as the change log has them. */
final class LogBytes {
  private static final int ABSENT = -1;

  private byte[] array;
  private ByteBuffer buffer;

  LogBytes(int capacity) {
    this(new byte[capacity]);
  }

  /** To be read from the array's beginning. */
  LogBytes(byte[] array) {
    this.array = array;
    this.buffer = ByteBuffer.wrap(array);
  }

  void octet(int value) {
    need(1).put((byte) value);
  }

  void number(int value) {
    need(Integer.BYTES).putInt(value);
  }

  void longNumber(long value) {
    need(Long.BYTES).putLong(value);
  }

  void bytes(byte[] value) {
    number(value.length);
    need(value.length).put(value);
  }

  void text(@Nullable String value) {
    if (value == null) {
      number(ABSENT);
    } else {
      bytes(value.getBytes(UTF_8));
    }
  }

  byte octet() {
    return buffer.get();
  }

  int number() {
    return buffer.getInt();
  }

  long longNumber() {
    return buffer.getLong();
  }

  byte[] bytes() {
    return bytes(buffer.getInt());
  }

  private byte[] bytes(int length) {
    byte[] value = new byte[length];
    buffer.get(value);
    return value;
  }

  @Nullable String text() {
    int length = buffer.getInt();
    return length == ABSENT ? null : new String(bytes(length), UTF_8);
  }

  String someText() {
    return Objects.requireNonNull(text());
  }

  int length() {
    return buffer.position();
  }

  byte[] array() {
    return array;
  }

  /** Begins anew, with zeros where something was skipped. */
  void clear() {
    buffer.clear();
  }

  /** Leaves room for what is known later. */
  void skip(int length) {
    need(length);
    Arrays.fill(array, buffer.position(), buffer.position() + length, (byte) 0);
    buffer.position(buffer.position() + length);
  }

  /** Fills in what was skipped. */
  ByteBuffer at(int position) {
    return ByteBuffer.wrap(array, position, array.length - position);
  }

  private ByteBuffer need(int more) {
    int position = buffer.position();
    if (array.length - position < more) {
      array = Arrays.copyOf(array, Math.max(2 * array.length, Math.addExact(position, more)));
      buffer = ByteBuffer.wrap(array).position(position);
    }
    return buffer;
  }
}
