package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateAccessKeyRequest;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.DeleteUserPolicyRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.PutUserPolicyRequest;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.sts.GetSessionTokenRequest;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.LastUse;
import io.keyrota.rules.iam.SessionTerms;
import io.keyrota.rules.sts.SamlEndpoints;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Credentials;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Origin;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.openid.Endpoints;
import io.keyrota.server.openid.OpenIdTokens;
import io.keyrota.server.saml.SamlResponses;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.sts.SessionCredentials;
import io.keyrota.server.sts.StsApi;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * IAM and STS without the wire: finds who asks, prepares, asks for access, decides, commits, and
 * decides again after a lost race, as the gateway does.
 */
public final class RoomHarness {
  public static final AccountId ACCOUNT = new AccountId("111122223333");
  public static final AccountId OTHER = new AccountId("444455556666");
  public static final String SELF_SERVICE =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:*AccessKey*"],\
      "Resource":["arn:aws:iam::*:user/${aws:username}","arn:aws:iam::*:user/*/${aws:username}"]}]}\
      """;
  public static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";

  /** Where the installation says that it is. */
  public static final String PUBLIC_URL = "https://keys.example.com";

  public final SettableClock clock = SettableClock.at("2026-11-24T10:11:12.987Z");
  public final Map<String, LastUse> uses = new ConcurrentHashMap<>();

  /** Serial numbers and the one-time codes that are good now, a space between. */
  public final Set<String> codes = ConcurrentHashMap.newKeySet();

  public final Store store;
  private final Access access = new Access(new IamPolicies());
  public final Entropy entropy = new SeededEntropy(7)::bytes;
  public final Sealer sealer = new TestSealer(entropy);
  public final Principals principals = new IamPrincipals();
  public final Credentials credentials =
      new IamCredentials(sealer, principals, new SessionCredentials(sealer, principals));

  /** The root of {@link #ACCOUNT}. */
  public final Signer root;

  /** The root of {@link #OTHER}. */
  public final Signer otherRoot;

  private final Api iam;
  private final Api sts;

  /** What a client signs with. */
  public record Signer(String accessKeyId, String secret, @Nullable String sessionToken) {

    /** Of a session that STS began. */
    public static Signer of(io.keyrota.models.sts.@Nullable Credentials made) {
      Objects.requireNonNull(made);
      return new Signer(
          made.accessKeyId(),
          made.secretAccessKey().revealText(),
          made.sessionToken().revealText());
    }
  }

  public RoomHarness() {
    this(new MemoryStore(), IamQuotas.STANDARD);
  }

  public RoomHarness(Store store, IamQuotas quotas) {
    this(store, quotas, Map.of());
  }

  public RoomHarness(Store store, IamQuotas quotas, Map<String, URI> issuers) {
    this.store = store;
    iam = IamApi.of(quotas, new FakeUses(uses), Optional.empty());
    sts =
        StsApi.of(
            new StsApi.Doors(
                principals,
                new IamRoles(),
                new IamPolicies(),
                (caller, serialNumber, tokenCode, call, seen) -> {
                  if (!codes.remove(serialNumber + " " + tokenCode)) {
                    throw StsRefusal.wrongCode();
                  }
                  return List.of();
                },
                new IamOpenIdProviders(),
                new OpenIdTokens(new Endpoints(issuers)),
                new IamTokenIssuers(),
                new IamSamlProviders(sealer),
                new SamlResponses(),
                SamlEndpoints.of(Optional.of(PUBLIC_URL))));
    root = account(ACCOUNT);
    otherRoot = account(OTHER);
  }

  public Signer account(AccountId id) {
    Snapshot seen = store.snapshot();
    NewAccount made =
        NewAccount.changes(
            id, Optional.empty(), Optional.empty(), clock.now(), entropy, sealer, seen);
    commit(seen, made.changes());
    return new Signer(made.accessKeyId(), made.secret().revealText(), null);
  }

  /** A new user of the root's account, with one access key, that may rotate its keys. */
  public Signer user(String name) {
    call(root, IamModel.createUser(), new CreateUserRequest(null, name, null, null));
    selfService(name);
    return key(root, name);
  }

  /** Puts AWS's documented policy of self-service on a user, whatever path it has. */
  public void selfService(String userName) {
    call(
        root,
        IamModel.putUserPolicy(),
        new PutUserPolicyRequest(userName, "SelfService", SELF_SERVICE));
  }

  /** Takes it away. */
  public void withoutSelfService(String userName) {
    call(root, IamModel.deleteUserPolicy(), new DeleteUserPolicyRequest(userName, "SelfService"));
  }

