package io.keyrota.rules.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of a policy, with the place that it has in the text.
 *
 * <p>{@code start} is the offset of its first character, {@code end} that after its last.
 */
sealed interface Node {
  int start();

  int end();

  record Text(String value, int start, int end) implements Node {}

  /** A number or a truth value, as it was written. */
  record Word(String text, int start, int end) implements Node {}

  record Nothing(int start, int end) implements Node {}

  record Arr(List<Node> items, int start, int end) implements Node {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** No name comes twice. */
  record Obj(List<Member> members, int start, int end) implements Node {
    public Obj {
      members = List.copyOf(members);
    }

    @Nullable Node member(String name) {
      for (Member member : members) {
        if (member.name().equals(name)) {
          return member.value();
        }
      }
      return null;
    }
  }

  record Member(String name, Node value) {}
}
