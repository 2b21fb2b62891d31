package io.keyrota.rotator.policy;

import io.keyrota.rules.credentials.PolicyNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A policy file's YAML 1.2 as the rules' tree: no types are made, nothing is resolved. */
public final class PolicyText {
  private static final int MOST_BYTES = 1 << 20;

  private PolicyText() {}

  /** The file itself is not to be had. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  /** The text is no YAML, or more than a policy needs. */
  public static final class NotYaml extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    NotYaml(int line, String message) {
      super(message, null, false, false);
      this.line = line;
    }

    /** Where, counted from 1; 0 when no line is to blame. */
    public int line() {
      return line;
    }
  }

  /**
   * Reads a file of at most 1 MiB.
   *
   * @throws Unreadable when there is none or it cannot be read
   */
  public static PolicyNode read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new NotYaml(0, "a policy file has at most 1 MiB");
      }
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new Unreadable("there is no file " + file);
    } catch (IOException e) {
      throw new Unreadable(file + " cannot be read: " + e);
    }
  }

  /** Reads a text. */
  public static PolicyNode parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setMaxAliasesForCollections(1).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.map(PolicyText::node).orElseThrow(() -> new NotYaml(1, "it is empty"));
    } catch (MarkedYamlEngineException e) {
      throw new NotYaml(
          e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0),
          String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new NotYaml(0, String.valueOf(e.getMessage()));
    }
  }

  private static PolicyNode node(Node node) {
    int line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    if (node.getAnchor().isPresent()) {
      // An alias could point to what holds it; a policy says each thing where it counts.
      throw new NotYaml(line, "anchors and aliases are not known here");
    }
    return switch (node) {
      case ScalarNode scalar -> new PolicyNode.Scalar(line, scalar.getValue());
      case SequenceNode sequence ->
          new PolicyNode.Sequence(
              line, sequence.getValue().stream().map(PolicyText::node).toList());
      case MappingNode mapping -> new PolicyNode.Mapping(line, members(mapping));
      default -> throw new NotYaml(line, "neither a value, a list nor members");
    };
  }

  private static List<PolicyNode.Member> members(MappingNode mapping) {
    return mapping.getValue().stream()
        .map(
            tuple ->
                node(tuple.getKeyNode()) instanceof PolicyNode.Scalar name
                    ? new PolicyNode.Member(name.line(), name.text(), node(tuple.getValueNode()))
                    : badName(tuple.getKeyNode()))
        .toList();
  }

  private static PolicyNode.Member badName(Node node) {
    throw new NotYaml(
        node.getStartMark().map(Mark::getLine).orElse(-1) + 1, "a member's name is a text");
  }
}
