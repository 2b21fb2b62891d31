package io.keyrota.cli;

import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sigv4.Field;
import io.keyrota.rules.sigv4.PlainMessage;
import io.keyrota.rules.sigv4.Signer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs the command line's own requests with AWS Signature Version 4. */
final class RequestSigning {
  private RequestSigning() {}

  /** The header fields to add to a POST to the endpoint's root. */
  static Map<String, String> sign(
      DataDir.Endpoint endpoint,
      String service,
      String contentType,
      Map<String, String> headers,
      byte[] body,
      Instant at) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Host", endpoint.uri().getAuthority()));
    fields.add(new Field("Content-Type", contentType));
    headers.forEach((name, value) -> fields.add(new Field(name, value)));
    Map<String, String> added = new LinkedHashMap<>();
    try (Secret secret = Secret.ofText(endpoint.credentials().secretAccessKey())) {
      new Signer(endpoint.credentials().accessKeyId(), secret, null, endpoint.region(), service)
          .sign(new PlainMessage("POST", "/", null, fields, body), at)
          .forEach(field -> added.put(field.name(), field.value()));
    }
    return added;
  }
}
