package io.keyrota.rules.credentials;

import java.util.List;

/** A policy file as a tree that remembers its lines, counted from 1. */
public sealed interface PolicyNode {
  int line();

  /** A single value. */
  record Scalar(int line, String text) implements PolicyNode {}

  record Sequence(int line, List<PolicyNode> items) implements PolicyNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(int line, List<Member> members) implements PolicyNode {
    public Mapping {
      members = List.copyOf(members);
    }
  }

  /** A member of a mapping. */
  record Member(int line, String name, PolicyNode value) {}
}
