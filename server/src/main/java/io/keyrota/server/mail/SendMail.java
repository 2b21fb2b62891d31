package io.keyrota.server.mail;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Sends what waits. A relay that cannot be reached or has no time is asked again, ever more rarely,
 * for three days.
 */
final class SendMail implements Duty<SendMail.Attempt> {
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final Duration SOONEST = Duration.ofMinutes(1);
  private static final Duration LATEST = Duration.ofHours(1);

  /** How long a relay is left alone that did not answer in time: others wait for this duty. */
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Optional<Smtp> smtp;
  private final Sealer sealer;
  private final Supplier<Snapshot> store;

  /** When a relay last did not answer in time, by the machine's stop watch. */
  private final AtomicReference<Optional<Long>> silent = new AtomicReference<>(Optional.empty());

  SendMail(Optional<Smtp> smtp, Sealer sealer, Supplier<Snapshot> store) {
    this.smtp = smtp;
    this.sealer = sealer;
    this.store = store;
  }

  /** How an attempt ended. */
  enum Attempt {
    TAKEN,
    REFUSED,
    LATER
  }

  @Override
  public String kind() {
    return OutgoingMailTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return "keyrota.amazonaws.com";
  }

  @Override
  public String eventName() {
    return "SendMail";
  }

  @Override
  public String eventName(Due due, Instant now, Snapshot seen) {
    boolean late =
        OutgoingMailTable.find(due.identity().id(), seen)
            .filter(mail -> isLate(mail, now))
            .isPresent();
    return late ? "GiveUpMail" : eventName();
  }

  @Override
  public Attempt observe(Due due) {
    Optional<OutgoingMail> mail = OutgoingMailTable.find(due.identity().id(), store.get());
    if (mail.isEmpty() || smtp.isEmpty() || isSilent()) {
      return Attempt.LATER;
    }
    try (Secret text =
        sealer.open(
            Sealer.Domain.MAIL, OutgoingMailTable.identity(mail.get().id()), mail.get().text())) {
      smtp.get()
          .send(
              new Message(
                  mail.get().id() + "@" + smtp.get().from().domain(),
                  mail.get().to().stream().map(MailAddress::of).toList(),
                  mail.get().subject(),
                  text.revealText()),
              mail.get().created());
      return Attempt.TAKEN;
    } catch (MailUnavailable e) {
      if (e.getCause() instanceof SocketTimeoutException) {
        silent.set(Optional.of(System.nanoTime()));
      }
      return e.forGood() ? Attempt.REFUSED : Attempt.LATER;
    }
  }

  private boolean isSilent() {
    return silent.get().filter(since -> System.nanoTime() - since < QUIET_NANOS).isPresent();
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Attempt found, Snapshot seen) {
    Optional<OutgoingMail> mail = OutgoingMailTable.find(due.identity().id(), seen);
    if (mail.isEmpty()) {
      return Outcome.of(call.now());
    }
    if (found == Attempt.LATER && !isLate(mail.get(), call.now())) {
      return Outcome.of(call.now().plus(pause(mail.get(), call.now())));
    }
    return Outcome.of(call.now(), OutgoingMailTable.remove(mail.get().id()));
  }

  private static boolean isLate(OutgoingMail mail, Instant now) {
    return !now.isBefore(mail.created().plus(PATIENCE));
  }

  /** Half of how long it has waited already. */
  private static Duration pause(OutgoingMail mail, Instant now) {
    Duration half = Duration.between(mail.created(), now).dividedBy(2);
    if (half.compareTo(SOONEST) < 0) {
      return SOONEST;
    }
    return half.compareTo(LATEST) > 0 ? LATEST : half;
  }
}
