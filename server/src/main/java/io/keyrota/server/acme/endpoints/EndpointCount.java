package io.keyrota.server.acme.endpoints;

/** How many ACME endpoints an account has in a region. */
record EndpointCount(long endpoints) {}
