/** Bytes in, bytes out: the HTTP server, its limits, and nothing of AWS. */
@NullMarked
package io.keyrota.server.http;

import org.jspecify.annotations.NullMarked;
