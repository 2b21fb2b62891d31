package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalNamesTest {

  @Test
  void onlyAwsPrincipalsAreWrittenAnew() {
    String policy =
        """
        { "Version" : "2012-10-17", "Id" : "X",
          "Statement" : [
            { "Sid": "X", "Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal" : { "AWS" : [ "X", "Y" ], "Service": "X", "Federated": ["X"] },
              "Condition": { "ArnEquals": { "aws:PrincipalArn": "X", "AWS": ["X"] },
                             "Null": { "x": [true, false] } } },
            { "Effect": "Deny", "NotPrincipal": { "AWS": "X" }, "Action": "X" }
          ] }
        """;
    assertThat(PrincipalNames.rewrite(policy, name -> name.equals("X") ? "Z" : name))
        .isEqualTo(
            policy
                .replace("[ \"X\", \"Y\" ]", "[ \"Z\", \"Y\" ]")
                .replace(
                    "\"NotPrincipal\": { \"AWS\": \"X\" }",
                    "\"NotPrincipal\": { \"AWS\": \"Z\" }"));
  }

  @Test
  void aSingleStatementNeedsNoArray() {
    assertThat(
            PrincipalNames.rewrite("{\"Statement\":{\"Principal\":{\"AWS\":\"X\"}}}", name -> "Z"))
        .isEqualTo("{\"Statement\":{\"Principal\":{\"AWS\":\"Z\"}}}");
  }

  @Test
  void escapesAreUnderstood() {
    List<String> seen = new ArrayList<>();
    String policy =
        "{\"Stat\\u0065ment\":{\"Princip\\u0061l\":{\"AWS\":[\"a\\/b\\u0041\\n\",\"\\\"q\\\\\"]}}}";
    assertThat(
            PrincipalNames.rewrite(
                policy,
                name -> {
                  seen.add(name);
                  return name;
                }))
        .isEqualTo(policy);
    assertThat(seen).containsExactly("a/bA\n", "\"q\\");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"Statement\":[]}",
        "{\"Statement\":[{\"Principal\":\"*\"}]}",
        "{\"Statement\":[{\"Principal\":{\"AWS\":{\"AWS\":\"X\"}}}]}",
        "{\"Principal\":{\"AWS\":\"X\"}}",
        " {\"a\":[1,2.5e3,null,{\"b\":[]}],\"c\":{}} "
      })
  void whateverElseStaysAsItIs(String json) {
    assertThat(PrincipalNames.rewrite(json, name -> "Z")).isEqualTo(json);
  }
}
