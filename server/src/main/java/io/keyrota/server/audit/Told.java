package io.keyrota.server.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a CloudTrail record tells beyond what entries are searched by: who asked and whence. Empty
 * where it does not say.
 */
public record Told(String arn, String sourceIpAddress, String userAgent) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads a record.
   *
   * @param record as {@link CloudTrailRecord} writes it
   */
  public static Told of(byte[] record) {
    String arn = "";
    String address = "";
    String agent = "";
    try (JsonParser in = JSON.createParser(record)) {
      in.nextToken();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        JsonToken value = in.nextToken();
        switch (name) {
          case "userIdentity" -> arn = arn(in);
          case "sourceIPAddress" -> address = in.getText();
          case "userAgent" -> {
            agent = in.getText();
            // What comes after it can be long.
            return new Told(arn, address, agent);
          }
          default -> {
            if (value.isStructStart()) {
              in.skipChildren();
            }
          }
        }
      }
      return new Told(arn, address, agent);
    } catch (IOException e) {
      throw new UncheckedIOException("a record of the trail is no JSON", e);
    }
  }

  private static String arn(JsonParser in) throws IOException {
    String arn = "";
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      if (name.equals("arn")) {
        arn = in.getText();
      } else if (value.isStructStart()) {
        in.skipChildren();
      }
    }
    return arn;
  }
}
