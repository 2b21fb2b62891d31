package io.keyrota.models.schema;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * A service's model: how it is named on the wire and which operations it has. Operations are made
 * when first asked for, so that a server starts without building hundreds of schemas.
 *
 * @param name for example {@code AWSIdentityManagement}
 * @param prefix the signing name, action prefix and first label of the event source: {@code iam}
 * @param version awsQuery's {@code Version}, for example {@code 2010-05-08}
 * @param targetPrefix awsJson's {@code X-Amz-Target} prefix, for example {@code TrentService}
 * @param xmlNamespace the namespace of XML answers, empty in JSON
 * @param operations by name, in the model's order
 */
public record ServiceSchema(
    String name,
    String prefix,
    Protocol protocol,
    String version,
    String targetPrefix,
    String xmlNamespace,
    SequencedMap<String, Supplier<OperationSchema<?, ?>>> operations) {

  public Optional<OperationSchema<?, ?>> operation(String operationName) {
    return Optional.ofNullable(operations.get(operationName)).map(Supplier::get);
  }

  public Collection<String> operationNames() {
    return List.copyOf(operations.keySet());
  }
}
