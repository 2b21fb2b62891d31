@NullMarked
package io.keyrota.server.iam;

import org.jspecify.annotations.NullMarked;
