package io.keyrota.rules.sigv4;

import java.util.function.Predicate;

/**
 * What a request was sent to, which its scope must name.
 *
 * @param service the signing name the operation belongs to, for example {@code iam}
 * @param region which regions a scope may name here: any AWS region for a regional service, {@code
 *     us-east-1} and {@code aws-global} for a global one
 */
public record Endpoint(String service, Predicate<String> region) {}
