@NullMarked
package io.keyrota.server.kms;

import org.jspecify.annotations.NullMarked;
