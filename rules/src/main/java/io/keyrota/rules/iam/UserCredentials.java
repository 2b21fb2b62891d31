package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a user has besides access keys, a password and MFA devices, each list in the order of its
 * making; the root has signing certificates alone. One row holds all, so that two requests that
 * race for the last place conflict.
 */
public record UserCredentials(
    List<SshPublicKey> sshPublicKeys,
    List<SigningCertificate> signingCertificates,
    List<ServiceSpecificCredential> serviceSpecific) {
  public static final UserCredentials NONE = new UserCredentials(List.of(), List.of(), List.of());

  public UserCredentials {
    sshPublicKeys = List.copyOf(sshPublicKeys);
    signingCertificates = List.copyOf(signingCertificates);
    serviceSpecific = List.copyOf(serviceSpecific);
  }

  /**
   * With one SSH public key more.
   *
   * @throws io.keyrota.rules.aws.Refusal DuplicateSSHPublicKey or LimitExceeded
   */
  public UserCredentials with(SshPublicKey key, IamQuotas quotas) {
    if (sshPublicKeys.stream().anyMatch(has -> has.fingerprint().equals(key.fingerprint()))) {
      throw IamRefusal.duplicateSshPublicKey();
    }
    needRoom(sshPublicKeys.size(), IamQuota.SSH_PUBLIC_KEYS_PER_USER, quotas);
    return new UserCredentials(plus(sshPublicKeys, key), signingCertificates, serviceSpecific);
  }

  /**
   * The key of that id.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity; likewise below
   */
  public SshPublicKey sshPublicKey(String id) {
    return find(sshPublicKeys, key -> key.id().equals(id))
        .orElseThrow(() -> IamRefusal.noSuchSshPublicKey(id));
  }

  public UserCredentials withSshPublicKey(String id, AccessKey.Status status) {
    SshPublicKey key = sshPublicKey(id);
    return new UserCredentials(
        replaced(sshPublicKeys, key, has -> has.with(status)),
        signingCertificates,
        serviceSpecific);
  }

  public UserCredentials withoutSshPublicKey(String id) {
    return new UserCredentials(
        minus(sshPublicKeys, sshPublicKey(id)), signingCertificates, serviceSpecific);
  }

  /**
   * With one signing certificate more.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded
   */
  public UserCredentials with(SigningCertificate certificate, IamQuotas quotas) {
    needRoom(signingCertificates.size(), IamQuota.SIGNING_CERTIFICATES_PER_USER, quotas);
    return new UserCredentials(
        sshPublicKeys, plus(signingCertificates, certificate), serviceSpecific);
  }

  public SigningCertificate signingCertificate(String id) {
    return find(signingCertificates, certificate -> certificate.id().equals(id))
        .orElseThrow(() -> IamRefusal.noSuchSigningCertificate(id));
  }

  public UserCredentials withSigningCertificate(String id, AccessKey.Status status, Instant now) {
    SigningCertificate certificate = signingCertificate(id);
    return new UserCredentials(
        sshPublicKeys,
        replaced(signingCertificates, certificate, has -> has.with(status, now)),
        serviceSpecific);
  }

  public UserCredentials withoutSigningCertificate(String id) {
    return new UserCredentials(
        sshPublicKeys, minus(signingCertificates, signingCertificate(id)), serviceSpecific);
  }

  /**
   * A new credential for a service, as {@link #with(ServiceSpecificCredential)} takes it.
   *
   * @param ageDays after how many days it expires; null for never
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded with two for the service; ValidationError
   *     for an age where the service takes no API keys
   */
  public ServiceSpecificCredential newServiceSpecific(
      String id,
      ServiceSpecificCredential.Service service,
      User user,
      @Nullable Integer ageDays,
      IamQuotas quotas,
      Instant now) {
    if (ageDays != null && !service.takesApiKeys()) {
      throw IamRefusal.noCredentialAge(service.principal());
    }
    var taken =
        serviceSpecific.stream()
            .filter(has -> has.service() == service)
            .map(ServiceSpecificCredential::name)
            .collect(Collectors.toSet());
    needRoom(taken.size(), IamQuota.SERVICE_SPECIFIC_CREDENTIALS_PER_USER, quotas);
    Instant created = WholeSeconds.of(now);
    return new ServiceSpecificCredential(
        id,
        service,
        freeName(user.name(), user.account(), taken::contains),
        AccessKey.Status.ACTIVE,
        created,
        Optional.ofNullable(ageDays).map(days -> created.plus(Duration.ofDays(days))));
  }

  private static String freeName(String user, AccountId account, Predicate<String> taken) {
    int number = 0;
    while (taken.test(ServiceSpecificCredential.name(user, account, number))) {
      number++;
    }
    return ServiceSpecificCredential.name(user, account, number);
  }

  public UserCredentials with(ServiceSpecificCredential credential) {
    return new UserCredentials(
        sshPublicKeys, signingCertificates, plus(serviceSpecific, credential));
  }

  public ServiceSpecificCredential serviceSpecific(String id) {
    return find(serviceSpecific, credential -> credential.id().equals(id))
        .orElseThrow(() -> IamRefusal.noSuchServiceSpecificCredential(id));
  }

  public UserCredentials withServiceSpecific(String id, AccessKey.Status status) {
    ServiceSpecificCredential credential = serviceSpecific(id);
    return new UserCredentials(
        sshPublicKeys,
        signingCertificates,
        replaced(serviceSpecific, credential, has -> has.with(status)));
  }

  public UserCredentials withoutServiceSpecific(String id) {
    return new UserCredentials(
        sshPublicKeys, signingCertificates, minus(serviceSpecific, serviceSpecific(id)));
  }

  /**
   * Refuses to lose what is still there.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict
   */
  public void needNone() {
    if (!signingCertificates.isEmpty()) {
      throw IamRefusal.mustDeleteFirst("signing certificates");
    }
    if (!sshPublicKeys.isEmpty()) {
      throw IamRefusal.mustDeleteFirst("SSH public keys");
    }
    if (!serviceSpecific.isEmpty()) {
      throw IamRefusal.mustDeleteFirst("service specific credentials");
    }
  }

  private static void needRoom(int has, IamQuota quota, IamQuotas quotas) {
    if (has >= quotas.of(quota)) {
      throw IamRefusal.limitExceeded(quota, quotas.of(quota));
    }
  }

  private static <T> Optional<T> find(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).findFirst();
  }

  private static <T> List<T> plus(List<T> all, T one) {
    List<T> next = new ArrayList<>(all);
    next.add(one);
    return next;
  }

  private static <T> List<T> minus(List<T> all, T one) {
    return all.stream().filter(other -> !other.equals(one)).toList();
  }

  private static <T> List<T> replaced(List<T> all, T one, UnaryOperator<T> change) {
    return all.stream().map(other -> other.equals(one) ? change.apply(other) : other).toList();
  }
}
