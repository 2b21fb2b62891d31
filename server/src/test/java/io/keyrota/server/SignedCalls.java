package io.keyrota.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.models.iam.IamModel;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sigv4.Field;
import io.keyrota.rules.sigv4.PlainMessage;
import io.keyrota.rules.sigv4.Signer;
import io.keyrota.server.http.Answerer;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.http.Waiting;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client of a gateway in this process: signs as clients do, by the machine's time, and reads
 * answers as text.
 */
record SignedCalls(Answerer gateway, Supplier<Instant> machine, Keys keys) {

  /** What a client signs with. */
  record Keys(String accessKeyId, String secret, @Nullable String sessionToken) {
    /** The keys that an answer of CreateAccessKey, GetSessionToken or CreateAccount shows. */
    static Keys of(Reply reply) {
      String token = reply.text("SessionToken");
      return new Keys(
          reply.text("AccessKeyId"), reply.text("SecretAccessKey"), token.isEmpty() ? null : token);
    }

    Keys withSecret(String other) {
      return new Keys(accessKeyId, other, sessionToken);
    }
  }

  /** What was answered. */
  record Reply(int status, List<Header> headers, String body) {
    private static final Pattern JSON_TYPE = Pattern.compile("\"__type\":\"([^\"]*)\"");

    /** The error's code, "ok" when it is none. */
    String code() {
      if (status == 200) {
        return "ok";
      }
      Matcher type = JSON_TYPE.matcher(body);
      return type.find() ? type.group(1) : text("Code");
    }

    /** The first XML element or JSON member of that name, empty when there is none. */
    String text(String name) {
      List<String> found = all(name);
      return found.isEmpty() ? "" : found.getFirst();
    }

    /** Every XML element or JSON member of that name that holds a plain value. */
    List<String> all(String name) {
      Matcher matcher =
          Pattern.compile("<%1$s>([^<]*)</%1$s>|\"%1$s\":\"?([^\",}]*)".formatted(name))
              .matcher(body);
      List<String> found = new ArrayList<>();
      while (matcher.find()) {
        found.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
      return found;
    }
  }

  SignedCalls as(Keys others) {
    return new SignedCalls(gateway, machine, others);
  }

  /** Calls IAM; the parameters are names and values in turn. */
  Reply iam(String action, String... parameters) {
    return query("iam", form(action, IamModel.SERVICE.version(), parameters));
  }

  /** Calls STS; the parameters are names and values in turn. */
  Reply sts(String action, String... parameters) {
    return query("sts", form(action, StsModel.SERVICE.version(), parameters));
  }

  /** Calls STS without a signature; the parameters are names and values in turn. */
  Reply unsignedSts(String action, String... parameters) {
    return answered(
        "POST",
        "/",
        List.of(
            new Field("Host", "127.0.0.1:4580"),
            new Field("Content-Type", "application/x-www-form-urlencoded")),
        form(action, StsModel.SERVICE.version(), parameters).getBytes(UTF_8));
  }

  /** Calls KMS. */
  Reply kms(String operation, String json) {
    return kms("us-east-1", operation, json);
  }

  Reply kms(String region, String operation, String json) {
    return send(
        "kms",
        region,
        json,
        new Field("Content-Type", "application/x-amz-json-1.1"),
        new Field("X-Amz-Target", "TrentService." + operation));
  }

  /** Calls ACM. */
  Reply acm(String operation, String json) {
    return send(
        "acm",
        json,
        new Field("Content-Type", "application/x-amz-json-1.1"),
        new Field("X-Amz-Target", "CertificateManager." + operation));
  }

  /** Calls Elastic Load Balancing; the parameters are names and values in turn. */
  Reply elb(String action, String... parameters) {
    return query("elasticloadbalancing", form(action, "2015-12-01", parameters));
  }

  Reply keyrota(String operation, String json) {
    return send(
        "keyrota",
        json,
        new Field("Content-Type", "application/x-amz-json-1.1"),
        new Field("X-Amz-Target", "Keyrota." + operation));
  }

  private Reply query(String service, String form) {
    return send(service, form, new Field("Content-Type", "application/x-www-form-urlencoded"));
  }

  private static String form(String action, String version, String... parameters) {
    StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + version);
    for (int i = 0; i < parameters.length; i += 2) {
      form.append('&').append(parameters[i]).append('=');
      form.append(URLEncoder.encode(parameters[i + 1], UTF_8));
    }
    return form.toString();
  }

  private Reply send(String service, String text, Field... more) {
    return send(service, "us-east-1", text, more);
  }

  /** Calls Route 53. */
  Reply route53(String method, String path, String xml) {
    return send("route53", "us-east-1", method, path, xml, new Field("Content-Type", "text/xml"));
  }

  private Reply send(String service, String region, String text, Field... more) {
    return send(service, region, "POST", "/", text, more);
  }

  private Reply send(
      String service, String region, String method, String path, String text, Field... more) {
    List<Field> fields = new ArrayList<>(List.of(new Field("Host", "127.0.0.1:4580")));
    fields.addAll(List.of(more));
    byte[] body = text.getBytes(UTF_8);
    try (Secret secret = Secret.ofText(keys.secret)) {
      fields.addAll(
          new Signer(keys.accessKeyId, secret, keys.sessionToken, region, service)
              .sign(new PlainMessage(method, path, null, fields, body), machine.get()));
    }
    return answered(method, path, fields, body);
  }

  private Reply answered(String method, String path, List<Field> fields, byte[] body) {
    RawResponse answer =
        Waiting.answer(
            gateway,
            new RawRequest(
                method,
                path,
                null,
                fields.stream().map(field -> new Header(field.name(), field.value())).toList(),
                body,
                "127.0.0.1",
                false));
    return new Reply(answer.status(), answer.headers(), new String(answer.body(), UTF_8));
  }
}
