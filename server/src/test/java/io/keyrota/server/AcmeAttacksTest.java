package io.keyrota.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.AcmeClient.Answer;
import io.keyrota.server.SignedCalls.Reply;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What strangers try at an ACME endpoint, and each step of an issuance taken away: the right
 * problem, the nonce used up, nothing issued.
 */
class AcmeAttacksTest {
  @TempDir static Path folder;
  private static AcmeHouse acme;
  private static AcmeClient client;
  private static AcmeClient other;

  private List<String> issued = List.of();

  @BeforeAll
  static void open() {
    acme = new AcmeHouse(folder.resolve("data"));
    client = acme.registered(AcmeClient.ec("secp256r1"));
    other = acme.registered(AcmeClient.ec("secp256r1"));
  }

  @AfterAll
  static void close() {
    acme.close();
  }

  @BeforeEach
  void before() {
    issued = acme.certificates();
  }

  @AfterEach
  void nothingWasIssued() {
    assertThat(acme.certificates()).isEqualTo(issued);
  }

  /** An order that would be placed if the request were right. */
  private static final String ORDER = "{" + AcmeClient.identifiers("www.example.com") + "}";

  private static String order() {
    return client.url("new-order");
  }

  /** The nonce that a refused request brought is gone, whatever was wrong with it. */
  private static void isUsedUp(String nonce) {
    Answer again =
        client.post(
            order(),
            AcmeClient.jws(client.key, client.header(client.byAccount(), nonce, order()), ORDER));
    assertThat(again.problem()).isEqualTo("badNonce");
    assertThat(again.header("Replay-Nonce")).isNotEmpty();
  }

  private static String header(String algorithm, String who, String nonce, String url) {
    return "{\"alg\":\"%s\",%s,\"nonce\":\"%s\",\"url\":\"%s\"}"
        .formatted(algorithm, who, nonce, url);
  }

  @Test
  void aSignatureThatIsNotRightIsRefusedAndItsNonceIsGone() {
    Map<String, BiFunction<String, String, String>> attacks = new LinkedHashMap<>();
    attacks.put(
        "none badSignatureAlgorithm",
        (nonce, url) ->
            AcmeClient.jws(
                header("none", client.byAccount(), nonce, url), ORDER, message -> new byte[0]));
    attacks.put(
        "HS256 badSignatureAlgorithm",
        (nonce, url) ->
            AcmeClient.jws(
                header("HS256", client.byAccount(), nonce, url),
                ORDER,
                message -> AcmeClient.hmac(client.key.getPublic().getEncoded(), message)));
    attacks.put(
        "HS256-of-the-JWK badSignatureAlgorithm",
        (nonce, url) ->
            AcmeClient.jws(
                header("HS256", client.byAccount(), nonce, url),
                ORDER,
                message -> AcmeClient.hmac(AcmeClient.jwk(client.key).getBytes(UTF_8), message)));
    attacks.put(
        "another-algorithm badSignatureAlgorithm",
        (nonce, url) ->
            AcmeClient.jws(client.key, header("ES384", client.byAccount(), nonce, url), ORDER));
    attacks.put(
        "wrong-url unauthorized",
        (nonce, url) ->
            AcmeClient.jws(
                client.key,
                header("ES256", client.byAccount(), nonce, client.url("key-change")),
                ORDER));
    attacks.put(
        "other-host unauthorized",
        (nonce, url) ->
            AcmeClient.jws(
                client.key,
                header("ES256", client.byAccount(), nonce, url.replace("127.0.0.1", "192.0.2.9")),
                ORDER));
    attacks.put(
        "kid-of-another malformed",
        (nonce, url) ->
            AcmeClient.jws(client.key, header("ES256", other.byAccount(), nonce, url), ORDER));
    attacks.put(
        "kid-of-nobody accountDoesNotExist",
        (nonce, url) ->
            AcmeClient.jws(
                client.key,
                header("ES256", "\"kid\":\"" + client.account + "0\"", nonce, url),
                ORDER));
    attacks.put(
        "kid-of-another-host accountDoesNotExist",
        (nonce, url) ->
            AcmeClient.jws(
                client.key,
                header(
                    "ES256",
                    "\"kid\":\"" + client.account.replace("127.0.0.1", "192.0.2.9") + "\"",
                    nonce,
                    url),
                ORDER));
    attacks.put("63-bytes malformed", (nonce, url) -> cut(nonce, url, 63));
    attacks.put("65-bytes malformed", (nonce, url) -> cut(nonce, url, 65));
    attacks.put("no-bytes malformed", (nonce, url) -> cut(nonce, url, 0));
    attacks.put("zeroes malformed", (nonce, url) -> signedWith(nonce, url, new byte[64]));
    attacks.put(
        "jwk-and-kid malformed",
        (nonce, url) ->
            AcmeClient.jws(
                client.key,
                header("ES256", client.byAccount() + "," + client.byKey(), nonce, url),
                ORDER));
    attacks.put(
        "by-its-own-key malformed",
        (nonce, url) ->
            AcmeClient.jws(client.key, header("ES256", client.byKey(), nonce, url), ORDER));
    attacks.put(
        "crit malformed",
        (nonce, url) ->
            AcmeClient.jws(
                client.key,
                header(
                    "ES256", client.byAccount() + ",\"crit\":[\"b64\"],\"b64\":false", nonce, url),
                ORDER));
    attacks.forEach(
        (name, attack) -> {
          String nonce = client.nonce();
          Answer answer = client.post(order(), attack.apply(nonce, order()));
          assertThat(answer.problem()).as(name).isEqualTo(name.substring(name.indexOf(' ') + 1));
          assertThat(answer.header("Replay-Nonce")).as(name).isNotEmpty();
          isUsedUp(nonce);
        });
  }

