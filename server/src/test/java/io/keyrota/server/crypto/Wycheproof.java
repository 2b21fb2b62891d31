package io.keyrota.server.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.testkit.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;

/** Reads Project Wycheproof's vectors, where they lie beside the repository. */
record Wycheproof(ObjectNode group, ObjectNode test) {

  static List<Wycheproof> all(String file) throws IOException {
    Optional<Path> folder = Vectors.find("wycheproof");
    assumeTrue(folder.isPresent(), "the vectors are not beside the repository");
    List<Wycheproof> all = new ArrayList<>();
    ObjectNode root =
        Node.parse(Files.readString(folder.orElseThrow().resolve(file))).expectObjectNode();
    for (ObjectNode group :
        root.expectArrayMember("testGroups").getElementsAs(Node::expectObjectNode)) {
      for (ObjectNode test :
          group.expectArrayMember("tests").getElementsAs(Node::expectObjectNode)) {
        all.add(new Wycheproof(group, test));
      }
    }
    return all;
  }

  int size(String name) {
    return group.expectNumberMember(name).getValue().intValue();
  }

  byte[] bytes(String name) {
    return HexFormat.of().parseHex(test.expectStringMember(name).getValue());
  }

  boolean valid() {
    return test.expectStringMember("result").getValue().equals("valid");
  }

  boolean acceptable() {
    return test.expectStringMember("result").getValue().equals("acceptable");
  }

  boolean flagged(String flag) {
    return test.expectArrayMember("flags").getElements().stream()
        .anyMatch(each -> each.expectStringNode().getValue().equals(flag));
  }

  String id() {
    return "tcId " + test.expectNumberMember("tcId").getValue();
  }
}
