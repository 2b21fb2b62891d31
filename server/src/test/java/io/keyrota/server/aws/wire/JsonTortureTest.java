package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.Shape;
import io.keyrota.rules.aws.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The documents that JSON parsers get wrong: as a body, as an unknown member, as a free value. */
class JsonTortureTest {
  private static final DynamicStructure FREE =
      DynamicStructure.of("Free", DynamicStructure.optional("Free", new Shape.Free()));

  private final Wire wire = new Wire(List.of(KmsModel.SERVICE));

  @TestFactory
  Stream<DynamicTest> takesWhatIsJsonAndRefusesWhatIsNot() throws IOException {
    Path folder = SharedVectors.folder("json-parsing");
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(300);
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> judge(file)));
  }

  private void judge(Path file) throws IOException {
    byte[] document = Files.readAllBytes(file);
    byte[] skipped = inside("{\"Unknown\":", document);
    byte[] free = inside("{\"Free\":", document);
    switch (file.getFileName().toString().charAt(0)) {
      case 'y' -> {
        assertThatCode(() -> read(skipped)).doesNotThrowAnyException();
        if (!file.getFileName().toString().contains("duplicated_key")) {
          assertThatCode(() -> JsonReader.read(FREE, free)).doesNotThrowAnyException();
        }
      }
      case 'n' -> {
        // No document at all is an empty body, which awsJson takes for an empty object.
        if (document.length > 0) {
          assertThat(catchThrowable(() -> read(document)))
              .satisfies(this::isSerializationException);
        }
      }
      default ->
          assertThat(catchThrowable(() -> JsonReader.read(FREE, free)))
              .satisfiesAnyOf(
                  thrown -> assertThat(thrown).isNull(), this::isSerializationException);
    }
    assertThat(catchThrowable(() -> read(document)))
        .satisfiesAnyOf(thrown -> assertThat(thrown).isNull(), this::isSerializationException);
  }

  private void isSerializationException(Throwable thrown) {
    assertThat(thrown).isInstanceOf(Refusal.class);
    assertThat(((Refusal) thrown).code()).isEqualTo("SerializationException");
  }

  private Record read(byte[] body) {
    return wire.read(KmsModel.listKeys(), Protocol.AWS_JSON_1_1, Requests.json("", body));
  }

  private static byte[] inside(String before, byte[] document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(document);
    bytes.writeBytes("}".getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}
