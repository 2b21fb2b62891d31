/** The policy file, from YAML to the rules' tree. */
@NullMarked
package io.keyrota.rotator.policy;

import org.jspecify.annotations.NullMarked;
