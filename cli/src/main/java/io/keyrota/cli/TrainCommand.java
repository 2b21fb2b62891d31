package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Sends a few requests of each kind, while the build records which classes the server needs. Only a
 * few: code that was hot here would be compiled by what was seen here, which makes the next server
 * warm five times sooner, and then a tenth slower for good (docs/benchmarks.md).
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
  private static final String JSON = "application/x-amz-json-1.1";
  private static final String KEY = "\"KeyId\":\"alias/trained\"";
  private static final String PLAINTEXT = "cGxhaW4=";
  private static final Pattern ACCESS_KEY_ID = Pattern.compile("<AccessKeyId>(\\w+)<");
  private static final int USERS = 3;
  private static final int ROUNDS = 3;

  @Mixin DataOption data = new DataOption();

  @Override
  public Integer call() {
    KeyrotaClient client = data.client();
    for (int user = 0; user < USERS; user++) {
      client.call("GetClock", Map.of());
      query(client, "iam", "Action=CreateUser&Version=2010-05-08&UserName=trained" + user);
      query(client, "iam", "Action=CreateAccessKey&Version=2010-05-08&UserName=trained" + user);
      query(client, "iam", "Action=ListUsers&Version=2010-05-08");
      query(client, "iam", "Action=GetUser&Version=2010-05-08&UserName=nobody");
    }
    String key = key(client, "");
    kms(client, "CreateAlias", "\"AliasName\":\"alias/trained\",\"TargetKeyId\":\"" + key + "\"");
    String mac = key(client, "\"KeySpec\":\"HMAC_256\",\"KeyUsage\":\"GENERATE_VERIFY_MAC\"");
    String curve = key(client, "\"KeySpec\":\"ECC_NIST_P256\",\"KeyUsage\":\"SIGN_VERIFY\"");
    for (int round = 0; round < ROUNDS; round++) {
      query(client, "sts", "Action=GetCallerIdentity&Version=2011-06-15");
      query(client, "iam", "Action=ListAccessKeys&Version=2010-05-08&UserName=trained0");
      accessKey(client);
      kms(client, "DescribeKey", KEY);
      kms(client, "GenerateDataKey", KEY + ",\"KeySpec\":\"AES_256\"");
      Json.Obj sealed = kms(client, "Encrypt", KEY + ",\"Plaintext\":\"" + PLAINTEXT + "\"");
      String blob = sealed.text("CiphertextBlob").orElse("");
      kms(client, "Decrypt", "\"CiphertextBlob\":\"" + blob + "\"");
      kms(client, "GenerateMac", signed(mac, "\"MacAlgorithm\":\"HMAC_SHA_256\""));
      kms(client, "Sign", signed(curve, "\"SigningAlgorithm\":\"ECDSA_SHA_256\""));
    }
    client.call("LookupTrail", Map.of("MaxItems", new Json.Num("10")));
    client.call("VerifyTrail", Map.of());
    return ExitCode.DONE.number();
  }

  /** A key comes and goes. */
  private static void accessKey(KeyrotaClient client) {
    String user = "&Version=2010-05-08&UserName=trained0";
    Matcher id = ACCESS_KEY_ID.matcher(query(client, "iam", "Action=CreateAccessKey" + user));
    if (id.find()) {
      query(client, "iam", "Action=DeleteAccessKey" + user + "&AccessKeyId=" + id.group(1));
    }
  }

  private static String query(KeyrotaClient client, String service, String form) {
    byte[] body = form.getBytes(StandardCharsets.US_ASCII);
    return new String(client.send(service, FORM, Map.of(), body).body(), StandardCharsets.UTF_8);
  }

  private static String key(KeyrotaClient client, String members) {
    Json.Obj made = kms(client, "CreateKey", members);
    return made.members().get("KeyMetadata") instanceof Json.Obj about
        ? about.text("KeyId").orElse("")
        : "";
  }

  private static String signed(String key, String algorithm) {
    return "\"KeyId\":\"" + key + "\",\"Message\":\"" + PLAINTEXT + "\"," + algorithm;
  }

  private static Json.Obj kms(KeyrotaClient client, String operation, String members) {
    byte[] body = ("{" + members + "}").getBytes(StandardCharsets.US_ASCII);
    Map<String, String> target = Map.of("X-Amz-Target", "TrentService." + operation);
    byte[] answer = client.send("kms", JSON, target, body).body();
    return answer.length == 0 ? Json.Obj.of(Map.of()) : KeyrotaClient.object(answer);
  }
}
