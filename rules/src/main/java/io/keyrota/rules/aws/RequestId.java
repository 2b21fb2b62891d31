package io.keyrota.rules.aws;

/** The id of a request, a UUID as AWS writes it: in the answer and in the audit entry. */
public record RequestId(String text) {}