  public Signer key(Signer signer, @Nullable String userName) {
    var key =
        call(signer, IamModel.createAccessKey(), new CreateAccessKeyRequest(userName)).accessKey();
    return new Signer(key.accessKeyId(), key.secretAccessKey().revealText(), null);
  }

  public Signer session(Signer signer, @Nullable Integer seconds) {
    return session(signer, new GetSessionTokenRequest(seconds, null, null, null));
  }

  /** A session that a one-time code was checked for, so that it may call IAM. */
  public Signer checkedSession(Signer signer) {
    String device = "arn:aws:iam::" + ACCOUNT + ":mfa/phone";
    codes.add(device + " 123456");
    return session(signer, new GetSessionTokenRequest(null, device, "123456", null));
  }

  private Signer session(Signer signer, GetSessionTokenRequest input) {
    return Signer.of(call(signer, StsModel.getSessionToken(), input).credentials());
  }

  /** What authentication finds, with the look it found it in thrown away. */
  public Credentials.Found find(Signer signer) {
    return credentials.find(
        signer.accessKeyId(), signer.sessionToken(), clock.now(), store.snapshot());
  }

  /** The permissions that a request needs. */
  public <I extends Record, O extends Record> List<Permission> permissions(
      Signer signer, OperationSchema<I, O> schema, I input) {
    Snapshot seen = store.snapshot();
    return operation(schema).prepare(request(caller(signer, seen)), input, seen).permissions();
  }

  /** The answer to a request that needs no signature, of whom it turns out to be. */
  public <I extends Record, O extends Record> O unsigned(OperationSchema<I, O> schema, I input) {
    Snapshot seen = store.snapshot();
    Request nobody = request(new Caller.Unknown(Optional.empty()));
    Prepared<O> prepared = operation(schema).prepare(nobody, input, seen);
    Request request = request(prepared.asker().orElseThrow());
    access.require(request, prepared.permissions(), clock.now(), seen);
    return prepared.decide().apply(new Call(request, clock.now(), entropy, sealer)).output();
  }

  /** Refuses unless the signer may do that. */
  public void require(Signer signer, Permission permission) {
    Snapshot seen = store.snapshot();
    access.require(request(caller(signer, seen)), List.of(permission), clock.now(), seen);
  }

  /**
   * The answer to a request.
   *
   * @throws Refusal as the client would read it
   */
  public <I extends Record, O extends Record> O call(
      Signer signer, OperationSchema<I, O> schema, I input) {
    while (true) {
      Snapshot seen = store.snapshot();
      Caller caller = caller(signer, seen);
      String prefix = iam.entry(schema.name()).isPresent() ? "iam" : "sts";
      SessionTerms.refusal(caller, prefix, schema.name())
          .ifPresent(
              refusal -> {
                throw refusal;
              });
      Request request = request(caller);
      Prepared<O> prepared = operation(schema).prepare(request, input, seen);
      access.require(request, prepared.permissions(), clock.now(), seen);
      Outcome<O> outcome = prepared.decide().apply(new Call(request, clock.now(), entropy, sealer));
      if (commit(seen, outcome.changes())) {
        return outcome.output();
      }
    }
  }

  private Caller caller(Signer signer, Snapshot seen) {
    return switch (credentials.find(
        signer.accessKeyId(), signer.sessionToken(), clock.now(), seen)) {
      case Credentials.Found.Usable usable -> usable.caller();
      case Credentials.Found.Inactive inactive -> throw refused("inactive");
      case Credentials.Found.Expired expired -> throw refused("expired");
      case Credentials.Found.Missing missing -> throw refused("missing");
    };
  }

  private static Refusal refused(String why) {
    return new Refusal("InvalidClientTokenId", why);
  }

  private static Request request(Caller caller) {
    return new Request(
        caller,
        caller.account(),
        Region.US_EAST_1,
        new Origin("127.0.0.1", false, "test"),
        new RequestId("test"));
  }

  @SuppressWarnings("unchecked")
  private <I extends Record, O extends Record> Operation<I, O> operation(
      OperationSchema<I, O> schema) {
    return (Operation<I, O>)
        iam.entry(schema.name()).or(() -> sts.entry(schema.name())).orElseThrow().operation();
  }

  private boolean commit(Snapshot seen, List<Change> changes) {
    try {
      if (!changes.isEmpty()) {
        store.commit(seen, changes, Entries.entry());
      }
      return true;
    } catch (Conflict e) {
      return false;
    }
  }
}
