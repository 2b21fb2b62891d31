package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real operations, a folder each, byte for byte. {@code request.http} is what came in; {@code
 * input.txt} the record that was read; {@code output.json} what the operation answers, or {@code
 * refusal.txt} why it refuses (neither when the wire itself refuses); {@code answer.http} what goes
 * out.
 */
class WireGolden {
  private static final RequestId ID = new RequestId("7a62c49f-347e-4fc4-9331-6e8eEXAMPLE");

  private final Wire wire =
      new Wire(List.of(IamModel.SERVICE, StsModel.SERVICE, KmsModel.SERVICE, AcmModel.SERVICE));

  @TestFactory
  Stream<DynamicTest> everyFolder() throws Exception {
    Path golden = Path.of(Objects.requireNonNull(WireGolden.class.getResource("golden")).toURI());
    List<Path> folders;
    try (Stream<Path> all = Files.list(golden)) {
      folders = all.sorted().toList();
    }
    assertThat(folders).hasSizeGreaterThanOrEqualTo(10);
    return folders.stream()
        .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> run(folder)));
  }

  private void run(Path folder) throws IOException {
    RawRequest request = request(Files.readString(folder.resolve("request.http")));
    RawResponse answer =
        switch (wire.address(request)) {
          case Addressed.Nowhere nowhere ->
              wire.refuse(nowhere.answerIn(), nowhere.service(), nowhere.refusal(), ID);
          case Addressed.To to -> answer(folder, to.target(), request);
        };
    assertThat(answer.status() == 200).isEqualTo(Files.exists(folder.resolve("output.json")));
    assertThat(text(answer)).isEqualTo(Files.readString(folder.resolve("answer.http")));
  }

  private RawResponse answer(Path folder, Target target, RawRequest request) throws IOException {
    OperationSchema<?, ?> operation = target.operation();
    try {
      Record input = wire.read(operation, target.protocol(), request);
      assertThat(input + "\n").isEqualTo(Files.readString(folder.resolve("input.txt")));
      if (Files.exists(folder.resolve("refusal.txt"))) {
        String[] refusal = Files.readString(folder.resolve("refusal.txt")).strip().split(": ", 2);
        throw new Refusal(refusal[0], refusal[1]);
      }
      byte[] output = Files.readAllBytes(folder.resolve("output.json"));
      return wire.answer(target, record(operation.output(), output), ID);
    } catch (Refusal refusal) {
      return wire.refuse(target, refusal, ID);
    }
  }

  private static <R extends Record> R record(StructureSchema<R> schema, byte[] json) {
    return JsonReader.read(schema, json).build(schema);
  }

  private static RawRequest request(String file) {
    int blank = file.indexOf("\n\n");
    List<String> head = file.substring(0, blank).lines().toList();
    String[] line = head.getFirst().split(" ", 3);
    String[] target = line[1].split("\\?", 2);
    List<Header> headers = new ArrayList<>();
    for (String header : head.subList(1, head.size())) {
      String[] parts = header.split(": ", 2);
      headers.add(new Header(parts[0], parts[1]));
    }
    return new RawRequest(
        line[0],
        target[0],
        target.length == 2 ? target[1] : null,
        headers,
        file.substring(blank + 2).stripTrailing().getBytes(StandardCharsets.UTF_8),
        "127.0.0.1",
        false);
  }

  private static String text(RawResponse answer) {
    StringBuilder text = new StringBuilder().append(answer.status()).append('\n');
    for (Header header : answer.headers()) {
      text.append(header.name()).append(": ").append(header.value()).append('\n');
    }
    return text.append('\n')
        .append(new String(answer.body(), StandardCharsets.UTF_8))
        .append('\n')
        .toString();
  }
}
