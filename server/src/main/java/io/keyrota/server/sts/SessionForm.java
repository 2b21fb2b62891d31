package io.keyrota.server.sts;

import io.keyrota.rules.aws.Caller;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.DocumentFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A session as its token carries it, but for the secret: one byte that says whether the rest is
 * deflated, and a document. Policies and tags are long and repeat themselves: what has any of them
 * is deflated.
 */
final class SessionForm {
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;

  private SessionForm() {}

  /** What was read. */
  record Read(SessionToken.Holder holder, Caller.Session session) {}

  static byte[] write(SessionToken.Holder holder, Caller.Session session) {
    Document.Builder document = Document.builder();
    switch (holder) {
      case SessionToken.Holder.Root root -> document.put("holder", "root");
      case SessionToken.Holder.User user ->
          document.put("holder", "user").put("userId", user.userId());
      case SessionToken.Holder.Role role ->
          document
              .put("holder", "role")
              .put("roleId", role.roleId())
              .put("sessionName", role.sessionName());
      case SessionToken.Holder.Federated federated ->
          document
              .put("holder", "federated")
              .put("name", federated.name())
              .put("userId", federated.issuer());
    }
    document
        .put("parent", session.parentKeyId())
        .put("created", session.created())
        .put("expires", session.expires());
    if (session.hasPolicies()) {
      document.put("policies", session.policies()).put("policyArns", session.policyArns());
    }
    if (!session.tags().isEmpty()) {
      document
          .put("tags", session.tags())
          .put("transitive", session.transitiveTagKeys().stream().sorted().toList());
    }
    document
        .put("sourceIdentity", session.sourceIdentity())
        .putInstant("mfa", session.mfaAuthenticated())
        .put("chained", session.chained());
    if (!session.facts().isEmpty()) {
      document.putDocuments(
          "facts",
          session.facts().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(
                  fact ->
                      Document.builder()
                          .put("key", fact.getKey())
                          .put("values", fact.getValue())
                          .build())
              .toList());
    }
    byte[] plain = DocumentFormat.encode(document.build());
    return session.hasPolicies() || !session.tags().isEmpty()
        ? prefixed(DEFLATED, deflated(plain))
        : prefixed(PLAIN, plain);
  }

  /** Reads what {@link #write} wrote. It comes from an authenticated blob: it is well formed. */
  static Read read(byte[] form) {
    byte[] rest = new byte[form.length - 1];
    System.arraycopy(form, 1, rest, 0, rest.length);
    Document document = DocumentFormat.decode(form[0] == DEFLATED ? inflated(rest) : rest);
    SequencedMap<String, List<String>> facts = new LinkedHashMap<>();
    document.documents("facts").forEach(fact -> facts.put(fact.text("key"), fact.texts("values")));
    return new Read(
        holder(document),
        new Caller.Session(
            document.text("parent"),
            document.instant("created"),
            document.instant("expires"),
            document.texts("policies"),
            document.texts("policyArns"),
            document.map("tags"),
            new LinkedHashSet<>(document.texts("transitive")),
            document.optionalText("sourceIdentity"),
            document.optionalInstant("mfa"),
            document.flag("chained"),
            facts));
  }

  private static SessionToken.Holder holder(Document document) {
    return switch (document.text("holder")) {
      case "root" -> new SessionToken.Holder.Root();
      case "user" -> new SessionToken.Holder.User(document.text("userId"));
      case "role" ->
          new SessionToken.Holder.Role(document.text("roleId"), document.text("sessionName"));
      case "federated" ->
          new SessionToken.Holder.Federated(document.text("name"), document.optionalText("userId"));
      default -> throw new IllegalStateException("a session has a holder of an unknown kind");
    };
  }

  /**
   * How many bytes policies and tags take in a token: what {@code PackedPolicySize} is a share of.
   */
  static int packedBytes(
      List<String> policies, List<String> policyArns, SequencedMap<String, String> tags) {
    return policies.isEmpty() && policyArns.isEmpty() && tags.isEmpty()
        ? 0
        : deflated(
                DocumentFormat.encode(
                    Document.builder()
                        .put("policies", policies)
                        .put("policyArns", policyArns)
                        .put("tags", tags)
                        .build()))
            .length;
  }

  /** The same, longer by so many bytes at least: whoever inflates it stops before them. */
  static byte[] padded(byte[] form, int more) {
    byte[] there =
        form[0] == DEFLATED
            ? form
            : prefixed(DEFLATED, deflated(Arrays.copyOfRange(form, 1, form.length)));
    return Arrays.copyOf(there, Math.max(there.length, form.length + more));
  }

  private static byte[] prefixed(byte how, byte[] bytes) {
    byte[] form = new byte[1 + bytes.length];
    form[0] = how;
    System.arraycopy(bytes, 0, form, 1, bytes.length);
    return form;
  }

  private static byte[] deflated(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
        deflating.write(plain);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflated(byte[] deflated) {
    Inflater inflater = new Inflater(true);
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("a session does not inflate", e);
    } finally {
      inflater.end();
    }
  }
}
