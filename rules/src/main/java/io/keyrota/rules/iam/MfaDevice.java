package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * A virtual MFA device, without its seed: a generator of one-time codes by the clock (RFC 6238,
 * thirty seconds a step).
 *
 * @param path begins and ends with a slash
 * @param name within an account no two differ only in case
 * @param created in whole seconds
 * @param tags of the device
 * @param owner id of the user it is enabled for, absent while it is nobody's
 * @param enabled when it was enabled
 * @param drift how many steps its clock is ahead of ours, as two codes in a row showed last
 * @param lastStep the step of the last code that was taken: no code of it or before is good
 */
public record MfaDevice(
    AccountId account,
    String path,
    String name,
    Instant created,
    Tags tags,
    Optional<String> owner,
    Optional<Instant> enabled,
    long drift,
    long lastStep) {
  private static final long SECONDS_A_STEP = 30;

  /** How far the clock of a device may be from ours when it is enabled: ten minutes. */
  private static final long ENABLING = 20;

  /** How far when it is resynchronized: a day. */
  private static final long RESYNCING = 2880;

  /** A code may come one step early or late. */
  private static final long TOLERANCE = 1;

  /** So many steps old a code may be because it was typed slowly, and not by a clock behind. */
  private static final long TYPING = 4;

  /** A new device, nobody's. */
  public static MfaDevice create(
      AccountId account, String path, String name, Tags tags, Instant now) {
    return new MfaDevice(
        account, path, name, WholeSeconds.of(now), tags, Optional.empty(), Optional.empty(), 0, -1);
  }

  /** The serial number, which is an ARN. */
  public static String serialNumber(AccountId account, String path, String name) {
    return "arn:aws:iam::" + account + ":mfa" + path + name;
  }

  /** What a name is looked up and kept unique by. */
  public static String nameKey(String name) {
    return User.nameKey(name);
  }

  public String serialNumber() {
    return serialNumber(account, path, name);
  }

  /**
   * The device enabled for a user who shows two codes that follow each other.
   *
   * @param codes the code of each step
   * @throws io.keyrota.rules.aws.Refusal InvalidAuthenticationCode
   */
  public MfaDevice enabledFor(
      String userId, String code1, String code2, LongFunction<String> codes, Instant now) {
    long step = twoInARow(code1, code2, codes, now, ENABLING);
    return new MfaDevice(
        account,
        path,
        name,
        created,
        tags,
        Optional.of(userId),
        Optional.of(WholeSeconds.of(now)),
        step - step(now),
        step);
  }

  /**
   * The device with the drift that two codes that follow each other show.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidAuthenticationCode
   */
  public MfaDevice resynced(String code1, String code2, LongFunction<String> codes, Instant now) {
    long step = twoInARow(code1, code2, codes, now, RESYNCING);
    return new MfaDevice(
        account, path, name, created, tags, owner, enabled, step - step(now), step);
  }

  /** Nobody's again. */
  public MfaDevice deactivated() {
    return new MfaDevice(
        account, path, name, created, tags, Optional.empty(), Optional.empty(), 0, lastStep);
  }

  public MfaDevice with(Tags newTags) {
    return new MfaDevice(account, path, name, created, newTags, owner, enabled, drift, lastStep);
  }

  /** The device after that code, which is spent with it; empty when the code is not good. */
  public Optional<MfaDevice> spending(String code, LongFunction<String> codes, Instant now) {
    long expected = step(now) + drift;
    // Codes that were typed slowly once do not come late for ever.
    long latest = drift < 0 && drift >= -TYPING ? step(now) : expected + TOLERANCE;
    for (long step = expected - TOLERANCE; step <= latest; step++) {
      if (step > lastStep && codes.apply(step).equals(code)) {
        return Optional.of(
            new MfaDevice(account, path, name, created, tags, owner, enabled, drift, step));
      }
    }
    return Optional.empty();
  }

  private long twoInARow(
      String code1, String code2, LongFunction<String> codes, Instant now, long window) {
    OptionalLong found = OptionalLong.empty();
    // From the nearest outward: codes may coincide.
    for (long away = 0; away <= window && found.isEmpty(); away++) {
      for (long step : new long[] {step(now) - away, step(now) + away}) {
        if (step > lastStep
            && codes.apply(step).equals(code1)
            && codes.apply(step + 1).equals(code2)) {
          found = OptionalLong.of(step + 1);
        }
      }
    }
    return found.orElseThrow(IamRefusal::invalidAuthenticationCode);
  }

  private static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), SECONDS_A_STEP);
  }
}
