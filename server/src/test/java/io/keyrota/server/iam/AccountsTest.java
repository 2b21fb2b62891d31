package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyrota.models.iam.CreateAccountAliasRequest;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.DeleteAccessKeyRequest;
import io.keyrota.models.iam.DeleteAccountAliasRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.GetAccountSummaryRequest;
import io.keyrota.models.iam.GetUserRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAccountAliasesRequest;
import io.keyrota.models.iam.ListOrganizationsFeaturesRequest;
import io.keyrota.models.iam.ListUsersRequest;
import io.keyrota.models.iam.SetSecurityTokenServicePreferencesRequest;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness.Signer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final RoomHarness rooms = new RoomHarness();

  @Test
  void noAccountBelongsToAnOrganization() {
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.listOrganizationsFeatures(),
                    new ListOrganizationsFeaturesRequest()))
        .as("OrganizationNotFoundException");
  }

  @Test
  void theTokenVersionOfTheGlobalEndpointIsToldAsItWasChosen() {
    assertThat(tokenVersion()).isEqualTo(1);
    chooseTokens("v2Token");
    assertThat(tokenVersion()).isEqualTo(2);
    chooseTokens("v1Token");
    assertThat(tokenVersion()).isEqualTo(1);
    assertThat(TokenVersionTable.TABLE.kind()).isEqualTo("sts-token-version");
  }

  private void chooseTokens(String word) {
    rooms.call(
        rooms.root,
        IamModel.setSecurityTokenServicePreferences(),
        new SetSecurityTokenServicePreferencesRequest(word));
  }

  private @Nullable Integer tokenVersion() {
    return Objects.requireNonNull(
            rooms
                .call(rooms.root, IamModel.getAccountSummary(), new GetAccountSummaryRequest())
                .summaryMap())
        .get("GlobalEndpointTokenVersion");
  }

  @Test
  void anAliasIsOneAccountsAndAnAccountHasOne() {
    alias(rooms.root, "one");
    refused(() -> alias(rooms.otherRoot, "one"))
        .as("EntityAlreadyExists", "The account alias one already exists.");
    alias(rooms.root, "two");
    assertThat(aliases(rooms.root)).containsExactly("two");
    alias(rooms.otherRoot, "one");
    assertThat(aliases(rooms.otherRoot)).containsExactly("one");
    refused(() -> removeAlias(rooms.root, "one"))
        .as("NoSuchEntity", "The account alias with name one cannot be found.");
    removeAlias(rooms.root, "two");
    assertThat(aliases(rooms.root)).isEmpty();
  }

  @Test
  void theSummaryCountsWhatIsThere() {
    rooms.user("Alice");
    rooms.call(rooms.root, IamModel.createUser(), new CreateUserRequest(null, "Bob", null, null));
    var summary =
        rooms
            .call(rooms.root, IamModel.getAccountSummary(), new GetAccountSummaryRequest())
            .summaryMap();
    assertThat(summary)
        .hasSize(34)
        .containsEntry("Users", 2)
        .containsEntry("UsersQuota", 5000)
        .containsEntry("AccountAccessKeysPresent", 1);
    rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("Bob"));
    assertThat(
            rooms
                .call(rooms.root, IamModel.getAccountSummary(), new GetAccountSummaryRequest())
                .summaryMap())
        .containsEntry("Users", 1);
  }

  @Test
  void nothingOfOneAccountIsSeenFromAnother() {
    Signer alice = rooms.user("Alice");
    refused(() -> rooms.call(rooms.otherRoot, IamModel.getUser(), new GetUserRequest("Alice")))
        .as("NoSuchEntity");
    assertThat(
            rooms
                .call(rooms.otherRoot, IamModel.listUsers(), new ListUsersRequest(null, null, null))
                .users())
        .isEmpty();
    rooms.call(
        rooms.otherRoot, IamModel.createUser(), new CreateUserRequest(null, "Alice", null, null));
    refused(
            () ->
                rooms.call(
                    rooms.otherRoot,
                    IamModel.deleteAccessKey(),
                    new DeleteAccessKeyRequest("Alice", alice.accessKeyId())))
        .as("NoSuchEntity", "The Access Key with id " + alice.accessKeyId() + " cannot be found.");
    assertThat(rooms.find(alice)).isInstanceOf(Found.Usable.class);
  }

  @Test
  void theFirstRootKeyMayBeChosenWhateverItsLength() {
    var seen = rooms.store.snapshot();
    NewAccount made =
        NewAccount.changes(
            new AccountId("777788889999"),
            Optional.of("root_1"),
            Optional.of(Secret.ofText("s")),
            rooms.clock.now(),
            rooms.entropy,
            rooms.sealer,
            seen);
    assertThat(made.accessKeyId()).isEqualTo("root_1");
    assertThat(made.secret().revealText()).isEqualTo("s");
    assertThat(made.changes()).hasSize(3);
  }

  @Test
  void anAccountIsMadeOnceAndNeverTheInstallationsOwn() {
    assertThatIllegalArgumentException().isThrownBy(() -> rooms.account(RoomHarness.ACCOUNT));
    assertThatIllegalArgumentException().isThrownBy(() -> rooms.account(AccountId.SYSTEM));
    for (String id : new String[] {"", "no spaces", rooms.root.accessKeyId()}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  NewAccount.changes(
                      new AccountId("777788889999"),
                      Optional.of(id),
                      Optional.empty(),
                      rooms.clock.now(),
                      rooms.entropy,
                      rooms.sealer,
                      rooms.store.snapshot()));
    }
  }

  private void alias(Signer signer, String alias) {
    rooms.call(signer, IamModel.createAccountAlias(), new CreateAccountAliasRequest(alias));
  }

  private void removeAlias(Signer signer, String alias) {
    rooms.call(signer, IamModel.deleteAccountAlias(), new DeleteAccountAliasRequest(alias));
  }

  private List<String> aliases(Signer signer) {
    return rooms
        .call(signer, IamModel.listAccountAliases(), new ListAccountAliasesRequest(null, null))
        .accountAliases();
  }
}