  private static String signedWith(String nonce, String url, byte[] signature) {
    return AcmeClient.jws(
        header("ES256", client.byAccount(), nonce, url), ORDER, message -> signature);
  }

  private static String cut(String nonce, String url, int length) {
    return AcmeClient.jws(
        header("ES256", client.byAccount(), nonce, url),
        ORDER,
        message -> Arrays.copyOf(AcmeClient.sign(client.key, message), length));
  }

  @Test
  void aMemberThatStandsTwiceMakesTheRequestUnreadable() {
    String nonce = client.nonce();
    String twice =
        "{\"alg\":\"ES256\",\"alg\":\"none\",%s,\"nonce\":\"%s\",\"url\":\"%s\"}"
            .formatted(client.byAccount(), nonce, order());
    assertThat(client.post(order(), AcmeClient.jws(client.key, twice, ORDER)).problem())
        .isEqualTo("malformed");
    String body =
        AcmeClient.jws(client.key, client.header(client.byAccount(), nonce, order()), ORDER);
    assertThat(
            client
                .post(order(), body.replace("{\"protected\"", "{\"payload\":\"\",\"protected\""))
                .problem())
        .isEqualTo("malformed");
    assertThat(client.post(order(), body.replace("}", ",\"header\":{\"kid\":\"x\"}}")).problem())
        .isEqualTo("malformed");
    assertThat(client.post(order(), body.replace("\",\"sig", "=\",\"sig")).problem())
        .isEqualTo("malformed");
    assertThat(client.post(order(), "[]").problem()).isEqualTo("malformed");
    assertThat(client.post(order(), "").problem()).isEqualTo("malformed");
  }

