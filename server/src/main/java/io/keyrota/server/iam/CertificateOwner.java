package io.keyrota.server.iam;

/**
 * Whose a signing certificate is: within an account each certificate is somebody's once.
 *
 * @param owner the user's id, or the word for the root
 */
record CertificateOwner(String owner) {}
