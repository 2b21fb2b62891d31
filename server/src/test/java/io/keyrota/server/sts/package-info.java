@NullMarked
package io.keyrota.server.sts;

import org.jspecify.annotations.NullMarked;
