/**
 * ACME endpoints as ACM's API manages them: endpoints, standing proofs of domains, external account
 * bindings, accounts; and the rows of what clients do there.
 */
@NullMarked
package io.keyrota.server.acme.endpoints;

import org.jspecify.annotations.NullMarked;
