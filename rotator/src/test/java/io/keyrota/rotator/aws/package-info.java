@NullMarked
package io.keyrota.rotator.aws;

import org.jspecify.annotations.NullMarked;
