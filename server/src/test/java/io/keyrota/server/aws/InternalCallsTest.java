package io.keyrota.server.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.DecryptRequest;
import io.keyrota.models.kms.DeleteAliasRequest;
import io.keyrota.models.kms.EncryptRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.SignRequest;
import io.keyrota.models.kms.SignResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.models.sts.GetCallerIdentityRequest;
import io.keyrota.models.sts.GetCallerIdentityResponse;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sigv4.Field;
import io.keyrota.rules.sigv4.PlainMessage;
import io.keyrota.rules.sigv4.Signer;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Query;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.audit.Trails;
import io.keyrota.server.aws.wire.Wire;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.http.Waiting;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.kms.KmsApi;
import io.keyrota.server.kms.NoUsage;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.ContendedStore;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Thing;
import io.keyrota.testkit.SeededEntropy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services use each other as clients do: allowed, audited, in one commit. */
class InternalCallsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Region REGION = new Region("eu-central-1");
  private static final Place PLACE = new Place(ACCOUNT, REGION);
  private static final String ACM = "acm.amazonaws.com";

  @TempDir private Path folder;

  private final SeededEntropy entropy = new SeededEntropy(5);
  private final ContendedStore store = new ContendedStore(new MemoryStore());
  private final TestSealer sealer = new TestSealer(entropy::bytes);
  private final Ledger ledger = new Ledger(entropy::bytes);
  private final Access access = new Access(IdentityPolicies.NONE);
  private final KmsApi kms =
      new KmsApi(
          KmsQuotas.STANDARD,
          KeyAlgorithms.of(Algorithms.jdk(), entropy::bytes),
          new EventLog(false),
          new NoUsage(Instant.EPOCH),
          PolicyPrincipals.LITERAL);
  private final InnerDoor inside =
      new InnerDoor(List.of(kms.api()), access, ledger, entropy::bytes, sealer);
  private final List<AuditEntry> kept = new ArrayList<>();
  private final ServiceCalls calls =
      new ServiceCalls(store, sealer, entropy::bytes, ledger).asking(inside, kept::addAll);
  private final List<List<AuditEntry>> commits = new ArrayList<>();
  private Trail trail;

  @BeforeEach
  void open() throws IOException {
    store.onCommitted(commits::add);
    trail = Trails.open(folder);
  }

  @AfterEach
  void close() throws IOException {
    trail.close();
    kms.close();
  }

  // By an operation.

  @Test
  void theManagedKeyComesIntoBeingByTheFirstUseAndAllOfItIsOneCommit() throws IOException {
    RawResponse answer =
        ask(call -> new Outcome<>(said("done"), List.of(thing(1))), this::encryptTwice);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(commits).hasSize(1);
    List<AuditEntry> entries = commits.getFirst();
    assertThat(entries)
        .extracting(AuditEntry::eventName)
        .containsExactly("Encrypt", "Encrypt", "GetCallerIdentity");
    AuditEntry first = entries.getFirst();
    assertThat(first.eventSource()).isEqualTo("kms.amazonaws.com");
    assertThat(first.userName()).isEqualTo(ACM);
    assertThat(first.accountId()).isEqualTo(ACCOUNT.digits());
    assertThat(first.awsRegion()).isEqualTo(REGION.name());
    assertThat(first.signed()).isFalse();
    assertThat(first.resources()).hasSize(1);
    assertThat(first.resources()).isEqualTo(entries.get(1).resources());
    String record = new String(first.record(), UTF_8);
    assertThat(record)
        .contains(
            "\"userIdentity\":{\"type\":\"AWSService\",\"invokedBy\":\"" + ACM + "\"}",
            "\"sourceIPAddress\":\"" + ACM + "\"",
            "\"eventType\":\"AwsApiCall\"",
            "\"encryptionContext\":{\"aws:acm:arn\":\"arn:1\"}",
            "\"resources\":[{\"accountId\":\"" + ACCOUNT + "\",\"type\":\"AWS::KMS::Key\"")
        .doesNotContain("private key");
    assertThat(requestId(entries.get(0))).isEqualTo(requestId(entries.get(2)));
    assertThat(store.snapshot().find(Thing.THINGS, PLACE, "it")).contains(Thing.of(1));
    assertThat(trail.search(Query.newest(10)).entries()).isEmpty();
  }

  @Test
  void whatChangesNothingStandsInTheTrailBeforeTheCallThatAsked() throws IOException {
    Blob blob = prepared("secret");
    RawResponse answer = ask(call -> Outcome.of(said(decrypt(call, blob))));
    assertThat(body(answer)).contains("secret");
    assertThat(commits).hasSize(1); // the one that encrypted
    assertThat(inTrail()).containsExactly("Decrypt", "GetCallerIdentity");
  }

  @Test
  void whatWasReadIsAuditedAlsoWhenTheCallThatAskedIsRefused() throws IOException {
    Blob blob = prepared("secret");
    RawResponse answer =
        ask(
            call -> {
              decrypt(call, blob);
              throw new Refusal("AccessDenied", "after all not");
            });
    assertThat(answer.status()).isEqualTo(403);
    assertThat(inTrail()).containsExactly("Decrypt", "GetCallerIdentity AccessDenied");
  }

  @Test
  void whatWouldHaveChangedSomethingNeverHappenedWhenTheCallThatAskedIsRefused()
      throws IOException {
    RawResponse answer =
        ask(
            call -> {
              encrypt(call, "x");
              throw new Refusal("AccessDenied", "after all not");
            });
    assertThat(answer.status()).isEqualTo(403);
    assertThat(commits).isEmpty();
    assertThat(inTrail()).containsExactly("GetCallerIdentity AccessDenied");
  }

  @Test
  void aRefusalInsideIsAuditedAndTheOperationMayGoOnWithout() throws IOException {
    RawResponse answer =
        ask(
            call -> {
              assertThatThrownBy(() -> decrypt(call, Blob.of(new byte[40])))
                  .isInstanceOf(Refusal.class);
              return Outcome.of(said("went on"));
            });
    assertThat(answer.status()).isEqualTo(200);
    assertThat(inTrail())
        .containsExactly("Decrypt InvalidCiphertextException", "GetCallerIdentity");
  }

  @Test
  void aRefusalInsideThatNobodyCatchesIsWhatTheClientReads() throws IOException {
    RawResponse answer = ask(call -> Outcome.of(said(decrypt(call, Blob.of(new byte[40])))));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(inTrail())
        .containsExactly(
            "Decrypt InvalidCiphertextException", "GetCallerIdentity InvalidCiphertextException");
  }

  @Test
  void aLostRaceIsDecidedAgainWithAllThatWasAsked() throws IOException {
    store.loseNext(1);
    RawResponse answer =
        ask(call -> new Outcome<>(said("done"), List.of(thing(1))), this::encryptTwice);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(store.lost()).isEqualTo(1);
    assertThat(commits).hasSize(1);
    assertThat(commits.getFirst()).hasSize(3);
    assertThat(inTrail()).isEmpty();
  }

  @Test
  void secretsInAnswersAreErasedOnceTheCallIsDecided() throws IOException {
    Blob blob = prepared("secret");
    AtomicReference<Secret> leaked = new AtomicReference<>();
    var _ =
        ask(
            call -> {
              leaked.set(
                  Objects.requireNonNull(
                      call.as(ACM).ask(KmsModel.decrypt(), decryption(blob)).plaintext()));
              return Outcome.of(said("done"));
            });
    assertThatThrownBy(() -> leaked.get().reveal()).hasMessage("the secret was erased");
  }

  @Test
  void aServiceMayNotDoWhatItWasNotMadeFor() throws IOException {
    RawResponse answer =
        ask(
            call -> {
              call.as(ACM).ask(KmsModel.deleteAlias(), new DeleteAliasRequest("alias/x"));
              return Outcome.of(said("done"));
            });
    assertThat(answer.status()).isEqualTo(403);
    assertThat(inTrail().getFirst()).startsWith("DeleteAlias AccessDenied");
  }

  // By a duty, and by nobody's request.

  @Test
  void aDutyMakesAKeyOfTheInstallationsAndSignsWithItInOneCommit() {
    AtomicReference<SignResponse> signed = new AtomicReference<>();
    var _ =
        calls.perform(
            duty(
                call -> {
                  signed.set(signing(call));
                  return List.of(thing(1));
                }),
            DUE,
            NOON);
    assertThat(signed.get().signature()).isNotNull();
    assertThat(commits).hasSize(1);
    assertThat(commits.getFirst())
        .extracting(AuditEntry::eventName)
        .containsExactly("CreateKey", "Sign", "Watch");
    assertThat(commits.getFirst())
        .extracting(AuditEntry::accountId)
        .containsExactly("000000000000", "000000000000", ACCOUNT.digits());
    assertThat(kept).isEmpty();
  }

  @Test
  void aDutyThatOnlyAsksIsAuditedByWhatItAsked() {
    Blob blob = prepared("secret");
    assertThat(
            calls.perform(
                duty(
                    call -> {
                      decrypt(call, blob);
                      return List.of();
                    }),
                DUE,
                NOON))
        .contains(NOON);
    assertThat(kept).extracting(AuditEntry::eventName).containsExactly("Decrypt");
    assertThat(commits).hasSize(1);
  }

  @Test
  void whatADutyAskedBeforeItBrokeIsAudited() {
    Blob blob = prepared("secret");
    assertThatThrownBy(
            () ->
                calls.perform(
                    duty(
                        call -> {
                          decrypt(call, blob);
                          throw new IllegalStateException("broke");
                        }),
                    DUE,
                    NOON))
        .hasMessage("broke");
    assertThat(kept).extracting(AuditEntry::eventName).containsExactly("Decrypt");
  }

  @Test
  void aLookReadsOnItsOwnNameAndIsAuditedBeforeItIsAnswered() {
    Blob blob = prepared("secret");
    String found = calls.look(LOOK, REGION, (call, seen) -> decrypt(call, blob));
    assertThat(found).isEqualTo("secret");
    assertThat(kept).extracting(AuditEntry::eventName).containsExactly("Decrypt");
    assertThatThrownBy(
            () -> calls.look(LOOK, new Region("us-west-2"), (call, seen) -> encrypt(call, "x")))
        .hasMessageContaining("must change nothing");
    assertThat(commits).hasSize(1);
  }

  /** The confused deputy: whoever the service asks for is told to the key's policy. */
  @Test
  void aKeyPolicyJudgesForWhomAServiceAsks() {
    String mine = "arn:aws:acm:eu-central-1:111122223333:certificate/mine";
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"kms:*","Resource":"*"},
        {"Effect":"Allow","Principal":{"Service":"acm.amazonaws.com"},"Action":"kms:Encrypt",
        "Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"},
        "ArnLike":{"aws:SourceArn":"arn:aws:acm:*:111122223333:certificate/m*"}}}]}""";
    AtomicReference<String> made = new AtomicReference<>();
    var _ =
        calls.perform(
            duty(
                call -> {
                  made.set(
                      Objects.requireNonNull(
                          Objects.requireNonNull(
                                  call.as(ACM, AccountId.SYSTEM, REGION)
                                      .ask(
                                          KmsModel.createKey(),
                                          new CreateKeyRequest(
                                              policy, null, null, null, null, null, null, null,
                                              null, null, null))
                                      .keyMetadata())
                              .arn()));
                  return List.of(thing(1));
                }),
            DUE,
            NOON);
    AccountId other = new AccountId("444455556666");
    assertThat(asked(made.get(), ACCOUNT, Optional.of(mine))).isEqualTo("ok");
    assertThat(asked(made.get(), ACCOUNT, Optional.of(mine.replace("mine", "yours"))))
        .isEqualTo("AccessDenied");
    assertThat(
            asked(made.get(), ACCOUNT, Optional.of(mine.replace("111122223333", "444455556666"))))
        .isEqualTo("AccessDenied");
    assertThat(asked(made.get(), other, Optional.of(mine))).isEqualTo("AccessDenied");
    assertThat(asked(made.get(), ACCOUNT, Optional.empty())).isEqualTo("AccessDenied");
  }

  private String asked(String key, AccountId account, Optional<String> sourceArn) {
    try {
      return calls.look(
          LOOK,
          REGION,
          (call, seen) -> {
            AsService acm = call.as(ACM, account, REGION);
            var _ =
                sourceArn
                    .map(acm::onBehalfOf)
                    .orElse(acm)
                    .ask(
                        KmsModel.encrypt(),
                        new EncryptRequest(key, Secret.ofText("x"), null, null, null, null));
            return "ok";
          });
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }

  @Test
  void whereThereIsNoInsideNobodyCanBeAsked() {
    Request request =
        new Request(
            new Caller.Root(ACCOUNT, Optional.empty()),
            ACCOUNT,
            REGION,
            new Origin("127.0.0.1", false, ""),
            ledger.newId());
    Call call = new Call(request, NOON, entropy::bytes, sealer);
    assertThatThrownBy(() -> encrypt(call, "x")).isInstanceOf(IllegalStateException.class);
  }

  private static final Due DUE = new Due(new Identity(PLACE, "thing", "it"), 1, NOON);
  private static final ServiceCalls.Act LOOK = new ServiceCalls.Act(ACCOUNT, ACM, "Look", NOON);

  private static Change thing(long count) {
    return new Change.Put<>(Thing.THINGS, PLACE, "it", Thing.of(count));
  }

  private static GetCallerIdentityResponse said(String text) {
    return new GetCallerIdentityResponse(text, null, null);
  }

  private static SequencedMap<String, String> context() {
    return new LinkedHashMap<>(Map.of("aws:acm:arn", "arn:1"));
  }

  private void encryptTwice(Call call) {
    encrypt(call, "private key");
    encrypt(call, "private key");
  }

  private static Blob encrypt(Call call, String text) {
    return Objects.requireNonNull(
        call.as(ACM)
            .ask(
                KmsModel.encrypt(),
                new EncryptRequest(
                    "alias/aws/acm", Secret.ofText(text), context(), null, null, null))
            .ciphertextBlob());
  }

  private static DecryptRequest decryption(Blob blob) {
    return new DecryptRequest(blob, context(), null, null, null, null, null, null);
  }

  private static String decrypt(Call call, Blob blob) {
    return Objects.requireNonNull(
            call.as(ACM).ask(KmsModel.decrypt(), decryption(blob)).plaintext())
        .revealText();
  }

  private static SignResponse signing(Call call) {
    AsService pca = call.as("acm-pca.amazonaws.com", AccountId.SYSTEM, Region.US_EAST_1);
    String key =
        Objects.requireNonNull(
                pca.ask(
                        KmsModel.createKey(),
                        new CreateKeyRequest(
                            null,
                            null,
                            "SIGN_VERIFY",
                            null,
                            "ECC_NIST_P256",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null))
                    .keyMetadata())
            .keyId();
    return pca.ask(
        KmsModel.sign(),
        new SignRequest(key, Secret.owning(new byte[32]), "DIGEST", null, "ECDSA_SHA_256", null));
  }

  /** Something encrypted, by a duty of its own. */
  private Blob prepared(String text) {
    AtomicReference<Blob> blob = new AtomicReference<>();
    var _ =
        calls.perform(
            duty(
                call -> {
                  blob.set(encrypt(call, text));
                  return List.of(thing(0));
                }),
            DUE,
            NOON);
    return blob.get();
  }

  private static Duty<String> duty(Function<Call, List<Change>> judgement) {
    return new Duty<>() {
      @Override
      public String kind() {
        return "thing";
      }

      @Override
      public String principal() {
        return ACM;
      }

      @Override
      public String eventName() {
        return "Watch";
      }

      @Override
      public String observe(Due due) {
        return "";
      }

      @Override
      public Outcome<Instant> judge(Call call, Due due, String found, Snapshot seen) {
        return new Outcome<>(call.now(), judgement.apply(call));
      }
    };
  }

  /** A client's call of an operation that decides so, after something else. */
  private RawResponse ask(
      Function<Call, Outcome<GetCallerIdentityResponse>> decide, Consumer<Call> before) {
    return ask(
        call -> {
          before.accept(call);
          return decide.apply(call);
        });
  }

  private RawResponse ask(Function<Call, Outcome<GetCallerIdentityResponse>> decide) {
    Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> operation =
        (request, input, seen) -> new Prepared<>(List.of(), decide);
    AwsGateway gateway =
        new AwsGateway(
            new AwsGateway.Foundations(
                new Wire(List.of(StsModel.SERVICE)),
                List.of(new Api(StsModel.SERVICE).with(StsModel.getCallerIdentity(), operation)),
                new Authenticator(
                    (id, token, now, seen) ->
                        new Credentials.Found.Usable(
                            new Caller.Root(
                                ACCOUNT, Optional.of(new Caller.Credential(id, Optional.empty()))),
                            "1",
                            () -> Secret.ofText("not so secret")),
                    () -> NOON),
                access,
                store,
                trail,
                ledger,
                () -> NOON,
                System::nanoTime,
                entropy::bytes,
                sealer,
                inside,
                false));
    byte[] body = "Action=GetCallerIdentity&Version=2011-06-15".getBytes(UTF_8);
    List<Field> fields =
        new ArrayList<>(
            List.of(
                new Field("Host", "localhost"),
                new Field("Content-Type", "application/x-www-form-urlencoded")));
    try (Secret secret = Secret.ofText("not so secret")) {
      fields.addAll(
          new Signer("AKIAIOSFODNN7EXAMPLE", secret, null, REGION.name(), "sts")
              .sign(new PlainMessage("POST", "/", null, fields, body), NOON));
    }
    return Waiting.answer(
        gateway,
        new RawRequest(
            "POST",
            "/",
            null,
            fields.stream().map(field -> new Header(field.name(), field.value())).toList(),
            body,
            "127.0.0.1",
            false));
  }

  private static String body(RawResponse answer) {
    return new String(answer.body(), UTF_8);
  }

  private static String requestId(AuditEntry entry) {
    return new String(entry.record(), UTF_8).replaceFirst(".*\"requestID\":\"([^\"]*)\".*", "$1");
  }

  /** What the trail holds, oldest first, with error codes. */
  private List<String> inTrail() throws IOException {
    return trail.search(Query.newest(10)).entries().reversed().stream()
        .map(found -> found.entry())
        .map(entry -> entry.eventName() + entry.errorCode().map(code -> " " + code).orElse(""))
        .toList();
  }
}
