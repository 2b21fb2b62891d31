@NullMarked
package io.keyrota.server.webhook;

import org.jspecify.annotations.NullMarked;
