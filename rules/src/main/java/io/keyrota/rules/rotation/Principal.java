package io.keyrota.rules.rotation;

/**
 * Whose keys are turned over.
 *
 * @param account its twelve digits
 * @param userName IAM's friendly name
 * @param arn the user's
 */
public record Principal(String account, String userName, String arn) {}
