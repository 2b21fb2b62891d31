@NullMarked
package io.keyrota.rules.iam;

import org.jspecify.annotations.NullMarked;
