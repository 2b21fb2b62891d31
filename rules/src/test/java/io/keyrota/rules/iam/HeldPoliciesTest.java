package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.aws.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldPoliciesTest {
  private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
  private static final IamQuotas ONE =
      IamQuotas.STANDARD.with(IamQuota.POLICIES_PER_USER, 1).with(IamQuota.USER_POLICY_SIZE, 10);

  @Test
  void attachesAPolicyOnceAndDetachesOnlyWhatIsAttached() {
    HeldPolicies admin = HeldPolicies.NONE.attaching(ADMIN, PrincipalKind.USER, ONE);
    assertThat(admin.attaching(ADMIN, PrincipalKind.USER, ONE)).isEqualTo(admin);
    assertThat(admin.detaching(ADMIN)).isEqualTo(HeldPolicies.NONE);
    assertThat(refusal(() -> admin.attaching(ADMIN + "2", PrincipalKind.USER, ONE)))
        .isEqualTo("LimitExceeded Cannot exceed quota for PoliciesPerUser: 1");
    assertThat(refusal(() -> HeldPolicies.NONE.detaching(ADMIN)))
        .isEqualTo("NoSuchEntity Policy " + ADMIN + " was not found.");
    assertThat(refusal(admin::needNone))
        .isEqualTo("DeleteConflict Cannot delete entity, must detach all policies first.");
  }

  @Test
  void boundsTheSizeOfAllInlinePoliciesTogetherWithoutWhiteSpace() {
    HeldPolicies some = inline(inline(HeldPolicies.NONE, "a", " 12345\t\r\n"), "b", "1 2 3 4 5");
    assertThat(inline(some, "a", "54321").inline()).containsEntry("a", "54321");
    assertThat(refusal(() -> inline(some, "c", "1")))
        .isEqualTo("LimitExceeded Maximum policy size of 10 bytes exceeded for user Alice");
    assertThat(refusal(() -> inline(some, "a", "123456"))).startsWith("LimitExceeded");
    assertThat(refusal(some::needNone))
        .isEqualTo("DeleteConflict Cannot delete entity, must delete policies first.");
    assertThat(some.withoutInline("a", PrincipalKind.USER).inline()).containsOnlyKeys("b");
    assertThat(refusal(() -> some.withoutInline("A", PrincipalKind.ROLE)))
        .isEqualTo("NoSuchEntity The role policy with name A cannot be found.");
  }

  @Test
  void aBoundaryGoesWithItsPrincipal() {
    HeldPolicies bounded = HeldPolicies.NONE.bounded(Optional.of(ADMIN));
    assertThat(bounded.boundary()).contains(ADMIN);
    bounded.needNone();
  }

  private static HeldPolicies inline(HeldPolicies policies, String name, String document) {
    return policies.withInline(name, document, PrincipalKind.USER, "Alice", ONE);
  }

  private static String refusal(Runnable request) {
    Refusal refusal = catchThrowableOfType(Refusal.class, request::run);
    return refusal == null ? "" : refusal.code() + " " + refusal.message();
  }
}
