package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The accounts of one server: {@code keyrota account create} and {@code list}. */
@Command(
    name = "account",
    description = "Make and list accounts of the server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(create | list)",
    subcommands = {AccountCommand.Create.class, AccountCommand.ListAll.class})
final class AccountCommand {

  /** Makes an account; the root's access key goes to a file of mode 600, never to the screen. */
  @Command(
      name = "create",
      description = "Make an account; its root access key is written to a file.",
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();
    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--account",
        paramLabel = "ID",
        description = "Twelve digits (default: random).")
    @Nullable String account;

    @Option(names = "--alias", paramLabel = "NAME", description = "The account's alias.")
    @Nullable String alias;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where config and credentials go (default: DATA/accounts/ID).")
    @Nullable Path out;

    @Override
    public Integer call() {
      Map<String, Json> input = new LinkedHashMap<>();
      if (account != null) {
        if (!account.matches("[0-9]{12}")) {
          throw new Misuse("--account " + account + ": an account has twelve digits");
        }
        input.put("AccountId", new Json.Str(account));
      }
      if (alias != null) {
        Wording.needAlias(alias);
        input.put("Alias", new Json.Str(alias));
      }
      if (out != null) {
        // The secret is shown once: it must not be made for a place that does not take it.
        new ProfileFiles(out).requireFree();
      }
      DataDir.Endpoint endpoint = new DataDir(data.path()).endpoint();
      Json.Obj made = data.client().call("CreateAccount", input);
      String id = made.text("AccountId").orElseThrow();
      Path folder = out != null ? out : data.path().resolve("accounts").resolve(id);
      new ProfileFiles(folder)
          .write(
              endpoint,
              new SigningCredentials(
                  made.text("AccessKeyId").orElseThrow(),
                  made.text("SecretAccessKey").orElseThrow()));
      spec.commandLine()
          .getOut()
          .println("account " + id + " made; use it with ./keyrota env --data " + folder);
      return ExitCode.DONE.number();
    }
  }

  /** Lists all accounts. */
  @Command(name = "list", description = "List the accounts.", mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      Columns columns = new Columns("ACCOUNT", "ALIAS", "CREATED");
      KeyrotaClient client = data.client();
      client.pages(
          "ListAccounts",
          Map.of(),
          page ->
              KeyrotaClient.objects(page, "Accounts")
                  .forEach(
                      one ->
                          columns.row(
                              one.text("AccountId").orElse(""),
                              one.text("Alias").orElse("-"),
                              Times.iso(one, "CreateDate"))));
      spec.commandLine().getOut().print(columns.text());
      spec.commandLine().getOut().flush();
      return ExitCode.DONE.number();
    }
  }
}
