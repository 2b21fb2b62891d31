package io.keyrota.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;

/**
 * Follows the bytes of HTTP/1 requests and says where each ends, by the strict grammar of RFC 9112.
 *
 * <p>Netty's decoder, which reads the same bytes afterwards, forgives what a proxy in front of us
 * may read differently: folded header lines, a length beside chunks, control characters before a
 * request, tabs in the request line. Whatever two readers could take for different requests is
 * refused here, so that the decoder only ever sees what has one meaning.
 *
 * <p>It keeps no bytes but those of a length or an encoding. One instance serves a connection;
 * {@link #next} begins another request.
 */
final class Framing {

  private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

  /** Where lines are looked at: to ask a direct buffer for each octet is slow. */
  private static final FastThreadLocal<byte[]> LINES =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[4 * 1024];
        }
      };

  private final HttpLimits limits;
  private final FramingField field = new FramingField();

  private FramingState state = FramingState.BEFORE;
  private int refusal;
  private int headerLeft;
  private int chunkLinesLeft;
  private int fieldsLeft;
  private int position;
  private boolean version11;
  private boolean inChunks;
  private boolean inTrailer;
  private boolean headEnded;
  private long contentLength;
  private long chunk;
  private long contentLeft;
  private long remaining;

  Framing(HttpLimits limits) {
    this.limits = limits;
    next();
  }

  /** Forgets the finished request and awaits another. */
  void next() {
    state = FramingState.BEFORE;
    refusal = 0;
    headerLeft = limits.headerBytes();
    chunkLinesLeft = limits.bodyBytes() + limits.headerBytes();
    fieldsLeft = limits.headerFields();
    inChunks = false;
    inTrailer = false;
    headEnded = false;
    contentLength = 0;
    contentLeft = limits.bodyBytes();
    remaining = 0;
    field.reset();
  }

  boolean headEnded() {
    return headEnded;
  }

  boolean complete() {
    return state == FramingState.COMPLETE;
  }

  /** The status to refuse this request with; 0 while there is nothing to refuse. */
  int refusal() {
    return refusal;
  }

  /** The declared length of the content; 0 when there is none or it comes in chunks. */
  long contentLength() {
    return contentLength;
  }

  /**
   * Reads from the buffer's reader index, which stays, until the request is complete or refused or
   * wants more.
   *
   * @return how many bytes belong to this request
   */
  int read(ByteBuf in) {
    int from = in.readerIndex();
    int to = in.writerIndex();
    int at = from;
    while (at < to && state != FramingState.COMPLETE && state != FramingState.REFUSED) {
      at += remaining > 0 ? skipContent(to - at) : readLines(in, at, to - at);
    }
    return at - from;
  }

  private int skipContent(int available) {
    int taken = (int) Math.min(remaining, available);
    remaining -= taken;
    if (remaining == 0) {
      state = inChunks ? FramingState.CHUNK_DATA_CR : FramingState.COMPLETE;
    }
    return taken;
  }

  private int readLines(ByteBuf in, int at, int available) {
    boolean chunkLines = inChunks && !inTrailer;
    int left = chunkLines ? chunkLinesLeft : headerLeft;
    if (left == 0) {
      refuse(chunkLines ? 413 : state.compareTo(FramingState.LINE_LF) < 0 ? 414 : 431);
      return 0;
    }
    byte[] lines = LINES.get();
    int some = Math.min(lines.length, Math.min(available, left));
    in.getBytes(at, lines, 0, some);
    int taken = readLines(lines, some);
    if (chunkLines) {
      chunkLinesLeft -= taken;
    } else {
      headerLeft -= taken;
    }
    return taken;
  }

  private int readLines(byte[] lines, int length) {
    int at = 0;
    while (at < length) {
      at = passed(lines, at, length);
      if (at < length && !process(lines[at++])) {
        return at;
      }
    }
    return length;
  }

  /** Most octets only must be allowed where they stand: the first that more is to be said of. */
  private int passed(byte[] lines, int from, int to) {
    return switch (field.known() ? FramingState.BEFORE : state) {
      case VALUE -> Octets.pastText(lines, from, to);
      case NAME -> Octets.pastToken(lines, from, to);
      case TARGET -> Octets.pastVisible(lines, from, to);
      default -> from;
    };
  }

  /** One octet of a line; false when the rest must be looked at anew. */
  private boolean process(byte octet) {
    return switch (state) {
      case VALUE -> value(octet);
      case NAME -> name(octet);
      case TARGET -> octet == ' ' ? version() : Octets.isVisible(octet) || refuse(400);
      case METHOD ->
          octet == ' ' ? to(FramingState.TARGET_START) : Octets.isToken(octet) || refuse(400);
      case VERSION -> version(octet);
      case FIELD -> fieldOrEnd(octet);
      case LINE_LF -> octet == '\n' ? to(FramingState.FIELD) : refuse(400);
      case END_LF -> octet == '\n' ? end() : refuse(400);
      case BEFORE -> before(octet);
      case BEFORE_LF -> octet == '\n' ? to(FramingState.BEFORE) : refuse(400);
      case TARGET_START -> Octets.isVisible(octet) ? to(FramingState.TARGET) : refuse(400);
      case CHUNK_START -> chunkStart(octet);
      case CHUNK_SIZE -> chunkSize(octet);
      case CHUNK_EXTENSION ->
          octet == '\r' ? to(FramingState.CHUNK_SIZE_LF) : Octets.isText(octet) || refuse(400);
      case CHUNK_SIZE_LF -> octet == '\n' ? chunkData() : refuse(400);
      case CHUNK_DATA_CR -> octet == '\r' ? to(FramingState.CHUNK_DATA_LF) : refuse(400);
      case CHUNK_DATA_LF -> octet == '\n' ? to(FramingState.CHUNK_START) : refuse(400);
      case CONTENT, COMPLETE, REFUSED -> false;
    };
  }

  // RFC 9112, 2.2: empty lines before a request line are to be ignored.
  private boolean before(byte octet) {
    if (octet == '\r') {
      return to(FramingState.BEFORE_LF);
    }
    return Octets.isToken(octet) ? to(FramingState.METHOD) : refuse(400);
  }

  private boolean version() {
    position = 0;
    return to(FramingState.VERSION);
  }

  private boolean version(byte octet) {
    if (position < VERSION.length) {
      return octet == VERSION[position++] || refuse(400);
    }
    if (position++ == VERSION.length) {
      version11 = octet == '1';
      return version11 || octet == '0' || refuse(400);
    }
    return octet == '\r' ? to(FramingState.LINE_LF) : refuse(400);
  }

  // A space here would continue the line before (obs-fold, RFC 9112, 5.2).
  private boolean fieldOrEnd(byte octet) {
    if (octet == '\r') {
      return to(FramingState.END_LF);
    }
    if (!Octets.isToken(octet)) {
      return refuse(400);
    }
    if (fieldsLeft-- == 0) {
      return refuse(431);
    }
    field.begin(octet);
    return to(FramingState.NAME);
  }

  private boolean name(byte octet) {
    if (octet == ':') {
      field.nameEnded();
      return to(FramingState.VALUE);
    }
    if (!Octets.isToken(octet)) {
      return refuse(400);
    }
    field.name(octet);
    return true;
  }

  private boolean value(byte octet) {
    if (octet == '\r') {
      return field.valueEnded() ? to(FramingState.LINE_LF) : refuse(400);
    }
    return (Octets.isText(octet) && field.value(octet)) || refuse(400);
  }

  private boolean end() {
    if (inTrailer) {
      state = FramingState.COMPLETE;
      return field.hasContentLength() && refuse(400);
    }
    headEnded = true;
    inChunks = field.chunked();
    contentLength = field.contentLength();
    if (inChunks && (field.hasContentLength() || !version11)) {
      return refuse(400);
    }
    if (contentLength > limits.bodyBytes()) {
      return refuse(413);
    }
    remaining = contentLength;
    state =
        inChunks
            ? FramingState.CHUNK_START
            : remaining > 0 ? FramingState.CONTENT : FramingState.COMPLETE;
    return false;
  }

  private boolean chunkStart(byte octet) {
    chunk = 0;
    position = 0;
    state = FramingState.CHUNK_SIZE;
    return Octets.hex(octet) >= 0 ? chunkSize(octet) : refuse(400);
  }

  private boolean chunkSize(byte octet) {
    int digit = Octets.hex(octet);
    if (digit >= 0) {
      chunk = (chunk << 4) | digit;
      return ++position <= 8 || refuse(400);
    }
    return switch (octet) {
      case '\r' -> to(FramingState.CHUNK_SIZE_LF);
      case ';' -> to(FramingState.CHUNK_EXTENSION);
      default -> refuse(400);
    };
  }

  private boolean chunkData() {
    if (chunk > contentLeft) {
      return refuse(413);
    }
    contentLeft -= chunk;
    remaining = chunk;
    inTrailer = chunk == 0;
    state = inTrailer ? FramingState.FIELD : FramingState.CONTENT;
    return false;
  }

  private boolean to(FramingState next) {
    state = next;
    return true;
  }

  private boolean refuse(int status) {
    state = FramingState.REFUSED;
    refusal = status;
    return false;
  }
}
