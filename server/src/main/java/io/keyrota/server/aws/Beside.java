package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.audit.Noted;

/**
 * What else happened by a call, in the same commit, and has an audit entry of its own behind the
 * call's. None is written where the call changes nothing.
 */
public sealed interface Beside {

  /** The service that did it, for example {@code kms.amazonaws.com}. */
  String principal();

  /** Where it happened. */
  Region region();

  /** What the entry tells besides. */
  Noted noted();

  /**
   * Another operation that the service asked for in the caller's name, as KMS makes a replica by a
   * CreateKey in the replica's Region: the entry is the caller's, {@code invokedBy} the service.
   */
  record Asked<I extends Record, O extends Record>(
      String principal, OperationSchema<I, O> schema, I input, O output, Region region, Noted noted)
      implements Beside {}

  /** Something that the service did by itself, such as {@code RotateKey}. */
  record Happened(String principal, String eventName, Region region, Noted noted)
      implements Beside {}
}
