@NullMarked
package io.keyrota.server.acme.endpoints;

import org.jspecify.annotations.NullMarked;
