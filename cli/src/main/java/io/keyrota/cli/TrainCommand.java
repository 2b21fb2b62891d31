package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends a few requests of each kind, while the build records which classes the server needs. */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  @Mixin DataOption data = new DataOption();

  @Override
  public Integer call() {
    KeyrotaClient client = data.client();
    for (int round = 0; round < 3; round++) {
      client.call("GetClock", Map.of());
      query(client, "sts", "Action=GetCallerIdentity&Version=2011-06-15");
      query(client, "iam", "Action=CreateUser&Version=2010-05-08&UserName=trained" + round);
      query(client, "iam", "Action=CreateAccessKey&Version=2010-05-08&UserName=trained" + round);
      query(client, "iam", "Action=ListAccessKeys&Version=2010-05-08&UserName=trained" + round);
      query(client, "iam", "Action=ListUsers&Version=2010-05-08");
      query(client, "iam", "Action=GetUser&Version=2010-05-08&UserName=nobody");
    }
    client.call("LookupTrail", Map.of("MaxItems", new Json.Num("10")));
    client.call("VerifyTrail", Map.of());
    return ExitCode.DONE.number();
  }

  private static void query(KeyrotaClient client, String service, String form) {
    var _ = client.send(service, FORM, Map.of(), form.getBytes(StandardCharsets.US_ASCII));
  }
}
