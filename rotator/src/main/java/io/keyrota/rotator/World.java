package io.keyrota.rotator;

import io.keyrota.rotator.aws.AwsAccount;
import io.keyrota.rotator.aws.Connection;
import io.keyrota.rotator.aws.KeyrotaService;
import io.keyrota.rotator.aws.SdkAccount;
import io.keyrota.rotator.aws.ServiceTime;
import io.keyrota.rotator.evidence.Evidence;
import io.keyrota.rotator.evidence.IamLastUsed;
import io.keyrota.rotator.evidence.KeyrotaTrail;
import io.keyrota.rules.rotation.Reach;
import io.keyrota.rules.rotation.Terms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a rotator acts on.
 *
 * @param time the service's time, by which rotations live
 * @param machine the machine's time, by which leases live
 * @param reach which service answers, and the options that led there
 * @param skew how far the machine's clock is from the service's
 * @param pace how to wait and to probe at this endpoint
 */
public record World(
    AwsAccount account,
    Evidence evidence,
    Reach reach,
    InstantSource time,
    InstantSource machine,
    Supplier<Duration> skew,
    Pace pace,
    Patience patience) {

  /**
   * How fast things happen at an endpoint.
   *
   * @param settle how long changes may take to show
   * @param betweenProbes the pause between two probes: five of them span ten seconds on AWS, whose
   *     fleet learns of a key bit by bit; a Keyrota shows every change to the very next request, so
   *     there is nothing to sit out
   * @param longestPoll how seldom to look again while waiting
   */
  public record Pace(Duration settle, Duration betweenProbes, Duration longestPoll) {
    public static final Pace AWS =
        new Pace(Duration.ofSeconds(30), Duration.ofMillis(2500), Duration.ofSeconds(30));
    public static final Pace KEYROTA =
        new Pace(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(10));

    /** A clock that is moved by hand is looked at often. */
    public static final Pace REHEARSAL =
        new Pace(Duration.ZERO, Duration.ZERO, Duration.ofMillis(300));

    /** The terms, fitted to this endpoint. */
    public Terms fit(Terms terms) {
      return terms.withSettle(settle);
    }
  }

  /**
   * The account behind a connection. Asks it who the caller is, so that it is known what answers.
   *
   * @param iamLag how late IAM's last-used may be
   * @param options the words of the command line that led there
   */
  public static World of(
      Connection connection, Duration iamLag, InstantSource machine, List<String> options) {
    AwsAccount account = new SdkAccount(connection);
    var _ = account.caller();
    ServiceTime time = connection.time();
    KeyrotaService keyrota = new KeyrotaService(connection, machine);
    Reach reach = new Reach(time.service(), keyrota.installation(), options);
    Evidence iam = new IamLastUsed(account, iamLag);
    Evidence evidence = keyrota.present() ? new KeyrotaTrail(keyrota, iam) : iam;
    Pace elsewhere = keyrota.present() ? Pace.KEYROTA : Pace.AWS;
    return new World(
        account,
        evidence,
        reach,
        time,
        machine,
        time::skew,
        time.rehearsal() ? Pace.REHEARSAL : elsewhere,
        Patience.sleeping());
  }
}
