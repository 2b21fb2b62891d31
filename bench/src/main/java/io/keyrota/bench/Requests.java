package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sigv4.Field;
import io.keyrota.rules.sigv4.PlainMessage;
import io.keyrota.rules.sigv4.Signer;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ready-signed requests as bytes, with the headers that the aws command line sends. A signature is
 * good for fifteen minutes, so each round signs its own.
 */
record Requests(String host, String accessKeyId, Secret secret) {

  byte[] getCallerIdentity() {
    return post("sts", "Action=GetCallerIdentity&Version=2011-06-15");
  }

  byte[] createUser(String user) {
    return iam("CreateUser", "&UserName=" + user);
  }

  byte[] createAccessKey(String user) {
    return iam("CreateAccessKey", "&UserName=" + user);
  }

  byte[] listAccessKeys(String user) {
    return iam("ListAccessKeys", "&UserName=" + user);
  }

  byte[] deleteAccessKey(String user, String accessKeyId) {
    return iam("DeleteAccessKey", "&UserName=" + user + "&AccessKeyId=" + accessKeyId);
  }

  /** A call of KMS: awsJson1.1. */
  byte[] kms(String operation, String json) {
    return json("kms", "TrentService." + operation, json);
  }

  /** A call of ACM: awsJson1.1. */
  byte[] acm(String operation, String json) {
    return json("acm", "CertificateManager." + operation, json);
  }

  /** A call of Keyrota's own service: awsJson1.1. */
  byte[] keyrota(String operation, String json) {
    return json("keyrota", "Keyrota." + operation, json);
  }

  /** A POST to Route 53: restXml. */
  byte[] route53(String path, String xml) {
    PlainMessage message = message(xml, new Field("Content-Type", "text/xml"));
    return signed(
        "route53",
        new PlainMessage(
            message.method(), path, message.query(), message.headers(), message.body()));
  }

  /** A call of Elastic Load Balancing: awsQuery. */
  byte[] elb(String action, String parameters) {
    return post("elasticloadbalancing", "Action=" + action + "&Version=2015-12-01" + parameters);
  }

  /** Not signed, for the server that only says hello. */
  byte[] hello() {
    return bytes(message("Action=GetCallerIdentity&Version=2011-06-15"));
  }

  private byte[] json(String service, String target, String json) {
    PlainMessage message =
        message(
            json,
            new Field("Content-Type", "application/x-amz-json-1.1"),
            new Field("X-Amz-Target", target));
    return signed(service, message);
  }

  private byte[] iam(String action, String parameters) {
    return post("iam", "Action=" + action + "&Version=2010-05-08" + parameters);
  }

  private byte[] post(String service, String body) {
    return signed(service, message(body));
  }

  private byte[] signed(String service, PlainMessage message) {
    Signer signer = new Signer(accessKeyId, secret, null, "us-east-1", service);
    return bytes(message.with(signer.sign(message, Instant.now())));
  }

  private PlainMessage message(String body) {
    return message(
        body, new Field("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));
  }

  private PlainMessage message(String body, Field... more) {
    byte[] bytes = body.getBytes(US_ASCII);
    return new PlainMessage(
        "POST",
        "/",
        null,
        fields(
            more,
            new Field("Host", host),
            new Field("Accept-Encoding", "identity"),
            new Field("User-Agent", "aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0 source/x86_64"),
            new Field("Content-Length", Integer.toString(bytes.length))),
        bytes);
  }

  private static List<Field> fields(Field[] more, Field... first) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toList();
  }

  private static byte[] bytes(PlainMessage message) {
    StringBuilder head = new StringBuilder("POST " + message.path() + " HTTP/1.1\r\n");
    for (Field field : message.headers()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    out.writeBytes(message.body());
    return out.toByteArray();
  }
}
