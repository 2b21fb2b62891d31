package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told before there is a request, of alice, whose tag {@code team} is blue. */
class ProspectTest {
  private static final AccountId OWN = new AccountId("111111111111");
  private static final String KEY = "arn:aws:kms:us-east-1:111111111111:key/a";
  private static final Set<String> KNOWN = Set.of("aws:principaltag/team", "aws:username");

  private static final Map<String, String> STATEMENTS =
      Map.ofEntries(
          Map.entry("all", "'Effect':'Allow','Action':'kms:*','Resource':'*'"),
          Map.entry("other", "'Effect':'Allow','Action':'iam:*','Resource':'*'"),
          Map.entry(
              "ip",
              "'Sid':'Ip','Effect':'Allow','Action':'kms:*','Resource':'*',"
                  + "'Condition':{'IpAddress':{'aws:SourceIp':['10.0.0.0/8','::1']}}"),
          Map.entry(
              "blue",
              "'Effect':'Allow','Action':'kms:*','Resource':'*',"
                  + "'Condition':{'StringEquals':{'aws:PrincipalTag/team':'blue'}}"),
          Map.entry(
              "redip",
              "'Effect':'Allow','Action':'kms:*','Resource':'*','Condition':{'StringEquals':"
                  + "{'aws:PrincipalTag/team':'red','aws:SourceIp':'10.0.0.1'}}"),
          Map.entry(
              "own",
              "'Effect':'Allow','Action':'kms:*',"
                  + "'Resource':'arn:aws:kms:*:*:key/${aws:userid}'"),
          Map.entry(
              "same",
              "'Effect':'Allow','Action':'kms:*','Resource':'*',"
                  + "'Condition':{'StringEquals':{'aws:username':'${aws:SourceIdentity}'}}"),
          Map.entry("never", "'Effect':'Deny','Action':'kms:*','Resource':'*'"),
          Map.entry(
              "nomfa",
              "'Sid':'Mfa','Effect':'Deny','Action':'kms:*','Resource':'*',"
                  + "'Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}"),
          Map.entry(
              "root",
              "'Principal':{'AWS':'111111111111'},'Effect':'Allow','Action':'*'"
                  + ",'Resource':'*'"),
          Map.entry(
              "alice",
              "'Principal':{'AWS':'arn:aws:iam::111111111111:user/alice'},'Effect':'Allow',"
                  + "'Action':'kms:Decrypt','Resource':'*'"),
          Map.entry(
              "via",
              "'Principal':'*','Effect':'Allow','Action':'kms:Decrypt','Resource':'*',"
                  + "'Condition':{'StringEquals':{'kms:EncryptionContext:team':'blue'}}"));

  @ParameterizedTest
  @CsvSource({
    "all,            , ,      , NEVER,     ''",
    "all,            , root,  , ALWAYS,    'RESOURCE 0 []; IDENTITY 0 []'",
    "other,          , root,  , NEVER,     ''",
    "ip,             , root,  , SOMETIMES, 'RESOURCE 0 []; IDENTITY 0 [IpAddress aws:SourceIp"
        + " 10.0.0.0/8, ::1]'",
    "ip all,         , root,  , ALWAYS,    'RESOURCE 0 []; IDENTITY 0 [IpAddress aws:SourceIp"
        + " 10.0.0.0/8, ::1]; IDENTITY 1 []'",
    "blue,           , root,  , ALWAYS,    'RESOURCE 0 []; IDENTITY 0 []'",
    "redip,          , root,  , NEVER,     ''",
    "own,            , root,  , SOMETIMES, 'RESOURCE 0 []; IDENTITY 0 [Resource with aws:userid]'",
    "same,           , root,  , SOMETIMES, 'RESOURCE 0 []; IDENTITY 0 [StringEquals aws:username"
        + " ${aws:SourceIdentity}]'",
    "all nomfa,      , root,  , SOMETIMES, 'RESOURCE 0 []; IDENTITY 0 []; IDENTITY 1 Deny"
        + " [BoolIfExists aws:MultiFactorAuthPresent false]'",
    "all never,      , root,  , NEVER,     ''",
    "other,          , alice, , ALWAYS,    'RESOURCE 0 []'",
    "nomfa,          , alice, , SOMETIMES, 'RESOURCE 0 []; IDENTITY 0 Deny [BoolIfExists"
        + " aws:MultiFactorAuthPresent false]'",
    "other,          , via,   , SOMETIMES, 'RESOURCE 0 [StringEquals kms:EncryptionContext:team"
        + " blue]'",
    "all,          ip, root,  , SOMETIMES, 'RESOURCE 0 []; IDENTITY 0 []; BOUNDARY 0 [IpAddress"
        + " aws:SourceIp 10.0.0.0/8, ::1]'",
    "all,       other, root,  , NEVER,     ''",
    "all,         all, root,  , ALWAYS,    'RESOURCE 0 []; IDENTITY 0 []'",
    "other,          , root,  perhaps, SOMETIMES, 'RESOURCE 0 []'",
    "other,          , root,  granted, ALWAYS, 'RESOURCE 0 []'",
    "never,          , root,  granted, NEVER, ''",
    "other,       ip, root,   granted, SOMETIMES, 'RESOURCE 0 []; BOUNDARY 0 [IpAddress"
        + " aws:SourceIp 10.0.0.0/8, ::1]'",
  })
  void isToldAsTheTableSays(
      String identity,
      @Nullable String boundary,
      @Nullable String resource,
      @Nullable String grant,
      Prospect.Certainty certainty,
      String reasons) {
    Evaluation asked =
        new Evaluation(
            new Principal(
                Principal.Kind.USER,
                OWN,
                "arn:aws:iam::111111111111:user/alice",
                "AIDAALICE",
                Optional.empty()),
            "kms:Decrypt",
            KEY,
            ConditionValues.of(
                Map.of("aws:PrincipalTag/team", List.of("blue"), "aws:username", List.of("alice"))),
            new IdentityGround(
                List.of(document(identity, PolicyKind.IDENTITY)),
                Optional.ofNullable(boundary).map(it -> document(it, PolicyKind.IDENTITY)),
                Optional.empty()),
            Optional.of(
                new ResourceGround(
                    OWN,
                    Ground.Kind.KEY_POLICY,
                    document(resource == null ? "nobody" : resource, PolicyKind.RESOURCE),
                    () -> "granted".equals(grant))),
            List.of());
    Prospect told = Prospect.of(asked, KNOWN::contains, () -> grant != null);
    assertThat(told.certainty()).isEqualTo(certainty);
    assertThat(told.reasons().stream().map(ProspectTest::text).collect(Collectors.joining("; ")))
        .isEqualTo(reasons);
  }

  private static String text(Prospect.Reason reason) {
    // Each statement of these documents stands on a line of its own.
    return reason.layer()
        + " "
        + (reason.start().line() - 1)
        + (reason.allows() ? " " : " Deny ")
        + reason.conditions();
  }

  private static PolicyDocument document(String names, PolicyKind kind) {
    List<String> statements = new ArrayList<>();
    for (String name : names.split(" ", -1)) {
      statements.add(
          "{"
              + STATEMENTS.getOrDefault(
                  name,
                  "'Principal':{'AWS':'999999999999'},'Effect':'Allow','Action':'*',"
                      + "'Resource':'*'")
              + "}");
    }
    return PolicyDocument.parse(
        ("{'Version':'2012-10-17','Statement':[" + String.join(",\n", statements) + "]}")
            .replace('\'', '"'),
        kind);
  }
}
