/**
 * OpenID Connect from the side of who relies on it: discovers a provider's keys, and verifies its
 * tokens by them.
 */
@NullMarked
package io.keyrota.server.openid;

import org.jspecify.annotations.NullMarked;
