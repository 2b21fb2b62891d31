/** What a rotation remembers, on disk before it acts; secrets sealed. */
@NullMarked
package io.keyrota.rotator.journal;

import org.jspecify.annotations.NullMarked;
