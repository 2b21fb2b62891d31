package io.keyrota.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.StatusType;
import io.keyrota.models.keyrota.KeyrotaModel;
import io.keyrota.models.kms.KeySpec;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.Range;
import io.keyrota.models.schema.StructureSchema;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {
  private static Shape shape(StructureSchema<?> structure, String member) {
    return Models.member(structure, member).shape().get();
  }

  @Test
  void aNewUsersNameHasAwsLengthAndPattern() {
    Shape.Text name = (Shape.Text) shape(IamModel.createUser().input(), "UserName");

    assertThat(name.length()).isEqualTo(new Range(1L, 64L));
    assertThat(name.pattern()).extracting(Pattern::pattern).isEqualTo("[\\w+=,.@-]+");
    assertThat(name.sensitive()).isFalse();
  }

  @Test
  void patternsAreKeptAsAwsPrintsThem() {
    Shape.Text alias = (Shape.Text) shape(KmsModel.createAlias().input(), "AliasName");
    Shape.Text path = (Shape.Text) shape(IamModel.createUser().input(), "Path");

    assertThat(alias.pattern()).extracting(Pattern::pattern).isEqualTo("^[a-zA-Z0-9:/_-]+$");
    assertThat(path.pattern())
        .extracting(Pattern::pattern)
        .isEqualTo("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)");
  }

  @Test
  void rangesOfNumbersAndLengthsOfListsAndBytesAreThere() {
    assertThat(shape(IamModel.listUsers().input(), "MaxItems"))
        .isEqualTo(new Shape.Int(new Range(1L, 1000L)));
    assertThat(shape(KmsModel.enableKeyRotation().input(), "RotationPeriodInDays"))
        .isEqualTo(new Shape.Int(new Range(90L, 2560L)));
    assertThat(shape(KmsModel.encrypt().input(), "Plaintext"))
        .isEqualTo(new Shape.Bytes(new Range(1L, 4096L), true));
    Shape.Sequence tags = (Shape.Sequence) shape(IamModel.createUser().input(), "Tags");
    assertThat(tags.length()).isEqualTo(new Range(null, 50L));
    assertThat(tags.memberName()).isEqualTo("member");
    Shape.Mapping context = (Shape.Mapping) shape(KmsModel.encrypt().input(), "EncryptionContext");
    assertThat(context.keyName()).isEqualTo("key");
    assertThat(context.valueName()).isEqualTo("value");
  }

  @Test
  void whatMustBeThereIsRequired() {
    assertThat(Models.member(IamModel.createUser().input(), "UserName").required()).isTrue();
    assertThat(Models.member(IamModel.createUser().input(), "Path").required()).isFalse();
    assertThat(Models.member(IamModel.createAccessKey().input(), "UserName").required()).isFalse();
    assertThat(Models.member(IamModel.updateAccessKey().input(), "Status").required()).isTrue();
    assertThat(Models.member(AcmModel.requestCertificate().input(), "DomainName").required())
        .isTrue();
  }

  @Test
  void enumsKeepTheirValuesInTheModelsOrder() {
    Shape.Choice status = (Shape.Choice) shape(IamModel.updateAccessKey().input(), "Status");
    Shape.Choice spec = (Shape.Choice) shape(KmsModel.createKey().input(), "KeySpec");

    assertThat(status.values()).containsExactly("Active", "Inactive", "Expired");
    assertThat(status.values()).isEqualTo(texts(StatusType.values()));
    assertThat(spec.values())
        .isEqualTo(Arrays.stream(KeySpec.values()).map(KeySpec::text).toList());
    assertThat(KeySpec.of("ECC_NIST_EDWARDS25519")).contains(KeySpec.ECC_NIST_EDWARDS25519);
    assertThat(KeySpec.of("ecc_nist_edwards25519")).isEmpty();
    for (KeySpec each : KeySpec.values()) {
      assertThat(KeySpec.of(each.text())).contains(each);
    }
  }

  private static List<String> texts(StatusType[] values) {
    return Arrays.stream(values).map(StatusType::text).toList();
  }

  @Test
  void theModelsRecurLazily() {
    StructureSchema<?> request = AcmModel.searchCertificates().input();
    Shape filter = shape(request, "FilterStatement");
    StructureSchema<?> statement = ((Shape.Structure) filter).schema();
    Shape.Sequence and = (Shape.Sequence) shape(statement, "And");

    assertThat(statement.union()).isTrue();
    assertThat(((Shape.Structure) and.member().get()).schema()).isSameAs(statement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"90s", "15m", "24h", "91d", "PT90S", "P91D", "P1DT2H3M4.5S", "PT0.5S"})
  void aClockStepIsIso8601OrANumberWithItsUnit(String step) {
    assertThat(clockStep().matcher(step).matches()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PT", "P1DT", "24", "h", "-1h", "P-1D", "P1Y", "1.5h", "1w"})
  void nothingElseIsAClockStep(String step) {
    assertThat(clockStep().matcher(step).matches()).isFalse();
  }

  private static Pattern clockStep() {
    Shape.Text step = (Shape.Text) shape(KeyrotaModel.advanceClock().input(), "Duration");
    Pattern pattern = step.pattern();
    assertThat(pattern).isNotNull();
    return pattern == null ? Pattern.compile("") : pattern;
  }
}
