package io.keyrota.rules.elb;

import java.util.List;
import java.util.function.Function;

/**
 * What a rule may look at in a request.
 *
 * @param host without a port
 * @param path as it was sent
 * @param query as it was sent, empty without one
 * @param header the values of a field, by its name in any case
 * @param source the client's address
 */
public record RequestSeen(
    String method,
    String host,
    String path,
    String query,
    Function<String, List<String>> header,
    String source) {}
