/** What is known about the use of things from the audit trail: of access keys and of KMS keys. */
@NullMarked
package io.keyrota.server.usage;

import org.jspecify.annotations.NullMarked;
