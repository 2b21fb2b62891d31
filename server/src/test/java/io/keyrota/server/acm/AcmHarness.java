package io.keyrota.server.acm;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.CertificateDetail;
import io.keyrota.models.acm.CertificateOptions;
import io.keyrota.models.acm.DescribeCertificateRequest;
import io.keyrota.models.acm.DomainValidation;
import io.keyrota.models.acm.RequestCertificateRequest;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.CaaPolicy;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.PublicSuffixes;
import io.keyrota.rules.acm.ValidityPolicy;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Approvals;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.Doorless;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.InnerDoor;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.Mail;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.aws.UpstreamAuthority;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.crypto.KeyPairs;
import io.keyrota.server.events.Event;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.kms.KmsApi;
import io.keyrota.server.kms.NoUsage;
import io.keyrota.server.pki.Addresses;
import io.keyrota.server.pki.Authority;
import io.keyrota.server.pki.CertificateFiles;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.upkeep.Rehearsal;
import io.keyrota.server.upkeep.RehearsalClock;
import io.keyrota.server.upkeep.Upkeep;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * ACM without the wire, with a real KMS and a real authority beside it: prepares, asks for access,
 * decides, commits, and lives through time with its duties.
 */
final class AcmHarness {
  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final AccountId OTHER = new AccountId("444455556666");
  static final Region REGION = new Region("eu-central-1");
  static final Instant START = Instant.parse("2026-11-24T10:11:12.987Z");
  static final PublicSuffixes SUFFIXES = PublicSuffixes.of("co.uk\ncom.au\n*.ck\n!www.ck\n");

  final MemoryStore store = new MemoryStore();
  final FakeDns dns = new FakeDns();
  final List<AuditEntry> audited = Collections.synchronizedList(new ArrayList<>());
  final List<Mail.Question> mails = Collections.synchronizedList(new ArrayList<>());
  final List<String> withdrawn = Collections.synchronizedList(new ArrayList<>());
  final Caller root = new Caller.Root(ACCOUNT, Optional.empty());
  final Caller otherRoot = new Caller.Root(OTHER, Optional.empty());
  final Certificates door;
  final Approvals approvals;
  final KeyPairs pairs;

  private final Entropy entropy = new SeededEntropy(23)::bytes;
  private final Sealer sealer = new TestSealer(entropy);
  private final EventLog events = new EventLog(false);
  private final SettableClock machine;
  private final RehearsalClock clock;
  private final Rehearsal rehearsal;
  private final ServiceCalls calls;
  private final Doorless doorless;

  AcmHarness() {
    this(START, AcmQuotas.STANDARD, house -> new HouseIssuer(authority(house)));
  }

  AcmHarness(Instant start) {
    this(start, AcmQuotas.STANDARD, house -> new HouseIssuer(authority(house)));
  }

  AcmHarness(AcmQuotas quotas) {
    this(START, quotas, house -> new HouseIssuer(authority(house)));
  }

  AcmHarness(Instant start, AcmQuotas quotas, Function<AcmHarness, Issuer> issuer) {
    this(start, quotas, issuer, Optional.empty());
  }

  AcmHarness(UpstreamAuthority upstream) {
    this(
        START,
        AcmQuotas.STANDARD,
        house -> new HouseIssuer(authority(house)),
        Optional.of(upstream));
  }

  private AcmHarness(
      Instant start,
      AcmQuotas quotas,
      Function<AcmHarness, Issuer> issuer,
      Optional<UpstreamAuthority> upstream) {
    machine = SettableClock.at(start.toString());
    clock = RehearsalClock.startingAt(machine::now, start);
    KeyAlgorithms keys = KeyAlgorithms.of(Algorithms.jdk(), entropy);
    pairs = keys.pairs();
    KmsApi kms =
        new KmsApi(
            KmsQuotas.STANDARD, keys, events, new NoUsage(Instant.EPOCH), PolicyPrincipals.LITERAL);
    Ledger ledger = new Ledger(entropy);
    InnerDoor inside =
        new InnerDoor(
            List.of(kms.api()), new Access(IdentityPolicies.NONE), ledger, entropy, sealer);
    calls = new ServiceCalls(store, sealer, entropy, ledger).asking(inside, audited::addAll);
    AcmApi acm =
        new AcmApi(
            quotas,
            new IssuancePolicy(
                ValidityPolicy.STANDARD,
                new CaaPolicy(Set.of("amazon.com", "keyrota.internal")),
                SUFFIXES),
            issuer.apply(this),
            new CertificateFiles(Algorithms.jdk().pbkdf2(), entropy),
            mail(),
            pairs,
            events,
            dns,
            upstream.map(it -> new UpstreamIssuance(it, store::snapshot)));
    doorless = new Doorless(acm.api(), store, this::now, entropy, sealer, inside, audited::addAll);
    approvals = acm.approvals();
    door = acm.certificates(calls, this::now);
    List<Duty<?>> duties = new ArrayList<>(acm.duties());
    duties.addAll(kms.duties());
    Upkeep upkeep = new Upkeep(store, clock, calls, duties, () -> {});
    rehearsal = new Rehearsal(clock, upkeep, moved -> {});
  }

