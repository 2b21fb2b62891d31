/**
 * AWS Signature Version 4: what a request claims, whether the claim holds, and how to sign. Pure:
 * the caller brings the time and the key. Begin with {@link io.keyrota.rules.sigv4.Claim#parse} and
 * {@link io.keyrota.rules.sigv4.Verification#check}.
 */
@NullMarked
package io.keyrota.rules.sigv4;

import org.jspecify.annotations.NullMarked;
