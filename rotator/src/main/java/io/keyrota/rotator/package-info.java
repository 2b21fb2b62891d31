/** The rotator: observe, decide, act, record, against any AWS endpoint. */
@NullMarked
package io.keyrota.rotator;

import org.jspecify.annotations.NullMarked;
