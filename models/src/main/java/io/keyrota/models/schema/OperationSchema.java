package io.keyrota.models.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a service's model.
 *
 * @param name for example {@code CreateAccessKey}
 * @param input an operation without input has an empty record
 * @param output an operation without output has an empty record
 * @param hasOutput false where the model names no output: awsQuery then answers no result element
 * @param resultWrapper awsQuery's result element, for example {@code CreateAccessKeyResult}
 * @param errors the errors that the model declares for it
 * @param http the restXml binding, null in other protocols
 * @param readOnly whether CloudTrail would record it as read-only
 * @param unsigned whether AWS takes it without a signature (optionalAuth)
 */
public record OperationSchema<I extends Record, O extends Record>(
    String name,
    StructureSchema<I> input,
    StructureSchema<O> output,
    boolean hasOutput,
    String resultWrapper,
    List<ErrorSchema> errors,
    @Nullable HttpBinding http,
    boolean readOnly,
    boolean unsigned) {

  /** The method, URI template and success status of a restXml operation. */
  public record HttpBinding(String method, String uri, int status) {}
}
