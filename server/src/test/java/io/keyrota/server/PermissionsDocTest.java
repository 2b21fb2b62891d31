package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Origin;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * docs/permissions.md is what operations ask for, written out: each is prepared with a made-up
 * input. One that asks for nothing and is not known to need nothing fails here. Run with {@code
 * -Dkeyrota.docs.write=true} to write it anew.
 */
class PermissionsDocTest {
  private static final Path PAGE = Path.of("..", "docs", "permissions.md");
  private static final AccountId ACCOUNT = new AccountId("111122223333");

  /** Whoever signs may. */
  private static final Set<String> FREE =
      Set.of("GetCallerIdentity", "GetGeoLocation", "GetSessionToken", "ListGeoLocations");

  /** Where they are given nothing else is, or the request is refused before all. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "GrantToken",
          "GrantTokens",
          "GranteeServicePrincipal",
          "RetiringServicePrincipal",
          "Recipient",
          "ProvidedContexts",
          "Marker",
          "AliasTarget",
          "CidrRoutingConfig",
          "Failover",
          "GeoLocation",
          "GeoProximityLocation",
          "HealthCheckId",
          "MultiValueAnswer",
          "ResourceRecordSet.Region",
          "SetIdentifier",
          "TrafficPolicyInstanceId",
          "Weight");

  private static final String BALANCER =
      "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/sample/0123456789abcdef";

  private static final String RULE =
      "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener-rule/app/sample/0123456789abcdef/0123456789abcdef/0123456789abcdef";

  private static final String ENDPOINT =
      "arn:aws:acm:us-east-1:111122223333:acme-endpoint/12345678-1234-1234-1234-123456789012";

  private static final String GROUP =
      "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/sample/0123456789abcdef";

  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("KeyId", "1234abcd-12ab-34cd-56ef-1234567890ab"),
          Map.entry("TargetKeyId", "1234abcd-12ab-34cd-56ef-1234567890ab"),
          Map.entry("SourceKeyId", "1234abcd-12ab-34cd-56ef-1234567890ab"),
          Map.entry("DestinationKeyId", "1234abcd-12ab-34cd-56ef-1234567890ab"),
          Map.entry("AliasName", "alias/sample"),
          Map.entry("GrantId", "0".repeat(64)),
          Map.entry("GranteePrincipal", "arn:aws:iam::111122223333:user/sample"),
          Map.entry("RetiringPrincipal", "arn:aws:iam::111122223333:user/sample"),
          Map.entry("PolicyArn", "arn:aws:iam::111122223333:policy/sample"),
          Map.entry("PermissionsBoundary", "arn:aws:iam::111122223333:policy/sample"),
          Map.entry("PolicySourceArn", "arn:aws:iam::111122223333:user/sample"),
          Map.entry("RoleArn", "arn:aws:iam::111122223333:role/sample"),
          Map.entry("SerialNumber", "arn:aws:iam::111122223333:mfa/sample"),
          Map.entry(
              "OpenIDConnectProviderArn", "arn:aws:iam::111122223333:oidc-provider/example.com"),
          Map.entry("SAMLProviderArn", "arn:aws:iam::111122223333:saml-provider/sample"),
          Map.entry("PrincipalArn", "arn:aws:iam::111122223333:saml-provider/sample"),
          Map.entry("Arn", "arn:aws:iam::111122223333:user/sample"),
          Map.entry("AccessKeyId", "AKIAIOSFODNN7EXAMPLE"),
          Map.entry("PrimaryRegion", "us-west-2"),
          Map.entry("ReplicaRegion", "us-west-2"),
          Map.entry("Url", "https://example.com"),
          Map.entry(
              "CertificateArn",
              "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"),
          Map.entry("DomainName", "www.example.com"),
          Map.entry("ValidationDomain", "example.com"),
          Map.entry("SubjectAlternativeNames", "www.example.com"),
          Map.entry("LoadBalancerArn", BALANCER),
          Map.entry("LoadBalancerArns", BALANCER),
          Map.entry(
              "ListenerArn",
              "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/sample/0123456789abcdef/0123456789abcdef"),
          Map.entry("RuleArn", RULE),
          Map.entry("TargetGroupArn", GROUP),
          Map.entry("TargetGroupArns", GROUP),
          Map.entry("ResourceArns", BALANCER),
          Map.entry("ResourceArn", ENDPOINT),
          Map.entry("AcmeEndpointArn", ENDPOINT),
          Map.entry(
              "AcmeDomainValidationArn",
              ENDPOINT + "/acme-domain-validation/12345678-1234-1234-1234-123456789012"),
          Map.entry(
              "AcmeExternalAccountBindingArn",
              ENDPOINT + "/acme-external-account-binding/12345678-1234-1234-1234-123456789012"),
          Map.entry("EntityArn", "arn:aws:iam::111122223333:delegation-request/0123456789abcdef"),
          Map.entry("ResourceType", "hostedzone"),
          Map.entry("ResourceRecordSet.Type", "TXT"),
          Map.entry("ResourceRecord.Value", "\"sample\""),
          Map.entry("PathPrefix", "/"),
          Map.entry("Path", "/"),
          Map.entry("NewPath", "/"));

  @Test
  void everyOperationNamesItsPermissionsAndThePageTellsThem() throws IOException {
    String page = page();
    if (Boolean.getBoolean("keyrota.docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Permissions

        What each operation asks for: the action, the resources it is asked on, and the condition
        keys that the request brings besides AWS's global ones. On a KMS key the key's policy is the
        ground and its grants count; `kms:KeySpec`, `kms:KeyUsage`, `kms:KeyOrigin`,
        `kms:MultiRegion`, `kms:MultiRegionKeyType`, `kms:ResourceAliases`, `kms:CallerAccount`,
        `kms:ViaService` and `aws:ResourceTag/…` are known of every key. This page is generated from
        what operations ask for with an example of each parameter (`PermissionsDocTest`).
        """);
    List<String> wrong = new ArrayList<>();
    for (Api api : OperationsDocTest.apis()) {
      page.append("\n## ").append(api.service().name()).append("\n\n");
      page.append("| Operation | Action | Resource | Condition keys |\n|---|---|---|---|\n");
      for (Api.Entry<?, ?> entry : api.entries()) {
        try {
          rows(page, entry);
        } catch (AssertionError | RuntimeException each) {
          wrong.add(entry.schema().name() + ": " + each.getMessage());
        }
      }
    }
    assertThat(wrong).isEmpty();
    return page.toString();
  }

  private static <I extends Record> void rows(StringBuilder page, Api.Entry<I, ?> entry) {
    String name = entry.schema().name();
    List<Permission> permissions = permissions(entry);
    assertThat(permissions.isEmpty())
        .as("%s asks for %s", name, permissions)
        .isEqualTo(FREE.contains(name));
    if (permissions.isEmpty()) {
      page.append("| ").append(name).append(" | none: whoever signed may | | |\n");
    }
    Set<String> rows = new TreeSet<>();
    for (Permission permission : permissions) {
      Set<String> keys = new TreeSet<>();
      permission.conditions().keySet().forEach(key -> keys.add(general(key)));
      rows.add(
          "`%s` | %s | %s"
              .formatted(
                  permission.action(),
                  resource(permission.resource()),
                  String.join(", ", keys.stream().map(key -> "`" + key + "`").toList())));
    }
    rows.forEach(row -> page.append("| ").append(name).append(" | ").append(row).append(" |\n"));
  }

  /** Keys that end in a name of the request's. */
  private static String general(String key) {
    int at = Math.max(key.indexOf("Tag/"), key.indexOf("EncryptionContext:"));
    return at < 0
        ? key
        : key.substring(0, Math.max(key.indexOf('/'), key.lastIndexOf(':')) + 1) + "…";
  }

