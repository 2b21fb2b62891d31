package io.keyrota.models.schema;

/**
 * An error that a service's model declares.
 *
 * @param shapeName for example {@code NoSuchEntityException}
 * @param code as written on the wire: awsQuery's own code ({@code NoSuchEntity}), else the shape
 *     name
 * @param httpStatus the status it is answered with (JSON services: 400, or 500 for server faults)
 * @param sender whether it is the client's fault
 */
public record ErrorSchema(String shapeName, String code, int httpStatus, boolean sender) {}
