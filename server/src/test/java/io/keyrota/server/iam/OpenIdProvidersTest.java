package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AddClientIDToOpenIDConnectProviderRequest;
import io.keyrota.models.iam.CreateOpenIDConnectProviderRequest;
import io.keyrota.models.iam.DeleteOpenIDConnectProviderRequest;
import io.keyrota.models.iam.GetAccountSummaryRequest;
import io.keyrota.models.iam.GetOpenIDConnectProviderRequest;
import io.keyrota.models.iam.GetOpenIDConnectProviderResponse;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListOpenIDConnectProviderTagsRequest;
import io.keyrota.models.iam.ListOpenIDConnectProvidersRequest;
import io.keyrota.models.iam.OpenIDConnectProviderListEntry;
import io.keyrota.models.iam.RemoveClientIDFromOpenIDConnectProviderRequest;
import io.keyrota.models.iam.Tag;
import io.keyrota.models.iam.TagOpenIDConnectProviderRequest;
import io.keyrota.models.iam.UntagOpenIDConnectProviderRequest;
import io.keyrota.models.iam.UpdateOpenIDConnectProviderThumbprintRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenIdProvidersTest {
  private static final String ARN =
      "arn:aws:iam::111122223333:oidc-provider/token.example.com/tenant";
  private static final String THUMBPRINT = "ABCDEF0123456789ABCDEF0123456789ABCDEF01";

  private final RoomHarness rooms = new RoomHarness();

  @Test
  void aProviderIsMadeChangedAndDeleted() {
    assertThat(create("https://token.example.com/tenant", List.of("app", "app"))).isEqualTo(ARN);
    refused(() -> create("https://token.example.com/tenant/", List.of()))
        .as(
            "EntityAlreadyExists",
            "Provider with url https://token.example.com/tenant already exists.");
    assertThat(get().url()).isEqualTo("token.example.com/tenant");
    assertThat(get().clientIDList()).containsExactly("app");
    rooms.call(
        rooms.root,
        IamModel.addClientIDToOpenIDConnectProvider(),
        new AddClientIDToOpenIDConnectProviderRequest(ARN, "other"));
    rooms.call(
        rooms.root,
        IamModel.removeClientIDFromOpenIDConnectProvider(),
        new RemoveClientIDFromOpenIDConnectProviderRequest(ARN, "app"));
    rooms.call(
        rooms.root,
        IamModel.updateOpenIDConnectProviderThumbprint(),
        new UpdateOpenIDConnectProviderThumbprintRequest(ARN, List.of(THUMBPRINT)));
    assertThat(get().clientIDList()).containsExactly("other");
    assertThat(get().thumbprintList()).containsExactly("abcdef0123456789abcdef0123456789abcdef01");
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listOpenIDConnectProviders(),
                    new ListOpenIDConnectProvidersRequest())
                .openIDConnectProviderList())
        .containsExactly(new OpenIDConnectProviderListEntry(ARN));
    assertThat(providers()).isEqualTo(1);
    delete();
    delete();
    assertThat(providers()).isZero();
    refused(this::get).as("NoSuchEntity", "OpenIDConnect Provider not found for arn " + ARN);
  }

  @Test
  void aUrlIsCaseSensitiveWithItsHost() {
    create("https://token.example.com/tenant", List.of());
    assertThat(create("https://Token.example.com/tenant", List.of()))
        .isEqualTo("arn:aws:iam::111122223333:oidc-provider/Token.example.com/tenant");
    assertThat(providers()).isEqualTo(2);
    for (String issuer :
        List.of("https://token.example.com/tenant", "https://Token.example.com/tenant")) {
      assertThat(
              new IamOpenIdProviders()
                  .find(RoomHarness.ACCOUNT, issuer, rooms.store.snapshot())
                  .orElseThrow()
                  .arn())
          .endsWith(issuer.substring("https:/".length()));
    }
    assertThat(
            new IamOpenIdProviders()
                .find(
                    RoomHarness.ACCOUNT,
                    "https://TOKEN.example.com/tenant",
                    rooms.store.snapshot()))
        .isEmpty();
  }

  @Test
  void urlsAndThumbprintsAreChecked() {
    for (String url :
        List.of(
            "http://token.example.com",
            "https://",
            "https://token.example.com?x=1",
            "https://user@token.example.com",
            "https://token.example.com:8443",
            "https://to ken.example.com")) {
      refused(() -> create(url, List.of())).as("InvalidInput");
    }
    create("https://token.example.com/tenant", List.of());
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.updateOpenIDConnectProviderThumbprint(),
                    new UpdateOpenIDConnectProviderThumbprintRequest(
                        ARN, List.of(THUMBPRINT.replace('A', 'X')))))
        .as("InvalidInput");
  }

  @Test
  void aProviderHasTags() {
    create("https://token.example.com/tenant", List.of());
    rooms.call(
        rooms.root,
        IamModel.tagOpenIDConnectProvider(),
        new TagOpenIDConnectProviderRequest(ARN, List.of(new Tag("a", "1"), new Tag("b", "2"))));
    rooms.call(
        rooms.root,
        IamModel.untagOpenIDConnectProvider(),
        new UntagOpenIDConnectProviderRequest(ARN, List.of("a")));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listOpenIDConnectProviderTags(),
                    new ListOpenIDConnectProviderTagsRequest(ARN, null, null))
                .tags())
        .containsExactly(new Tag("b", "2"));
  }

  private @Nullable String create(String url, List<String> clientIds) {
    return rooms
        .call(
            rooms.root,
            IamModel.createOpenIDConnectProvider(),
            new CreateOpenIDConnectProviderRequest(url, clientIds, null, null))
        .openIDConnectProviderArn();
  }

  private GetOpenIDConnectProviderResponse get() {
    return rooms.call(
        rooms.root, IamModel.getOpenIDConnectProvider(), new GetOpenIDConnectProviderRequest(ARN));
  }

  private void delete() {
    rooms.call(
        rooms.root,
        IamModel.deleteOpenIDConnectProvider(),
        new DeleteOpenIDConnectProviderRequest(ARN));
  }

  private @Nullable Integer providers() {
    return Objects.requireNonNull(
            rooms
                .call(rooms.root, IamModel.getAccountSummary(), new GetAccountSummaryRequest())
                .summaryMap())
        .get("Providers");
  }
}