  private static String resource(String arn) {
    if (arn.equals("*")) {
      return "*";
    }
    String[] parts = arn.split(":", 6);
    String kind = parts[5].split("/", 2)[0];
    return parts[2] + " " + (kind.isEmpty() ? "account" : kind);
  }

  /** With all parameters, or else with those that must be there. */
  private static <I extends Record> List<Permission> permissions(Api.Entry<I, ?> entry) {
    try {
      return permissions(entry, true);
    } catch (Refusal tooMuch) {
      try {
        return permissions(entry, false);
      } catch (Refusal never) {
        throw new AssertionError(
            entry.schema().name() + ": " + tooMuch.message() + " / " + never.message(), never);
      }
    }
  }

  private static <I extends Record> List<Permission> permissions(
      Api.Entry<I, ?> entry, boolean all) {
    Request request =
        new Request(
            new Caller.User(ACCOUNT, "/", "sample", "AIDASAMPLE", Set.of(), Optional.empty()),
            ACCOUNT,
            Region.US_EAST_1,
            new Origin("127.0.0.1", true, "test"),
            new RequestId("test"));
    return entry
        .operation()
        .prepare(request, record(entry.schema().input(), all, 0), new MemoryStore().snapshot())
        .permissions();
  }

  private static boolean isLeftOut(StructureSchema<?> schema, Member member) {
    return LEFT_OUT.contains(member.name())
        || LEFT_OUT.contains(schema.name() + "." + member.name())
        || (schema.name().startsWith("GenerateDataKey") && member.name().equals("NumberOfBytes"));
  }

  private static <R extends Record> R record(StructureSchema<R> schema, boolean all, int depth) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Member member : schema.members()) {
      boolean left = !member.required() && (!all || isLeftOut(schema, member));
      String own = schema.name() + "." + member.name();
      String name = SAMPLES.containsKey(own) ? own : member.name();
      values.add(left ? null : value(name, member.shape().get(), all, depth));
    }
    return schema.build(values.toArray());
  }

  private static @Nullable Object value(String name, Shape shape, boolean all, int depth) {
    return switch (shape) {
      case Shape.Text(_, _, boolean sensitive) when sensitive -> Secret.ofText("sample");
      case Shape.Text _ -> SAMPLES.getOrDefault(name, "sample");
      case Shape.Choice choice -> {
        String sample = SAMPLES.getOrDefault(name, "");
        yield choice.values().contains(sample) ? sample : choice.values().getFirst();
      }
      case Shape.Int _ -> 100;
      case Shape.Wide _ -> 100L;
      case Shape.Real _ -> 1.0;
      case Shape.Flag _ -> false;
      case Shape.Bytes(_, boolean sensitive) when sensitive -> Secret.owning(new byte[] {1});
      case Shape.Bytes _ -> Blob.of(new byte[] {1});
      case Shape.Timestamp _ -> Instant.EPOCH;
      case Shape.Free _ -> null;
      case Shape.Structure(StructureSchema<?> schema) ->
          depth > 4 ? null : record(schema, all, depth + 1);
      case Shape.Sequence list -> {
        Object item = value(name, list.member().get(), all, depth + 1);
        yield item == null ? List.of() : List.of(item);
      }
      case Shape.Mapping map -> {
        LinkedHashMap<String, @Nullable Object> entries = new LinkedHashMap<>();
        entries.put("sample", value(name, map.value().get(), all, depth + 1));
        yield entries;
      }
    };
  }
}
