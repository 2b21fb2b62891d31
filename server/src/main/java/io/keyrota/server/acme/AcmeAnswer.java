package io.keyrota.server.acme;

import io.keyrota.server.http.Header;
import io.keyrota.server.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** An answer without what every answer has. */
record AcmeAnswer(int status, List<Header> headers, byte[] body) {
  AcmeAnswer {
    headers = List.copyOf(headers);
  }

  static AcmeAnswer json(int status, Members members) {
    return of(status, "application/json", JsonValue.bytes(members.object()));
  }

  static AcmeAnswer of(int status, String type, byte[] body) {
    return new AcmeAnswer(status, List.of(new Header("Content-Type", type)), body);
  }

  static AcmeAnswer empty(int status) {
    return new AcmeAnswer(status, List.of(), new byte[0]);
  }

  AcmeAnswer with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new AcmeAnswer(status, more, body);
  }
}
