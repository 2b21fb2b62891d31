package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.CreateGrantRequest;
import io.keyrota.models.kms.CreateGrantResponse;
import io.keyrota.models.kms.DisableKeyRequest;
import io.keyrota.models.kms.GrantConstraints;
import io.keyrota.models.kms.GrantListEntry;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ListGrantsRequest;
import io.keyrota.models.kms.ListGrantsResponse;
import io.keyrota.models.kms.ListRetirableGrantsRequest;
import io.keyrota.models.kms.RetireGrantRequest;
import io.keyrota.models.kms.RevokeGrantRequest;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.kms.KmsQuota;
import io.keyrota.rules.kms.KmsQuotas;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantsTest {
  private final KmsHarness kms = new KmsHarness();
  private final String key = kms.key();

  private CreateGrantResponse grant(CreateGrantRequest request) {
    return kms.call(KmsModel.createGrant(), request);
  }

  private String grant(String user) {
    return Objects.requireNonNull(grant(Grantees.decrypting(key, user, null)).grantId());
  }

  private ListGrantsResponse list(@Nullable Integer limit, @Nullable String marker) {
    return kms.call(
        KmsModel.listGrants(), new ListGrantsRequest(limit, marker, key, null, null, null));
  }

  private ListGrantsResponse retirable(String principal) {
    return kms.call(
        KmsModel.listRetirableGrants(),
        new ListRetirableGrantsRequest(null, null, principal, null));
  }

  private Caller user(String name) {
    return new Caller.User(
        KmsHarness.ACCOUNT, "/", name, "AIDA" + name, Set.of(), Optional.empty());
  }

  @Test
  void aGrantIsMadeAndListedWholly() {
    CreateGrantResponse made =
        grant(
            new CreateGrantRequest(
                key,
                Grantees.arn("Alice"),
                Grantees.arn("Bob"),
                List.of("Decrypt", "Encrypt"),
                new GrantConstraints(null, new LinkedHashMap<>(Map.of("tenant", "a")), null),
                null,
                "mine",
                null,
                null,
                null));
    assertThat(made.grantId()).matches("[0-9a-f]{64}");
    GrantListEntry entry = Objects.requireNonNull(list(null, null).grants()).getFirst();
    assertThat(entry.keyId()).isEqualTo(kms.describe(key).arn());
    assertThat(entry.grantId()).isEqualTo(made.grantId());
    assertThat(entry.name()).isEqualTo("mine");
    assertThat(entry.creationDate()).isEqualTo(KmsHarness.START);
    assertThat(entry.granteePrincipal()).isEqualTo(Grantees.arn("Alice"));
    assertThat(entry.retiringPrincipal()).isEqualTo(Grantees.arn("Bob"));
    assertThat(entry.issuingAccount()).isEqualTo("arn:aws:iam::111122223333:root");
    assertThat(entry.operations()).containsExactly("Decrypt", "Encrypt");
    assertThat(Objects.requireNonNull(entry.constraints()).encryptionContextEquals())
        .isEqualTo(Map.of("tenant", "a"));
  }

  @Test
  void aGrantWithoutANameIsShownWithAnEmptyOne() {
    grant("Alice");
    assertThat(Objects.requireNonNull(list(null, null).grants()).getFirst().name()).isEmpty();
  }

  @Test
  void aConstraintWithoutPairsBesideAnotherIsNone() {
    grant(
        new CreateGrantRequest(
            key,
            Grantees.arn("Alice"),
            null,
            List.of("Decrypt"),
            new GrantConstraints(
                new LinkedHashMap<>(Map.of("tenant", "a")), new LinkedHashMap<>(), null),
            null,
            null,
            null,
            null,
            null));
    assertThat(Objects.requireNonNull(list(null, null).grants()).getFirst().constraints())
        .isEqualTo(new GrantConstraints(new LinkedHashMap<>(Map.of("tenant", "a")), null, null));
  }

  @Test
  void theSameRequestWithTheSameNameMeansTheSameGrantWithANewToken() {
    CreateGrantResponse one = grant(Grantees.decrypting(key, "Alice", "retry"));
    CreateGrantResponse two = grant(Grantees.decrypting(key, "Alice", "retry"));
    CreateGrantResponse other = grant(Grantees.decrypting(key, "Bob", "retry"));
    assertThat(two.grantId()).isEqualTo(one.grantId());
    assertThat(two.grantToken()).isNotEqualTo(one.grantToken());
    assertThat(other.grantId()).isNotEqualTo(one.grantId());
    assertThat(grant("Alice")).isNotEqualTo(grant("Alice"));
    assertThat(list(null, null).grants()).hasSize(4);
  }

  @Test
  void termsThatMakeNoGrantAreRefused() {
    refused(() -> grant(Grantees.request(key, null, null, List.of("Decrypt"), null, null)))
        .as("ValidationException");
    refused(
            () ->
                grant(Grantees.request(key, Grantees.arn("A"), null, List.of("Sign"), null, null)))
        .as("ValidationException");
    for (String nobody :
        List.of("nobody", "arn:aws:iam::111122223333:group/g", "arn:aws:sts::111122223333:x/y")) {
      refused(() -> grant(Grantees.request(key, nobody, null, List.of("Decrypt"), null, null)))
          .as("InvalidArnException");
    }
    refused(
            () ->
                grant(
                    Grantees.request(key, Grantees.arn("A"), null, List.of("Decrypt"), null, true)))
        .as("DryRunOperationException");
    kms.call(KmsModel.disableKey(), new DisableKeyRequest(key));
    refused(() -> grant("Alice")).as("DisabledException");
    assertThat(list(null, null).grants()).isEmpty();
  }

  @Test
  void theQuotaOfAKeysGrantsIsKept() {
    KmsHarness few = new KmsHarness(KmsQuotas.STANDARD.with(KmsQuota.GRANTS_PER_KEY, 1));
    String id = few.key();
    String first =
        Objects.requireNonNull(
            few.call(KmsModel.createGrant(), Grantees.decrypting(id, "A", null)).grantId());
    refused(() -> few.call(KmsModel.createGrant(), Grantees.decrypting(id, "B", null)))
        .as("LimitExceededException");
    few.call(KmsModel.revokeGrant(), new RevokeGrantRequest(id, first, null));
    few.call(KmsModel.createGrant(), Grantees.decrypting(id, "B", null));
  }

  @Test
  void grantsAreListedByPageGranteeAndId() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 7; i++) {
      made.add(grant("User" + i % 2));
    }
    ListGrantsResponse first = list(5, null);
    ListGrantsResponse rest = list(5, first.nextMarker());
    Set<String> listed = new HashSet<>();
    Stream.of(first, rest)
        .flatMap(page -> Objects.requireNonNull(page.grants()).stream())
        .forEach(entry -> listed.add(Objects.requireNonNull(entry.grantId())));
    assertThat(listed).isEqualTo(made);
    assertThat(rest.truncated()).isFalse();
    assertThat(
            kms.call(
                    KmsModel.listGrants(),
                    new ListGrantsRequest(null, null, key, null, Grantees.arn("User1"), null))
                .grants())
        .hasSize(3);
    String one = made.iterator().next();
    assertThat(
            kms.call(KmsModel.listGrants(), new ListGrantsRequest(null, null, key, one, null, null))
                .grants())
        .extracting(GrantListEntry::grantId)
        .containsExactly(one);
    refused(() -> list(101, null)).as("ValidationException");
  }

  @Test
  void aGrantIsRevokedOnce() {
    String id = grant("Alice");
    refused(() -> kms.call(KmsModel.revokeGrant(), new RevokeGrantRequest(kms.key(), id, null)))
        .as("NotFoundException");
    refused(() -> kms.call(KmsModel.revokeGrant(), new RevokeGrantRequest(key, id, true)))
        .as("DryRunOperationException");
    kms.call(KmsModel.revokeGrant(), new RevokeGrantRequest(key, id, null));
    refused(() -> kms.call(KmsModel.revokeGrant(), new RevokeGrantRequest(key, id, null)))
        .as("NotFoundException");
    assertThat(retirable(Grantees.arn("Retirer")).grants()).isEmpty();
  }

  @Test
  void grantTokensAndIdsMustBeSome() {
    refused(
            () ->
                grant(
                    new CreateGrantRequest(
                        key,
                        Grantees.arn("Alice"),
                        null,
                        List.of("Decrypt"),
                        null,
                        List.of("nonsense"),
                        null,
                        null,
                        null,
                        null)))
        .as("InvalidGrantTokenException");
    refused(() -> kms.call(KmsModel.revokeGrant(), new RevokeGrantRequest(key, "foo", null)))
        .as("InvalidGrantIdException");
    refused(() -> retire(kms.root, new RetireGrantRequest(null, key, "foo", null)))
        .as("InvalidGrantIdException");
    refused(() -> listed("foo", null, null)).as("InvalidGrantIdException");
    assertThat(listed("0".repeat(64), null, null)).isEmpty();
  }

  private List<GrantListEntry> listed(
      @Nullable String id, @Nullable String grantee, @Nullable String service) {
    return Objects.requireNonNull(
        kms.call(
                KmsModel.listGrants(), new ListGrantsRequest(null, null, key, id, grantee, service))
            .grants());
  }

  @Test
  void servicesAloneFilterByServices() {
    String service = "acm.amazonaws.com";
    refused(() -> listed(null, null, service)).as("ValidationException");
    refused(() -> listed(null, Grantees.arn("Alice"), service)).as("ValidationException");
    refused(
            () ->
                kms.call(
                    KmsModel.listRetirableGrants(),
                    new ListRetirableGrantsRequest(null, null, null, service)))
        .as("ValidationException");
  }

  @Test
  void aRetiringPrincipalThatIsNoArnIsRefused() {
    refused(() -> retirable("foo")).as("InvalidArnException");
    refused(() -> retirable("arn:aws:iam::444455556666:root")).as("AccessDeniedException");
  }

  @Test
  void aGrantIsRetiredByItsRetirerWithTheTokenOrTheId() {
    String arn = Objects.requireNonNull(kms.describe(key).arn());
    CreateGrantResponse one = grant(Grantees.decrypting(key, "Alice", null));
    String two = grant("Alice");
    assertThat(retirable(Grantees.arn("Retirer")).grants())
        .extracting(GrantListEntry::grantId)
        .containsExactlyInAnyOrder(one.grantId(), two);
    RetireGrantRequest byToken = new RetireGrantRequest(one.grantToken(), null, null, null);
    RetireGrantRequest byId = new RetireGrantRequest(null, arn, two, null);
    refused(() -> retire(user("Alice"), byToken)).as("AccessDenied");
    retire(user("Retirer"), byToken);
    retire(user("Retirer"), byId);
    refused(() -> retire(kms.root, byId)).as("NotFoundException");
    refused(() -> retire(kms.root, new RetireGrantRequest("nonsense", null, null, null)))
        .as("InvalidGrantTokenException");
    refused(() -> retire(kms.root, new RetireGrantRequest(null, arn, null, null)))
        .as("ValidationException");
    assertThat(list(null, null).grants()).isEmpty();
    refused(
            () ->
                kms.call(
                    KmsModel.listRetirableGrants(),
                    new ListRetirableGrantsRequest(null, null, null, null)))
        .as("ValidationException");
  }

  private void retire(Caller caller, RetireGrantRequest request) {
    kms.call(caller, KmsHarness.REGION, KmsModel.retireGrant(), request);
  }
}
