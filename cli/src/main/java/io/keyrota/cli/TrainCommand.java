package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
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
  private static final String PLAINTEXT = "cGxhaW4=";
  private static final int ROUNDS = 3;

  @Mixin DataOption data = new DataOption();

  @Override
  public Integer call() {
    KeyrotaClient client = data.client();
    String key = key(client, Map.of());
    String mac = key(client, texts("KeySpec", "HMAC_256", "KeyUsage", "GENERATE_VERIFY_MAC"));
    String curve = key(client, texts("KeySpec", "ECC_NIST_P256", "KeyUsage", "SIGN_VERIFY"));
    for (int round = 0; round < ROUNDS; round++) {
      client.call("GetClock", Map.of());
      query(client, "sts", "Action=GetCallerIdentity&Version=2011-06-15");
      query(client, "iam", "Action=CreateUser&Version=2010-05-08&UserName=trained" + round);
      query(client, "iam", "Action=CreateAccessKey&Version=2010-05-08&UserName=trained" + round);
      query(client, "iam", "Action=ListAccessKeys&Version=2010-05-08&UserName=trained" + round);
      query(client, "iam", "Action=ListUsers&Version=2010-05-08");
      query(client, "iam", "Action=GetUser&Version=2010-05-08&UserName=nobody");
      kms(client, "DescribeKey", texts("KeyId", key));
      kms(client, "GenerateDataKey", texts("KeyId", key, "KeySpec", "AES_256"));
      Json.Obj sealed = kms(client, "Encrypt", texts("KeyId", key, "Plaintext", PLAINTEXT));
      kms(client, "Decrypt", Map.of("CiphertextBlob", sealed.members().get("CiphertextBlob")));
      kms(client, "GenerateMac", message(mac, "MacAlgorithm", "HMAC_SHA_256"));
      kms(client, "Sign", message(curve, "SigningAlgorithm", "ECDSA_SHA_256"));
    }
    client.call("LookupTrail", Map.of("MaxItems", new Json.Num("10")));
    client.call("VerifyTrail", Map.of());
    return ExitCode.DONE.number();
  }

  private static void query(KeyrotaClient client, String service, String form) {
    var _ = client.send(service, FORM, Map.of(), form.getBytes(StandardCharsets.US_ASCII));
  }

  private static Json.Obj kms(KeyrotaClient client, String operation, Map<String, Json> input) {
    return client.call("kms", "TrentService", operation, input);
  }

  /** A new key's id. */
  private static String key(KeyrotaClient client, Map<String, Json> input) {
    Json.Obj made = (Json.Obj) kms(client, "CreateKey", input).member("KeyMetadata").orElseThrow();
    return made.text("KeyId").orElseThrow();
  }

  private static Map<String, Json> message(String key, String name, String algorithm) {
    return texts("KeyId", key, "Message", PLAINTEXT, name, algorithm);
  }

  private static Map<String, Json> texts(String... namesAndValues) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(namesAndValues[i], new Json.Str(namesAndValues[i + 1]));
    }
    return members;
  }
}