  @Test
  void anotherContentTypeOrTwoAreRefused() {
    String body =
        AcmeClient.jws(
            client.key, client.header(client.byAccount(), client.nonce(), order()), ORDER);
    for (List<String> types :
        List.of(
            List.<String>of(),
            List.of("application/json"),
            List.of("text/plain"),
            List.of("application/jose+json", "application/json"))) {
      Answer answer =
          client.send("POST", order(), body.getBytes(UTF_8), types.toArray(String[]::new));
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.problem()).isEqualTo("malformed");
    }
  }

  @Test
  void aNonceIsTakenOnceAndNoneCanBeMade() {
    String nonce = client.nonce();
    String body =
        AcmeClient.jws(client.key, client.header(client.byAccount(), nonce, client.account), "");
    assertThat(client.post(client.account, body).status()).isEqualTo(200);
    assertThat(client.post(client.account, body).problem()).isEqualTo("badNonce");
    byte[] next = Base64.getUrlDecoder().decode(client.nonce());
    next[7]++;
    for (String made : List.of("", "AAAA", AcmeClient.base64(next))) {
      assertThat(withNonce(made)).as(made).isEqualTo("badNonce");
    }
    for (String odd : List.of(client.nonce() + "=", "n\u00f6")) {
      assertThat(withNonce(odd)).as(odd).isEqualTo("malformed");
    }
  }

  private String withNonce(String nonce) {
    String head = client.header(client.byAccount(), nonce, client.account);
    return client.post(client.account, AcmeClient.jws(client.key, head, "")).problem();
  }

  @Test
  void keysThatAreTooWeakOrNoneRegisterNothing() {
    Map<String, String> keys = new LinkedHashMap<>();
    KeyPair small = AcmeClient.rsa(1024);
    keys.put(AcmeClient.jwk(small), "badPublicKey");
    String good = AcmeClient.jwk(client.key);
    // A point that is not on the curve.
    keys.put(
        good.replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + AcmeClient.base64(new byte[32]) + "\""),
        "badPublicKey");
    keys.put(good.replace("P-256", "P-521"), "badPublicKey");
    keys.put(good.replace("P-256", "P-384"), "badPublicKey");
    keys.put(good.replace("\"EC\"", "\"oct\""), "badPublicKey");
    keys.put(good.replace("}", ",\"d\":\"AAAA\"}"), "malformed");
    keys.put("{}", "badPublicKey");
    keys.forEach(
        (jwk, problem) -> {
          String nonce = client.nonce();
          String algorithm = jwk.contains("RSA") ? "RS256" : "ES256";
          KeyPair signer = jwk.contains("RSA") ? small : client.key;
          String url = client.url("new-account");
          Answer answer =
              client.post(
                  url,
                  AcmeClient.jws(signer, header(algorithm, "\"jwk\":" + jwk, nonce, url), "{}"));
          assertThat(answer.problem()).as(jwk).isEqualTo(problem);
          isUsedUp(nonce);
        });
  }

  @Test
  void withoutTheRightBindingNobodyRegisters() {
    Reply right = acme.credentials(acme.bind(acme.endpointArn, acme.roleArn, ""));
    String keyId = right.text("KeyId");
    String mac = right.text("MacKey");
    AcmeClient stranger = acme.client(acme.endpointArn, AcmeClient.ec("secp256r1"));
    String url = stranger.url("new-account");
    String key = AcmeClient.jwk(stranger.key);
    Function<byte[], byte[]> hmac =
        message -> AcmeClient.hmac(Base64.getUrlDecoder().decode(mac), message);
    String head = "{\"alg\":\"HS256\",\"kid\":\"" + keyId + "\",\"url\":\"" + url + "\"}";
    Map<String, String> bindings = new LinkedHashMap<>();
    bindings.put("", "externalAccountRequired");
    bindings.put(stranger.binding("nobody", mac), "unauthorized");
    bindings.put(stranger.binding(keyId, "AAAA"), "unauthorized");
    bindings.put(AcmeClient.jws(head, AcmeClient.jwk(client.key), hmac::apply), "malformed");
    bindings.put(
        AcmeClient.jws(head.replace("new-account", "new-order"), key, hmac::apply), "unauthorized");
    bindings.put(
        AcmeClient.jws(head.replace("HS256", "none"), key, message -> new byte[0]), "malformed");
    bindings.put(AcmeClient.jws(head.replace("HS256", "ES256"), key, hmac::apply), "malformed");
    bindings.put(
        AcmeClient.jws(head.replace("}", ",\"nonce\":\"n\"}"), key, hmac::apply), "malformed");
    bindings.put(
        AcmeClient.jws(head, key, message -> Arrays.copyOf(hmac.apply(message), 31)),
        "unauthorized");
    bindings.forEach(
        (binding, problem) ->
            assertThat(
                    stranger
                        .askByKey(
                            url,
                            binding.isEmpty()
                                ? "{}"
                                : "{\"externalAccountBinding\":" + binding + "}")
                        .problem())
                .as(binding)
                .isEqualTo(problem));
    // Another endpoint's binding is none here.
    String elsewhere = acme.endpoint("");
    Reply foreign = acme.credentials(acme.bind(elsewhere, acme.roleArn, ""));
    assertThat(stranger.register(foreign.text("KeyId"), foreign.text("MacKey")).problem())
        .isEqualTo("unauthorized");
  }

  @Test
  void aBindingThatIsOverRegistersNobody() {
    String binding =
        acme.bind(
            acme.endpointArn, acme.roleArn, ",\"Expiration\":{\"Value\":10,\"Type\":\"MINUTES\"}");
    Reply credentials = acme.credentials(binding);
    acme.live("10m");
    AcmeClient late = acme.client(acme.endpointArn, AcmeClient.ec("secp256r1"));
    assertThat(late.register(credentials.text("KeyId"), credentials.text("MacKey")).problem())
        .isEqualTo("unauthorized");
    String revoked = acme.bind(acme.endpointArn, acme.roleArn, "");
    Reply known = acme.credentials(revoked);
    String named = "{\"AcmeExternalAccountBindingArn\":\"" + revoked + "\"}";
    acme.acm("RevokeAcmeExternalAccountBinding", named);
    assertThat(late.register(known.text("KeyId"), known.text("MacKey")).problem())
        .isEqualTo("unauthorized");
    acme.acm("DeleteAcmeExternalAccountBinding", named);
    assertThat(late.register(known.text("KeyId"), known.text("MacKey")).problem())
        .isEqualTo("unauthorized");
  }

  @Test
  void aRequestThatIsNotForExactlyTheOrderIsBad() {
    KeyPair key = AcmeClient.ec("secp256r1");
    KeyPair stranger = AcmeClient.ec("secp256r1");
    Map<String, byte[]> requests = new LinkedHashMap<>();
    requests.put("another name", Csr.of(key, "evil.example.com"));
    requests.put("a name more", Csr.of(key, "www.example.com", "evil.example.com"));
    requests.put(
        "a common name more",
        Csr.of(key, key, "evil.example.com", List.of("www.example.com"), false));
    requests.put("no name", Csr.of(key, key, "", List.of(), false));
    requests.put(
        "a mail address", Csr.of(key, key, "", List.of("www.example.com", "a@example.com"), false));
    requests.put("an authority", Csr.of(key, key, "", List.of("www.example.com"), true));
    requests.put("must-staple", Csr.stapling(key, "www.example.com"));
    requests.put(
        "another's signature", Csr.of(key, stranger, "", List.of("www.example.com"), false));
    requests.put("a small key", Csr.of(AcmeClient.rsa(1024), "www.example.com"));
    requests.put("another curve", Csr.of(AcmeClient.ec("secp521r1"), "www.example.com"));
    requests.put("Ed25519", Csr.of(AcmeClient.ed25519(), "www.example.com"));
    requests.put("the account's key", Csr.of(client.key, "www.example.com"));
    byte[] good = Csr.of(key, "www.example.com");
    requests.put("a byte behind", Arrays.copyOf(good, good.length + 1));
    requests.put("nothing", new byte[0]);
    byte[] spoiled = good.clone();
    spoiled[spoiled.length - 1] ^= 1;
    requests.put("a bit", spoiled);
    Answer order = client.order("www.example.com");
    requests.forEach(
        (name, csr) ->
            assertThat(client.finish(order, csr).problem()).as(name).isEqualTo("badCSR"));
    assertThat(client.ask(order.header("Location"), "").json().text("status")).contains("ready");
  }

  @Test
  void whateverBytesComeTheServerDoesNotBreak() {
    Random random = new Random(38);
    Answer order = client.order("www.example.com");
    byte[] csr = Csr.of(AcmeClient.ec("secp256r1"), "www.example.com");
    for (int i = 0; i < 300; i++) {
      byte[] body =
          AcmeClient.jws(
                  client.key, client.header(client.byAccount(), client.nonce(), order()), ORDER)
              .getBytes(UTF_8);
      spoil(body, random);
      Answer answer = client.send("POST", order(), body, "application/jose+json");
      assertThat(answer.status()).as(new String(body, UTF_8)).isBetween(400, 499);
      assertThat(answer.problem()).isNotEmpty();
      byte[] other = csr.clone();
      spoil(other, random);
      assertThat(client.finish(order, other).problem()).isEqualTo("badCSR");
    }
  }

  /** Another octet in some place, or a shorter end of it. */
  private static void spoil(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    if (random.nextInt(4) == 0) {
      Arrays.fill(bytes, at, bytes.length, (byte) 0);
    }
    bytes[at] ^= (byte) (1 + random.nextInt(255));
  }

  @Test
  void theThingsOfAnotherAccountAreNotThere() {
    Answer order = other.order("www.example.com");
    String finish = order.json().text("finalize").orElseThrow();
    assertThat(client.ask(order.header("Location"), "").status()).isEqualTo(404);
    assertThat(client.finish(order, AcmeClient.ec("secp256r1"), "www.example.com").status())
        .isEqualTo(404);
    assertThat(client.ask(finish.replace("/finalize", ""), "").status()).isEqualTo(404);
    assertThat(client.ask(other.account, "").problem()).isEqualTo("unauthorized");
    assertThat(client.ask(other.account + "/orders", "").problem()).isEqualTo("unauthorized");
  }

  @Test
  void eachStepOfAnIssuanceIsAskedAgainAtItsEnd() {
    String domain = acme.prove(acme.endpointArn, "steps.example.org");
    Answer order = client.order("steps.example.org");
    assertThat(order.status()).isEqualTo(201);
    // CAA records forbid it, or nobody knows them.
    acme.caa.put("steps.example.org.", "other.example");
    KeyPair key = AcmeClient.ec("secp256r1");
    assertThat(client.finish(order, key, "steps.example.org").problem()).isEqualTo("caa");
    acme.caa.clear();
    acme.silent.add("steps.example.org.");
    assertThat(client.finish(order, key, "steps.example.org").problem()).isEqualTo("dns");
    acme.silent.clear();
    // The role may no more.
    acme.policy(
        "Host",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"acm:*\",\"Resource\":\"*\"}]}");
    assertThat(client.finish(order, key, "steps.example.org").problem()).isEqualTo("unauthorized");
    acme.allow("Host", "acm:RequestCertificate", "acm:RevokeCertificate");
    // The endpoint certifies no such keys any more.
    String endpoint = "{\"AcmeEndpointArn\":\"" + acme.endpointArn + "\"%s}";
    String only = ",\"CertificateAuthority\":{\"PublicCertificateAuthority\":%s}";
    acme.acm(
        "UpdateAcmeEndpoint",
        endpoint.formatted(only.formatted("{\"AllowedKeyAlgorithms\":[\"RSA_2048\"]}")));
    assertThat(client.finish(order, key, "steps.example.org").problem()).isEqualTo("badCSR");
    acme.acm("UpdateAcmeEndpoint", endpoint.formatted(only.formatted("{}")));
    // The proof stands no more.
    acme.aliases.remove(acme.describe(domain).text("Name"));
    acme.live("2d");
    assertThat(acme.describe(domain).text("Status")).isEqualTo("VALIDATING");
    assertThat(client.finish(order, key, "steps.example.org").problem())
        .isEqualTo("rejectedIdentifier");
    acme.live("4d");
    assertThat(acme.describe(domain).text("Status")).isEqualTo("INVALID");
    assertThat(acme.describe(domain).text("Reason")).isEqualTo("TIMED_OUT");
    // The order's time is over.
    acme.live("2d");
    assertThat(client.ask(order.header("Location"), "").status()).isEqualTo(404);
  }

  @Test
  void aCertificateThatAStrangerMadeRevokesNothing() {
    String url = client.url("revoke-cert");
    for (String given : List.of("", "AAAA", "MAA", "====")) {
      assertThat(client.ask(url, "{\"certificate\":\"" + given + "\"}").problem())
          .isEqualTo("malformed");
    }
    assertThat(client.ask(url, "{}").problem()).isEqualTo("malformed");
  }

  @Test
  void anEndpointThatIsGoneAnswersNothing() {
    String endpoint = acme.endpoint("");
    acme.prove(endpoint, "gone.example.org");
    AcmeClient there = acme.registered(endpoint, acme.roleArn, AcmeClient.ec("secp256r1"));
    assertThat(there.order("gone.example.org").status()).isEqualTo(201);
    acme.acm("DeleteAcmeEndpoint", "{\"AcmeEndpointArn\":\"" + endpoint + "\"}");
    assertThat(there.order("gone.example.org").status()).isEqualTo(404);
    assertThat(there.get("GET", there.url("directory")).status()).isEqualTo(404);
    acme.live("1m");
    assertThat(
            acme.root
                .acm("DescribeAcmeEndpoint", "{\"AcmeEndpointArn\":\"" + endpoint + "\"}")
                .code())
        .isEqualTo("ResourceNotFoundException");
    assertThat(acme.acm("ListAcmeEndpoints", "{}").body()).doesNotContain(endpoint);
  }

  @Test
  void whatStrangersAskInTheAddressIsNotThere() {
    for (String path :
        List.of("../directory", "new-order/..", "%2e%2e", "order/", "a/b/c/d", "directory;x")) {
      assertThat(client.get("GET", client.url(path)).status()).as(path).isEqualTo(404);
    }
    for (String signed :
        List.of(
            "new-account",
            "new-order",
            "revoke-cert",
            "key-change",
            "account/x",
            "account/x/orders",
            "order/x",
            "order/x/finalize",
            "authz/x/0",
            "cert/x")) {
      Answer refused = client.get("GET", client.url(signed));
      assertThat(refused.status()).as(signed).isEqualTo(405);
      assertThat(refused.problem()).isEqualTo("malformed");
      assertThat(refused.header("Allow")).isEqualTo("POST");
    }
    assertThat(client.get("GET", client.url("")).status()).isEqualTo(404);
    AcmeClient nowhere =
        new AcmeClient(
            client.door,
            "http://" + AcmeClient.HOST + "/acme/00000000-0000-4000-8000-000000000000",
            client.key);
    assertThat(nowhere.get("GET", nowhere.url("directory")).status()).isEqualTo(404);
  }
}
