package io.keyrota.models.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
  private static final String MODEL =
      """
      $version: "2.0"
      namespace example
      use aws.auth#sigv4
      use aws.protocols#awsQuery
      @sigv4(name: "vault")
      @awsQuery
      @xmlNamespace(uri: "urn:vault")
      service Vault { version: "1", operations: [Keep] }
      operation Keep { input: KeepRequest }
      structure KeepRequest {
          %s
      }
      """;
  private static final String RECORD = "io/keyrota/models/vault/KeepRequest.java";

  @TempDir Path folder;

  private Map<String, String> generate(String members) throws IOException {
    Path models = Files.createDirectories(folder.resolve("models"));
    Files.writeString(models.resolve("vault.smithy"), MODEL.formatted(members));
    return Main.generate(models);
  }

  @Test
  void theSameModelsGiveTheSameTextAsInTheBuild() throws IOException {
    Path generated = Path.of("target/generated-sources/models");

    for (Map.Entry<String, String> file : Main.generate(Path.of("src/main/smithy")).entrySet()) {
      assertThat(generated.resolve(file.getKey())).hasContent(file.getValue());
    }
  }

  @Test
  void namesOfXmlAndFlattenedListsReachTheSchema() throws IOException {
    String record =
        generate(
                """
                @xmlName("Item")
                @xmlFlattened
                Things: Things
                }
                list Things {
                member: String""")
            .getOrDefault(RECORD, "");

    assertThat(record)
        .contains("new Member(\"Things\", VaultShapes.of(VaultShapes.THINGS), false, \"Item\"")
        .contains("null, true, Member.Location.BODY");
  }

  @Test
  void whatHttpCarriesReachesTheSchema() throws IOException {
    String record =
        generate(
                """
                @httpHeader("X-A")
                A: String
                @httpQuery("b")
                B: String
                @xmlAttribute
                C: String""")
            .getOrDefault(RECORD, "");

    assertThat(record)
        .contains("false, null, null, false, Member.Location.HEADER, \"X-A\")")
        .contains("Member.Location.QUERY, \"b\")")
        .contains("Member.Location.ATTRIBUTE, \"\")");
  }

  @Test
  void whatTheGeneratorDoesNotReadItRefuses() {
    assertThatThrownBy(() -> generate("@length(max: 3)\nName: String"))
        .hasMessageContaining("put the constraint of example#KeepRequest$Name on a shape");
    assertThatThrownBy(() -> generate("@timestampFormat(\"http-date\")\nAt: Timestamp"))
        .hasMessageContaining("does not read");
    assertThatThrownBy(() -> generate("Size: BigInteger")).hasMessageContaining("no Java type");
  }

  @Test
  void shapesOfOneNameAreRefused() {
    assertThatThrownBy(
            () ->
                generate(
                    """
                    One: FooBar
                    Two: Foo_Bar
                    }
                    @length(max: 1)
                    string FooBar
                    @length(max: 2)
                    string Foo_Bar
                    structure Unused {"""))
        .hasMessageContaining("collide");
  }

  @Test
  void filesThatAreAsTheyWereAreLeftAlone() throws IOException {
    SourceFolder out = new SourceFolder(folder.resolve("out"));
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    out.replaceWith(Map.of("a/Same.java", "same", "a/Other.java", "old", "Gone.java", "x"), "1");
    Path same = folder.resolve("out/a/Same.java");
    Path other = folder.resolve("out/a/Other.java");
    Files.setLastModifiedTime(same, old);
    Files.setLastModifiedTime(other, old);

    out.replaceWith(Map.of("a/Same.java", "same", "a/Other.java", "new"), "2");

    assertThat(Files.getLastModifiedTime(same)).isEqualTo(old);
    assertThat(other).hasContent("new");
    assertThat(folder.resolve("out/Gone.java")).doesNotExist();
    assertThat(out.madeFrom("2")).isTrue();
    assertThat(out.madeFrom("1")).isFalse();
  }

  @Test
  void theDigestSeesNamesAndContents() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("a"), "1");
    String first = SourceFolder.digest(in);
    Files.writeString(in.resolve("a"), "2");
    String changed = SourceFolder.digest(in);
    Files.move(in.resolve("a"), in.resolve("b"));
    String renamed = SourceFolder.digest(in);

    assertThat(first).isNotEqualTo(changed);
    assertThat(changed).isNotEqualTo(renamed);
    assertThat(SourceFolder.digest(in)).isEqualTo(renamed);
  }

  @Test
  void theMainStopsWhereNothingChanged() throws IOException {
    Path models = Files.createDirectories(folder.resolve("models"));
    Files.writeString(models.resolve("vault.smithy"), MODEL.formatted("Name: String"));
    Path out = folder.resolve("out");
    String[] arguments = {models.toString(), out.toString(), models.toString()};
    Main.main(arguments);
    Files.writeString(out.resolve(RECORD), "touched");

    Main.main(arguments);

    assertThat(out.resolve(RECORD)).hasContent("touched");
    Files.writeString(
        models.resolve("vault.smithy"), MODEL.formatted("Name: String\nAge: Integer"));
    Main.main(arguments);
    assertThat(out.resolve(RECORD)).content().contains("@Nullable Integer age");
  }
}
