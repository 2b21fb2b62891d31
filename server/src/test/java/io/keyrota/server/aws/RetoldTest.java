package io.keyrota.server.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.ListTagsForCertificateResponse;
import io.keyrota.models.acm.Tag;
import io.keyrota.models.iam.AccessKey;
import io.keyrota.models.schema.Protocol;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.aws.wire.Target;
import io.keyrota.server.aws.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered is what would be written anew. */
class RetoldTest {
  private record Row(String key) {}

  private final List<Row> told = new ArrayList<>();
  private final Retold<Row, Tag> tags =
      new Retold<>(
          Tag.schema(),
          row -> {
            told.add(row);
            return new Tag(row.key, "a \"value\"");
          },
          2);

  private static String json(List<Tag> list) {
    Wire wire = new Wire(List.of(AcmModel.SERVICE));
    Target target =
        new Target(AcmModel.SERVICE, AcmModel.listTagsForCertificate(), Protocol.AWS_JSON_1_1);
    RequestId id = new RequestId("7a62c49f-347e-4fc4-9331-6e8e1a4d2c3b");
    return new String(
        wire.answer(target, new ListTagsForCertificateResponse(list), id).body(),
        StandardCharsets.UTF_8);
  }

  @Test
  void aListIsWrittenAsIfNothingWereRemembered() {
    List<Row> rows = IntStream.range(0, 20).mapToObj(i -> new Row("key" + i)).toList();
    List<Tag> plain = rows.stream().map(row -> new Tag(row.key, "a \"value\"")).toList();
    assertThat(tags.of(rows)).isEqualTo(plain);
    assertThat(json(tags.of(rows))).isEqualTo(json(plain));
    assertThat(json(tags.of(List.of()))).isEqualTo(json(List.of())).isEqualTo("{\"Tags\":[]}");
  }

  @Test
  void aRowIsToldOnceUntilItIsAnother() {
    Row row = new Row("key");
    String first = json(tags.of(List.of(row)));
    assertThat(json(tags.of(List.of(row)))).isEqualTo(first);
    assertThat(told).containsExactly(row);
    assertThat(json(tags.of(List.of(new Row("other"))))).contains("other").isNotEqualTo(first);
  }

  @Test
  void whatCanHoldSecretsIsNotRemembered() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retold<AccessKey, AccessKey>(AccessKey.schema(), row -> row, 2));
  }

  @Test
  void howManyAreRememberedIsAPowerOfTwo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retold<Tag, Tag>(Tag.schema(), row -> row, 3));
  }
}
