package io.keyrota.cli;

import picocli.CommandLine.Command;

/** What an owner of KMS keys wants to know and AWS has no operation for. */
@Command(
    name = "kms",
    description = "Tell what AWS's own KMS does not tell of keys.",
    mixinStandardHelpOptions = true,
    subcommands = KmsMaterialsCommand.class)
final class KmsCommand {}
