package io.keyrota.rules.sigv4;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message held as values, for those who write requests: command line, tests, load runs. */
public record PlainMessage(
    String method, String path, @Nullable String query, List<Field> headers, byte[] body)
    implements Message {

  public PlainMessage {
    headers = List.copyOf(headers);
  }

  /** The same message with more fields at its end. */
  public PlainMessage with(List<Field> more) {
    List<Field> all = new ArrayList<>(headers);
    all.addAll(more);
    return new PlainMessage(method, path, query, all, body);
  }

  /** The same message with another query. */
  public PlainMessage withQuery(@Nullable String other) {
    return new PlainMessage(method, path, other, headers, body);
  }

  @Override
  public int headerCount() {
    return headers.size();
  }

  @Override
  public String headerName(int index) {
    return headers.get(index).name();
  }

  @Override
  public String headerValue(int index) {
    return headers.get(index).value();
  }
}
