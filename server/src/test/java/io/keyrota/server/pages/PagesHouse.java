package io.keyrota.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Approvals;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.InnerDoor;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.Mail;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.http.Waiting;
import io.keyrota.server.iam.IamTokenIssuers;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.kms.KmsApi;
import io.keyrota.server.kms.NoUsage;
import io.keyrota.server.mail.MailAddress;
import io.keyrota.server.mail.MailRoom;
import io.keyrota.server.mail.Smtp;
import io.keyrota.server.mail.SmtpRelay;
import io.keyrota.server.pki.Addresses;
import io.keyrota.server.pki.Authority;
import io.keyrota.server.pki.Order;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Thing;
import io.keyrota.server.upkeep.Rehearsal;
import io.keyrota.server.upkeep.RehearsalClock;
import io.keyrota.server.upkeep.Upkeep;
import io.keyrota.testkit.Mailbox;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages with an authority, a mail room and a mailbox behind them. */
final class PagesHouse implements AutoCloseable {
  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final Region REGION = new Region("eu-central-1");
  static final String URL = "http://ca.example.com";

  final List<AuditEntry> audited = new ArrayList<>();
  final MemoryStore store = new MemoryStore();
  final Mailbox mailbox = new Mailbox();
  final Authority authority;
  final MailRoom mail;
  final Pages pages;
  final ServiceCalls calls;
  boolean healthy = true;

  private final Entropy entropy = new SeededEntropy(4)::bytes;
  private final Algorithms algorithms = Algorithms.jdk();
  private final KeyAlgorithms keys = KeyAlgorithms.of(algorithms, entropy);
  private final KmsApi kms =
      new KmsApi(
          KmsQuotas.STANDARD,
          keys,
          new EventLog(false),
          new NoUsage(Instant.EPOCH),
          PolicyPrincipals.LITERAL);
  private final SettableClock machine = SettableClock.at("2026-11-26T12:00:00Z");
  private final RehearsalClock clock = RehearsalClock.startingAt(machine::now, machine.get());
  private final Rehearsal rehearsal;

  PagesHouse() throws IOException {
    TestSealer sealer = new TestSealer(entropy);
    Ledger ledger = new Ledger(entropy);
    InnerDoor inside =
        new InnerDoor(
            List.of(kms.api()), new Access(IdentityPolicies.NONE), ledger, entropy, sealer);
    calls = new ServiceCalls(store, sealer, entropy, ledger).asking(inside, audited::addAll);
    store.onCommitted(audited::addAll);
    authority = new Authority(algorithms, entropy, new Addresses(Optional.of(URL)));
    mail =
        new MailRoom(
            Optional.of(
                new Smtp(
                    new SmtpRelay("127.0.0.1", mailbox.port()), MailAddress.of("ca@example.com"))),
            URL,
            algorithms.sha256());
    Upkeep upkeep = new Upkeep(store, clock, calls, mail.duties(sealer, store::snapshot), () -> {});
    rehearsal = new Rehearsal(clock, upkeep, moved -> {});
    pages =
        new Pages(
            new AuthorityPages(authority, algorithms, calls, store, clock::now),
            new ApprovalPage(mail, new Votes(), calls, store, clock::now),
            new IssuerPages(new IamTokenIssuers(), store),
            () -> healthy,
            (request, reply) -> reply.send(new RawResponse(418, List.of(), new byte[0])));
  }

  /** Counts approvals up and rejections down, in a row named after the subject. */
  private static final class Votes implements Approvals {
    @Override
    public Optional<Shown> find(String subject, Snapshot seen) {
      return subject.equals("gone")
          ? Optional.empty()
          : Optional.of(new Shown("Approve <this>?", List.of(new Line("Domain", "<b>" + subject))));
    }

    @Override
    public List<Change> decided(Call call, String subject, boolean approved, Snapshot seen) {
      return List.of(
          new Change.Put<>(
              Thing.THINGS,
              Place.global(call.request().account()),
              subject,
              Thing.of(votes(subject, seen) + (approved ? 1 : -1))));
    }
  }

  private static long votes(String subject, Snapshot seen) {
    return seen.find(Thing.THINGS, Place.global(ACCOUNT), subject).map(Thing::count).orElse(0L);
  }

  long votes(String subject) {
    return votes(subject, store.snapshot());
  }

  /** Asks by mail about a subject, as ACM would. */
  void question(String subject, String... to) {
    var _ =
        calls.act(
            new ServiceCalls.Act(ACCOUNT, "acm.amazonaws.com", "Ask", clock.now()),
            REGION,
            (call, seen) ->
                new Outcome<>(
                    "",
                    mail.ask(
                        call,
                        new Mail.Question(
                            "acm.amazonaws.com",
                            subject,
                            List.of(to),
                            "Approval of " + subject,
                            "Somebody asks.",
                            call.now().plus(Duration.ofDays(3))),
                        seen)));
  }

  Authority.Answer.Issued issue() {
    try (KeyPair pair = keys.pairs().generate(KeySpec.ECC_NIST_P256)) {
      return calls.act(
          new ServiceCalls.Act(ACCOUNT, "acm.amazonaws.com", "Issue", clock.now()),
          REGION,
          (call, seen) -> {
            Authority.Answer.Issued issued =
                (Authority.Answer.Issued)
                    authority.issue(
                        call,
                        new Order(
                            List.of("example.com"),
                            pair.publicKey(),
                            call.now(),
                            call.now().plus(Duration.ofDays(198))),
                        seen);
            return new Outcome<>(issued, issued.changes());
          });
    }
  }

  void revoke(String serial) {
    var _ =
        calls.act(
            new ServiceCalls.Act(ACCOUNT, "acm.amazonaws.com", "Revoke", clock.now()),
            REGION,
            (call, seen) -> new Outcome<>("", authority.revoke(serial, 1, call.now(), seen)));
  }

  Instant now() {
    return clock.now();
  }

  void live(Duration duration) {
    var _ = rehearsal.advance(duration);
  }

  RawResponse get(String path) {
    return ask("GET", path, new byte[0]);
  }

  RawResponse post(String path, String body) {
    return ask("POST", path, body.getBytes(UTF_8));
  }

  RawResponse ask(String method, String path, byte[] body) {
    return Waiting.answer(
        pages, new RawRequest(method, path, null, List.of(), body, "127.0.0.1", false));
  }

  static String text(RawResponse answer) {
    return new String(answer.body(), UTF_8);
  }

  @Override
  public void close() throws IOException {
    mailbox.close();
    kms.close();
    keys.close();
  }
}
