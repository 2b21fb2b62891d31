package io.keyrota.cli.demo;

import io.keyrota.cli.DataDir;
import io.keyrota.rotator.Planning;
import io.keyrota.rotator.Rotator;
import io.keyrota.rotator.Standing;
import io.keyrota.rotator.Witness;
import io.keyrota.rotator.World;
import io.keyrota.rotator.aws.Connection;
import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.credentials.EvidenceSource;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.rotation.Decision;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Step;
import io.keyrota.rules.rotation.Terms;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The rotator at work in the story: one rotation, whatever becomes of the server meanwhile. */
final class StoryRotator implements Witness {
  private final Path journal;
  private final Narrator tell;
  private String id = "";

  StoryRotator(Path journal, Narrator tell) {
    this.journal = journal;
    this.tell = tell;
  }

  /** Shows the plan, begins, and goes as far as it goes. */
  Standing begin(DataDir.Endpoint at, String user, Path file) {
    tell.command("keyrota rotate user " + user + " --to-profile " + file.getFileName() + " --yes");
    try (Connection connection = connection(at);
        Journal remembered = Journal.open(journal)) {
      World world = world(connection);
      Planning.Plan plan =
          new Planning(world, remembered)
              .replace(user, List.of(Targets.profile(file.toString())), Terms.standard());
      plan.lines().stream()
          .map(line -> line.replace(file.toString(), file.getFileName().toString()))
          .forEach(tell::answer);
      id = plan.rotation().id();
      Rotator rotator = new Rotator(world, remembered, this, Holder.here(0));
      rotator.begin(plan.rotation());
      return rotator.run(id, false);
    }
  }

  /** Goes on from where the journal says. */
  Standing resume(DataDir.Endpoint at) {
    tell.command("keyrota rotate resume " + id);
    try (Connection connection = connection(at);
        Journal remembered = Journal.open(journal)) {
      return new Rotator(world(connection), remembered, this, Holder.here(0)).resume(id, false);
    }
  }

  private static Connection connection(DataDir.Endpoint at) {
    return new Connection(
        new Connection.Choice(Optional.empty(), Optional.of(at.region()), Optional.of(at.uri())),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                at.credentials().accessKeyId(), at.credentials().secretAccessKey())),
        InstantSource.system());
  }

  private static World world(Connection connection) {
    return World.of(
        connection, EvidenceSource.IAM_LAST_USED.lag(), InstantSource.system(), List.of());
  }

  @Override
  public void begins(Rotation rotation, Step step, String why) {
    String text = step.text();
    for (String key :
        List.of(rotation.oldKeyId(), rotation.marks().newKeyId().orElse(rotation.oldKeyId()))) {
      text = text.replace(key, KeySeen.masked(key));
    }
    tell.answer(step instanceof Step.Deliver ? "deliver to the file" : text + "  (" + why + ")");
  }

  @Override
  public void waits(Rotation rotation, Decision.Wait wait) {
    tell.answer(
        "waits"
            + wait.until().map(until -> " until " + Span.seconds(until)).orElse("")
            + ": "
            + wait.why());
  }
}
