package io.keyrota.rotator.aws;

import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.KeyUse;
import io.keyrota.rules.rotation.Principal;
import io.keyrota.rules.secret.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The account behind an endpoint, through the AWS SDK. */
public final class SdkAccount implements AwsAccount {
  /** How AWS's services say that they do not know a key, or not yet. */
  private static final Set<String> NOT_ACCEPTED =
      Set.of("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch");

  private final Connection connection;
  private final IamClient iam;
  private final IamClient iamOnce;
  private final StsClient sts;

  public SdkAccount(Connection connection) {
    this.connection = connection;
    this.iam = connection.iam();
    this.iamOnce = connection.iamOnce();
    this.sts = connection.sts();
  }

  @Override
  public Caller caller() {
    String keyId = connection.credentials().accessKeyId();
    GetCallerIdentityResponse me = ask(sts::getCallerIdentity);
    return new Caller(me.account(), me.arn(), keyId);
  }

  @Override
  public Optional<UserSeen> user(String name) {
    return present(() -> seen(iam.getUser(r -> r.userName(name)).user()));
  }

  @Override
  public List<UserSeen> users() {
    return ask(
        () ->
            iam.listUsersPaginator().stream()
                .flatMap(page -> page.users().stream())
                .map(SdkAccount::seen)
                .toList());
  }

  private static UserSeen seen(User user) {
    return new UserSeen(
        new Principal(user.arn().split(":", -1)[4], user.userName(), user.arn()), user.path());
  }

  @Override
  public Map<String, String> tags(String userName) {
    Map<String, String> tags = new HashMap<>();
    ask(() ->
            iam.listUserTagsPaginator(r -> r.userName(userName)).stream()
                .flatMap(page -> page.tags().stream())
                .toList())
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  @Override
  public List<KeySeen> keys(String userName) {
    return present(
            () ->
                iam.listAccessKeysPaginator(r -> r.userName(userName)).stream()
                    .flatMap(page -> page.accessKeyMetadata().stream())
                    .map(
                        key ->
                            new KeySeen(
                                key.accessKeyId(),
                                key.status() == StatusType.ACTIVE,
                                key.createDate()))
                    .toList())
        .orElse(List.of());
  }

  @Override
  public NewKey create(String userName) {
    AccessKey key = ask(() -> iamOnce.createAccessKey(r -> r.userName(userName)).accessKey());
    return new NewKey(key.accessKeyId(), Secret.ofText(key.secretAccessKey()));
  }

  @Override
  public void setActive(String userName, String keyId, boolean active) {
    StatusType status = active ? StatusType.ACTIVE : StatusType.INACTIVE;
    var _ =
        ask(() -> iam.updateAccessKey(r -> r.userName(userName).accessKeyId(keyId).status(status)));
  }

  @Override
  public void delete(String userName, String keyId) {
    var _ = present(() -> iam.deleteAccessKey(r -> r.userName(userName).accessKeyId(keyId)));
  }

  @Override
  public Optional<KeyUse> lastUse(String keyId) {
    AccessKeyLastUsed used =
        ask(() -> iam.getAccessKeyLastUsed(r -> r.accessKeyId(keyId)).accessKeyLastUsed());
    return Optional.ofNullable(used)
        .filter(u -> u.lastUsedDate() != null)
        .map(u -> new KeyUse(u.lastUsedDate(), u.serviceName(), u.region(), ""));
  }

  @Override
  public Optional<String> identityOf(String keyId, Secret secret) {
    try (StsClient as = connection.stsAs(keyId, secret.revealText())) {
      return Optional.of(ask(() -> as.getCallerIdentity().arn()));
    } catch (AwsRefused e) {
      if (NOT_ACCEPTED.contains(e.code())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <T> Optional<T> present(Supplier<T> call) {
    return ask(
        () -> {
          try {
            return Optional.of(call.get());
          } catch (NoSuchEntityException e) {
            return Optional.empty();
          }
        });
  }

  private <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      String code = e.awsErrorDetails() == null ? "Unknown" : e.awsErrorDetails().errorCode();
      String words = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorMessage();
      String said = code + ": " + words + " (request " + e.requestId() + ")";
      if (e.statusCode() >= 500 || e.isThrottlingException()) {
        throw new AwsUnreachable(said);
      }
      throw new AwsRefused(String.valueOf(code), said);
    } catch (SdkClientException e) {
      String words = String.valueOf(e.getMessage());
      if (NoCredentials.says(words)) {
        throw NoCredentials.of(connection.profile(), words);
      }
      throw new AwsUnreachable("AWS does not answer: " + words);
    }
  }
}
