package io.keyrota.server.acm;

import java.time.Instant;

/**
 * That the Domain Name System is to be asked about a domain of a certificate.
 *
 * @param certificateId the owner
 * @param domain without a star
 * @param due when to ask next
 */
record DomainCheck(String certificateId, String domain, Instant due) {}
