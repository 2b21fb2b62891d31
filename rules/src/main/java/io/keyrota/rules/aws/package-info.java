/** AWS's nouns: accounts, regions, ARNs, callers, permissions and refusals. */
@NullMarked
package io.keyrota.rules.aws;

import org.jspecify.annotations.NullMarked;
