package io.keyrota.cli.rotate;

import picocli.CommandLine.Command;

/** {@code keyrota rotate}: turns access keys over, here and on AWS. */
@Command(
    name = "rotate",
    description = "Turn access keys over: create, deliver, prove the old one unused, delete it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(user | due | status | explain | resume | rollback | abandon)",
    subcommands = {
      RotateUserCommand.class,
      RotateDueCommand.class,
      RotateStatusCommand.class,
      RotateExplainCommand.class,
      RotateResumeCommand.class,
      RotateRollbackCommand.class,
      RotateAbandonCommand.class
    })
public final class RotateCommand {}
