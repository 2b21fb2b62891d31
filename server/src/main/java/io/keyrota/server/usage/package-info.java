/** What is known about the use of things from the audit trail: when an access key was last used. */
@NullMarked
package io.keyrota.server.usage;

import org.jspecify.annotations.NullMarked;
