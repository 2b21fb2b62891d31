package io.keyrota.rules.credentials;

import java.util.Map;
import java.util.Optional;

/** The known members of a mapping, by name. */
record PolicyMembers(int line, Map<String, PolicyNode> members) {

  PolicyMembers(Map<String, PolicyNode> members) {
    this(0, members);
  }

  Optional<PolicyNode> node(String name) {
    return Optional.ofNullable(members.get(name));
  }

  Optional<PolicyNode.Scalar> text(String name) {
    return members.get(name) instanceof PolicyNode.Scalar scalar
        ? Optional.of(scalar)
        : Optional.empty();
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  int size() {
    return members.size();
  }
}
