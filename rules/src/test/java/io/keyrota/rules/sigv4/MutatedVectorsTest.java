package io.keyrota.rules.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MutatedVectorsTest {
  private static final int MUTATIONS = 10_000;

  /**
   * One byte changed anywhere in what was signed. What still spells the same canonical request (a
   * header name in another case, white space that collapses, a path that normalises) is the same
   * request; a second, independent canonicalizer says which those are.
   */
  @Test
  void refusesTenThousandMutationsUnlessTheCanonicalRequestIsTheSame() {
    List<PlainMessage> originals = new ArrayList<>();
    for (Vectors.Case vector : Vectors.cases()) {
      PlainMessage message = vector.authorized();
      originals.add(
          vector.name().equals("post-sts-header-after") ? withoutToken(message) : message);
    }
    Map<String, Integer> same = new TreeMap<>();
    Random random = new Random(20150830);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      PlainMessage original = originals.get(i % originals.size());
      String signed = ((Claim.Signed) Claim.parse(original)).signedHeaders();
      Mutation mutation = Mutation.of(original, signed, random);
      Optional<String> expected = ReferenceCanonical.of(original, signed);
      boolean equivalent = ReferenceCanonical.of(mutation.message(), signed).equals(expected);
      if (accepted(mutation.message())) {
        assertThat(equivalent).as("accepted %s", mutation).isTrue();
        same.merge(mutation.what(), 1, Integer::sum);
      } else {
        refused++;
      }
    }
    // never the method, the query or the body; a header name in the other case, "." for "/"
    assertThat(same).isEqualTo(Map.of("header name", 9, "path", 185));
    assertThat(refused).isEqualTo(MUTATIONS - 9 - 185);
  }

  @Test
  void refusesEveryOtherSignatureDigit() {
    PlainMessage original = Vectors.cases().getFirst().authorized();
    String value = original.headers().getLast().value();
    for (int i = value.length() - 64; i < value.length(); i++) {
      for (char digit : "0123456789abcdefABCDEF \0\u00ff".toCharArray()) {
        if (digit != value.charAt(i)) {
          String other = value.substring(0, i) + digit + value.substring(i + 1);
          assertThat(accepted(withAuthorization(original, other))).as("%s", other).isFalse();
        }
      }
    }
    assertThat(accepted(withAuthorization(original, value + "0"))).isFalse();
    assertThat(accepted(withAuthorization(original, value.substring(0, value.length() - 1))))
        .isFalse();
  }

  @Test
  void refusesEveryChangedByteOfAPresignedQueryThatChangesItsMeaning() {
    try (Secret secret = Secret.ofText(Vectors.SECRET)) {
      Signer signer = new Signer(Vectors.KEY_ID, secret, "a/token+=", "us-east-1", "service");
      PlainMessage plain =
          new PlainMessage(
              "GET",
              "/",
              "Action=GetCallerIdentity&Version=2011-06-15",
              List.of(new Field("Host", "sts.amazonaws.com")),
              new byte[0]);
      String query = signer.presign(plain, Vectors.NOW, Duration.ofSeconds(60));
      PlainMessage signed = plain.withQuery(query);
      assertThat(accepted(signed)).isTrue();
      int same = 0;
      for (int i = 0; i < query.length(); i++) {
        for (char c : "A%=&+0f\u00e9".toCharArray()) {
          if (c == query.charAt(i)) {
            continue;
          }
          PlainMessage other = plain.withQuery(query.substring(0, i) + c + query.substring(i + 1));
          if (accepted(other)) {
            same++;
            Function<PlainMessage, Optional<String>> canonical =
                message -> ReferenceCanonical.of(message, "host");
            assertThat(canonical.apply(other)).isEqualTo(canonical.apply(signed));
          }
        }
      }
      // %2f for %2F, nothing else
      assertThat(same).isLessThan(10);
    }
  }

  private static boolean accepted(Message message) {
    try {
      return Vectors.verify(message) instanceof Verdict.Valid;
    } catch (Refusal refusal) {
      return false;
    }
  }

  private static PlainMessage withAuthorization(PlainMessage message, String value) {
    List<Field> headers = new ArrayList<>(message.headers());
    headers.set(headers.size() - 1, new Field("Authorization", value));
    return new PlainMessage(
        message.method(), message.path(), message.query(), headers, message.body());
  }

  private static PlainMessage withoutToken(PlainMessage message) {
    return new PlainMessage(
        message.method(),
        message.path(),
        message.query(),
        message.headers().stream().filter(f -> !f.name().contains("Token")).toList(),
        message.body());
  }
}
