package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The server's certificate authority: {@code keyrota ca root}, {@code csr} and {@code install}. */
@Command(
    name = "ca",
    description = "Trust the server's certificate authority, or put it under a root of your own.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(root | csr | install)",
    subcommands = {CaCommand.Root.class, CaCommand.Csr.class, CaCommand.Install.class})
final class CaCommand {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

  /** Prints the certificate that clients are to trust. */
  @Command(
      name = "root",
      description = "Print the root's certificate, which clients are to trust, in PEM.",
      mixinStandardHelpOptions = true)
  static final class Root implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      Json.Obj found = data.client().call("GetCertificateAuthorityCertificate", Map.of());
      String all =
          found.text("Certificate").orElseThrow() + found.text("CertificateChain").orElse("");
      spec.commandLine().getOut().print(all.substring(all.lastIndexOf(BEGIN)));
      spec.commandLine().getOut().flush();
      return ExitCode.DONE.number();
    }
  }

  /** Prints a request for an authority of one's own to sign. */
  @Command(
      name = "csr",
      description = "Print a certificate signing request for the authority's key, in PEM.",
      mixinStandardHelpOptions = true)
  static final class Csr implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      Json.Obj found = data.client().call("GetCertificateAuthorityCsr", Map.of());
      spec.commandLine().getOut().print(found.text("Csr").orElseThrow());
      spec.commandLine().getOut().flush();
      return ExitCode.DONE.number();
    }
  }

  /** Takes what was signed. */
  @Command(
      name = "install",
      description = "Take the certificate that was signed for the request, and its chain.",
      mixinStandardHelpOptions = true)
  static final class Install implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();
    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--certificate",
        paramLabel = "FILE",
        required = true,
        description = "The authority's new certificate, in PEM.")
    Path certificate = Path.of("");

    @Option(
        names = "--chain",
        paramLabel = "FILE",
        required = true,
        description = "Those above it, the nearest first and the root last, in PEM.")
    Path chain = Path.of("");

    @Override
    public Integer call() {
      var _ = data.client().call("ImportCertificateAuthorityCertificate", input());
      spec.commandLine().getOut().println("the authority is under its new root");
      return ExitCode.DONE.number();
    }

    private Map<String, Json> input() {
      Map<String, Json> input = new LinkedHashMap<>();
      input.put("Certificate", new Json.Str(read(certificate)));
      input.put("CertificateChain", new Json.Str(read(chain)));
      return input;
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new Failure(file + " cannot be read");
      }
    }
  }
}
