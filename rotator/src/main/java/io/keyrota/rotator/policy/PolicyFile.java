package io.keyrota.rotator.policy;

import io.keyrota.rules.credentials.KeyPolicy;
import io.keyrota.rules.credentials.PolicyFinding;
import io.keyrota.rules.credentials.PolicyNode;
import io.keyrota.rules.credentials.PolicyReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy file with all that is wrong in it: in its rules, and in the targets and commands that it
 * names.
 *
 * @param policies in the file's order: the first that matches a user counts
 * @param findings in the order of their lines
 */
public record PolicyFile(List<KeyPolicy> policies, List<PolicyFinding> findings) {

  public PolicyFile {
    policies = List.copyOf(policies);
    findings = List.copyOf(findings);
  }

  /**
   * Reads a file of at most 1 MiB.
   *
   * @throws PolicyText.Unreadable when there is none or it cannot be read
   * @throws PolicyText.NotYaml when it is no YAML
   */
  public static PolicyFile read(Path file) {
    PolicyNode root = PolicyText.read(file);
    PolicyReading reading = PolicyReading.of(root);
    List<PolicyFinding> findings = new ArrayList<>(reading.findings());
    findings.addAll(TargetFindings.of(root));
    findings.sort(null);
    return new PolicyFile(reading.policies(), findings);
  }

  /** Whether rotations may be begun by it. */
  public boolean usable() {
    return findings.stream().noneMatch(PolicyFinding::error);
  }
}
