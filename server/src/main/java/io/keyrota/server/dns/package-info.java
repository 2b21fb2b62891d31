/**
 * The Domain Name System: the resolver that asks hosted zones first and then upstream resolvers,
 * and the authoritative server of the hosted zones. The only user of the DNS library.
 */
@NullMarked
package io.keyrota.server.dns;

import org.jspecify.annotations.NullMarked;
