package io.keyrota.server.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.sts.SessionToken.Holder;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens sealed under a fixed key: whoever holds one keeps it until it expires. */
class SessionTokenGolden {
  private static final String OF_USER =
      "ATExMTEyMjIyMzMzMwAAAAAAAAAAAAAAAFw6eh6L/5ttPwbAef3oWmXzt4yvzXVnzSPOh3As3cMVz3eu"
          + "nUuikuAjlvjeJZ9zA5C2rj2n9d7TEfzr6AHRpxw4doyvcWYdhSXCEgMPTRvoIGAEL30TA4hnKIxGDc2h"
          + "E2NvtqX4xYs5FeK7utvnrYv7GgiX4Q==";
  private static final String OF_ROOT =
      "ATExMTEyMjIyMzMzMwAAAAAAAAAAAAAAAFw6eh6L/5ttPwbAef3oWmXzos3yyH9/ySrKkmEtyMoIy2K/"
          + "nF6rj9JAndL7FpZjL7+9uzyrn82lEeji43SJjy0sVrKTRlEemCnGbQR9Sxr01ypgVj0bv0SdzM2uCP/7"
          + "SA==";
  private static final String KEY = "ASIAQEXAMPLEEXAMPLE1";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  private static final String USER_2 =
      "AjExMTEyMjIyMzMzMwAAAAAAAAAAAAAAAFwSDVSBlov1anKuP9OjGMq4lYCizHpxpxnfsnIG8cUUy2K/"
          + "nF6rj6tyjrOWYsJeNL2fmwPjuPPhOd6r2EDDnzQwBf67TEwakS3TfAVoTBroNmZmHWEuFLYCG7RxMOKY"
          + "QgdrtqngaaW1vzbD/BtypMJSQidOqj8vk26B+LHsKjsE+UKr6SCGFkB31tNtYO5Rg6K47hMNAyyUlP8r"
          + "eyMeUmtwHJYkKAM5rG+QlCg=";
  private static final String ROOT_2 =
      "AjExMTEyMjIyMzMzMwAAAAAAAAAAAAAAAFwSDVSBlov1anKuP9OjGMq4lYCizHpxpxnfsnIG8cUUy2K/"
          + "nF6rj6tyjrOWYcJeNL2fmwPjuPT9M9ir3VLUiBMgBfy7TkEakS3TfAVoTBroNmZmHWEuY+BtGbBiIemI"
          + "Qa/SMDBgUO6Ihgv6wjtE/gOv9ZLK8D8viWqJ4rHsLNbfTIf2Yaee+iqzXGeZBJU=";
  private static final String ROLE_2 =
      "AjExMTEyMjIyMzMzMwAAAAAAAAAAAAAAAFwSDVSBlov1anKuP9OjGMq4lYCizHpxpxnfsnIG8cUUy2K/"
          + "nF6rj6tyjrLKNAN8mJHrmNIm4MRiDNZVOaCyRhBEgAiIrVj3rcWrvzAgNwwe1hhKOtZ4FQYtkt9+VU1b"
          + "szreG0YDP8/e/UhMfyIT9ojaYb8vSLsvuZyhwg5RXCehwf3ZSudTkedEojt/KOChRFIKqqTEqV/JsNFB"
          + "zF0r5+Ygd6AHnDQNeEsGRJhWHQLVeTLYW5RseQkOHlssKhvIoR3cAZDVbNJNbWIetP4vGqzvOvbkq40w"
          + "AVTDfz38jSbrVrpZX1nL7KO3J8LyEPQ/uvUfH2OqcrXLAjj0hvRYLNKRYQ0d2uHx/aBsEsv2UAeQ3TwI"
          + "TBdqnIYA7QIQnw7fwtm/7l4fzeyxJ6DlW1U/FEH4J3FEA55Gp3zm2i422RpGBbwWsR6J8wHs9ZUOVCWZ"
          + "Xi26+VRi7lwv3U+Bqx9qyk6vZcEW9+89";
  private static final String FEDERATED_2 =
      "AjExMTEyMjIyMzMzMwAAAAAAAAAAAAAAAFwSDVSBlov1anKuP9OjGMq4lYCizHpxpxnfsnIG8cUUy2K/"
          + "nF6rj6tyjrLKNAN8mJHrmNIm4MSDdTKbSBdjh25QJWNyEIoOa+qD3ymCmcdogknzkPttQBRG1ZccFXzB"
          + "PyqXREl1u0cUHuB819iDAcGJC0G5DZJRgTsTiKSsxgrgz4Hnq+OrWXlRNh3fPxzfflWHAELvKSw1lOjZ"
          + "gbFJrvfqvhSUAjRUovUvhn+AIqwflaSYiVPyCc2Piy1ZMBzSZILJerKekEi+5vnzIyWpjYQ0XYGmSMcY"
          + "f+vYdi4R6rY5SMPKMUVJlDk48d/bvPBMYk9qbxO8+TctvUa14qrTSflv1f4glBI1kT1Q4cIU/urDE7L1"
          + "7Zq+MWyA3b2uLZimXwkZCni51JEGOKuKrWf8u9gfm5/PpH+KgkeN7PuxJFNY0cPQegtlbaxCR9zJMmLj"
          + "lkcOdLXCRlygkYmWWSZMRBhaltw=";
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Instant CREATED = Instant.parse("2026-11-24T10:11:12Z");
  private static final Instant EXPIRES = Instant.parse("2026-11-24T22:11:12Z");

