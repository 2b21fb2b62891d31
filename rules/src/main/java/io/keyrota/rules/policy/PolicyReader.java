package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole document. Whatever the grammar does not know is an error, never ignored. */
final class PolicyReader {
  private static final String VERSION_2012 = "2012-10-17";
  private static final String VERSION_2008 = "2008-10-17";
  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

  private PolicyReader() {}

  static PolicyDocument read(String json, PolicyKind kind) {
    return read(json, kind, false);
  }

  /** A managed policy's, which has the newer version and says so. */
  static PolicyDocument readManaged(String json) {
    return read(json, PolicyKind.IDENTITY, true);
  }

  private static PolicyDocument read(String json, PolicyKind kind, boolean newer) {
    if (!(NodeReader.read(json, kind) instanceof Node.Obj document)) {
      throw Malformed.syntax();
    }
    for (Node.Member member : document.members()) {
      if (!ELEMENTS.contains(member.name())) {
        throw Malformed.syntax();
      }
    }
    boolean variables = version(document.member("Version"));
    if (newer && !variables) {
      throw Malformed.version();
    }
    Optional<String> id = Optional.ofNullable(document.member("Id")).map(PolicyReader::text);
    return new PolicyDocument(
        json, kind, id, statements(document.member("Statement"), kind, variables));
  }

  /** Whether the version knows policy variables. A policy without one is of the old version. */
  private static boolean version(@Nullable Node version) {
    if (version == null) {
      return false;
    }
    return switch (text(version)) {
      case VERSION_2012 -> true;
      case VERSION_2008 -> false;
      default -> throw Malformed.version();
    };
  }

  private static List<Statement> statements(
      @Nullable Node node, PolicyKind kind, boolean variables) {
    if (node == null) {
      throw Malformed.syntax();
    }
    List<Node> items = node instanceof Node.Arr array ? array.items() : List.of(node);
    if (items.isEmpty()) {
      throw Malformed.syntax();
    }
    List<Statement> statements = new ArrayList<>();
    Set<String> sids = new HashSet<>();
    for (Node item : items) {
      Statement statement = new StatementReader(kind, variables).read(item);
      if (!statement.sid().isEmpty() && !sids.add(statement.sid())) {
        throw Malformed.sidTwice();
      }
      statements.add(statement);
    }
    return statements;
  }

  static String text(Node node) {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    throw Malformed.syntax();
  }

  /** A text, or an array of texts. */
  static List<String> texts(Node node) {
    return node instanceof Node.Arr array
        ? array.items().stream().map(PolicyReader::text).toList()
        : List.of(text(node));
  }
}