  private static Authority authority(AcmHarness house) {
    return new Authority(Algorithms.jdk(), house.entropy, new Addresses(Optional.empty()));
  }

  private Mail mail() {
    return new Mail() {
      @Override
      public boolean isConfigured() {
        return true;
      }

      @Override
      public List<Change> ask(Call call, Question question, Snapshot seen) {
        mails.add(question);
        return List.of();
      }

      @Override
      public List<Change> withdraw(String subject, Snapshot seen) {
        withdrawn.add(subject);
        return List.of();
      }
    };
  }

  /** Somebody follows the newest link about a name. */
  void answer(String name, boolean approved) {
    var question =
        mails.reversed().stream()
            .filter(mail -> mail.subject().endsWith(" " + name))
            .findFirst()
            .orElseThrow();
    var _ =
        calls.act(
            new ServiceCalls.Act(ACCOUNT, "acm.amazonaws.com", "ApproveByMail", now()),
            REGION,
            (call, seen) ->
                new Outcome<>(true, approvals.decided(call, question.subject(), approved, seen)));
  }

  Instant now() {
    return clock.now();
  }

  /** Lives that long; every duty at its own instant. */
  Rehearsal.Advanced live(Duration duration) {
    return rehearsal.advance(duration);
  }

  Rehearsal.Advanced liveDays(int days) {
    return live(Duration.ofDays(days));
  }

  <I extends Record, O extends Record> O call(OperationSchema<I, O> schema, I input) {
    return call(root, REGION, schema, input);
  }

  /**
   * The answer to a request.
   *
   * @throws Refusal as the client would read it
   */
  <I extends Record, O extends Record> O call(
      Caller caller, Region region, OperationSchema<I, O> schema, I input) {
    return doorless.call(caller, region, schema, input);
  }

  /** The permissions that a request of the root needs. */
  <I extends Record, O extends Record> List<Permission> permissions(
      OperationSchema<I, O> schema, I input) {
    return doorless.permissions(root, REGION, schema, input);
  }

  /** Commits changes that somebody outside made. */
  void commit(Function<Snapshot, List<Change>> changes) {
    Snapshot seen = store.snapshot();
    try {
      store.commit(seen, changes.apply(seen), Entries.entry("commit"));
    } catch (Conflict e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request by DNS with a P-256 key; answers the ARN. */
  String request(String... names) {
    return requestBy("DNS", null, names);
  }

  String requestBy(String method, @Nullable String export, String... names) {
    return Objects.requireNonNull(
        call(
                AcmModel.requestCertificate(),
                new RequestCertificateRequest(
                    names[0],
                    method,
                    names.length == 1 ? null : List.of(names).subList(1, names.length),
                    null,
                    null,
                    export == null ? null : new CertificateOptions(null, export, null),
                    null,
                    null,
                    "EC_prime256v1",
                    null))
            .certificateArn());
  }

  /** A certificate that was asked for, proved and issued. */
  String issued(String... names) {
    return issuedAs(null, names);
  }

  String issuedAs(@Nullable String export, String... names) {
    String arn = requestBy("DNS", export, names);
    prove(arn);
    live(Duration.ofMinutes(1));
    return arn;
  }

  /** Sets the records of every name. */
  void prove(String arn) {
    validations(arn).forEach(dns::set);
  }

  List<DomainValidation> validations(String arn) {
    return Objects.requireNonNull(describe(arn).domainValidationOptions());
  }

  CertificateDetail describe(String arn) {
    return Objects.requireNonNull(
        call(AcmModel.describeCertificate(), new DescribeCertificateRequest(arn)).certificate());
  }

  String status(String arn) {
    return Objects.requireNonNull(describe(arn).status());
  }

  /** A load balancer's listener takes it into use. */
  void use(String arn) {
    commit(seen -> door.use(arn, new Certificates.Use("arn:lb", "arn:listener"), seen));
  }

  void release(String arn) {
    commit(seen -> door.release(arn, new Certificates.Use("arn:lb", "arn:listener"), seen));
  }

  /** The events of a certificate, by their types without {@code ACM Certificate}. */
  List<String> told(String arn) {
    return events(arn).stream().map(e -> e.detailType().replace("ACM Certificate ", "")).toList();
  }

  List<Event> events(String arn) {
    return events.list(ACCOUNT, REGION, "", 1_000_000, store.snapshot()).stream()
        .filter(event -> event.resources().contains(arn))
        .toList();
  }

  /** All events of the account. */
  List<Event> all() {
    return events.list(ACCOUNT, REGION, "", 1_000_000, store.snapshot());
  }

  io.keyrota.rules.acm.Certificate row(String arn) {
    return CertificateTable.find(CertificateArn.parse(arn).orElseThrow(), store.snapshot())
        .orElseThrow();
  }
}
