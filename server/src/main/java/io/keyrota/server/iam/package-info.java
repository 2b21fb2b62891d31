/**
 * IAM: users, access keys, accounts. {@link io.keyrota.server.iam.IamApi} is the table of contents,
 * one file an operation; the law is {@code io.keyrota.rules.iam}.
 */
@NullMarked
package io.keyrota.server.iam;

import org.jspecify.annotations.NullMarked;