  private final TestSealer sealer = new TestSealer(byte[]::new);

  @Test
  void aUsersTokenOfFormat1OpensForEver() {
    opens(OF_USER, plain(new Holder.User("AIDAQEXAMPLEEXAMPLEEX")));
  }

  @Test
  void theRootsTokenOfFormat1OpensForEver() {
    opens(OF_ROOT, plain(new Holder.Root()));
  }

  @Test
  void tokensOfFormat2OpenForEver() {
    keeps(plain(new Holder.User("AIDAQEXAMPLEEXAMPLEEX")), USER_2);
    keeps(plain(new Holder.Root()), ROOT_2);
    // What is deflated may be so in several ways: only that it opens is for ever.
    opens(ROLE_2, whole(new Holder.Role("AROAQEXAMPLEEXAMPLEEX", "deploy")));
    opens(FEDERATED_2, whole(new Holder.Federated("Bob", Optional.of("AIDAQEXAMPLEEXAMPLEEX"))));
    opens(
        seal(plain(new Holder.Federated("Bob", Optional.empty()))),
        plain(new Holder.Federated("Bob", Optional.empty())));
  }

  @Test
  void aTokenIsNotReadByTheRulesOfAnotherFormat() {
    for (String token : new String[] {OF_ROOT, OF_USER, ROOT_2, ROLE_2}) {
      byte[] bytes = Base64.getDecoder().decode(token);
      for (int format = 0; format < 256; format++) {
        byte original = bytes[0];
        if (format != original) {
          bytes[0] = (byte) format;
          assertThat(SessionToken.open(KEY, Base64.getEncoder().encodeToString(bytes), sealer))
              .isEmpty();
          bytes[0] = original;
        }
      }
    }
  }

  private void keeps(SessionToken session, String token) {
    assertThat(seal(session)).isEqualTo(token);
    opens(token, session);
  }

  private String seal(SessionToken session) {
    try (Secret secret = Secret.ofText(SECRET);
        Secret made = session.seal(secret, sealer, 0)) {
      return made.revealText();
    }
  }

  private void opens(String token, SessionToken session) {
    try (Secret kept = SessionToken.secret(KEY, token, sealer)) {
      assertThat(kept.revealText()).isEqualTo(SECRET);
    }
    assertThat(SessionToken.open(KEY, token, sealer)).contains(session);
  }

  private static SessionToken plain(Holder holder) {
    return new SessionToken(
        KEY, ACCOUNT, holder, new Caller.Session("AKIAQEXAMPLEEXAMPLE2", CREATED, EXPIRES));
  }

  private static SessionToken whole(Holder holder) {
    SequencedMap<String, String> tags = new LinkedHashMap<>();
    tags.put("team", "blue");
    tags.put("cost", "42");
    return new SessionToken(
        KEY,
        ACCOUNT,
        holder,
        new Caller.Session(
            "AKIAQEXAMPLEEXAMPLE2",
            CREATED,
            EXPIRES,
            List.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
            List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
            tags,
            Set.of("team"),
            Optional.of("alice"),
            Optional.of(CREATED),
            true,
            Map.of("aws:FederatedProvider", List.of("example.com"))));
  }
}
