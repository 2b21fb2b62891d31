package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;
import java.util.Optional;

/** A service principal in an account and region, as which a {@link Call} asks other services. */
public final class AsService {
  private final InternalCalls inside;
  private final Caller.Service asker;
  private final Region region;

  AsService(InternalCalls inside, Caller.Service asker, Region region) {
    this.inside = inside;
    this.asker = asker;
    this.region = region;
  }

  /** The same asking for a resource of its own: {@code aws:SourceArn} in policies. */
  public AsService onBehalfOf(String sourceArn) {
    return new AsService(
        inside,
        new Caller.Service(asker.account(), asker.principal(), Optional.of(sourceArn)),
        region);
  }

  /**
   * What the operation answers. Secrets in the answer are erased once the outer call has been
   * decided: who needs one longer copies it. Secrets in the input stay the asker's to close.
   *
   * @throws io.keyrota.rules.aws.Refusal as a client would read it; it is audited even when the
   *     asker goes on without
   */
  public <I extends Record, O extends Record> O ask(OperationSchema<I, O> operation, I input) {
    return inside.ask(asker, region, operation, input);
  }
}
