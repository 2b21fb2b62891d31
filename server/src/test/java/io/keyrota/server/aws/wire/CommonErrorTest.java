package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.http.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes and statuses of refusals in each protocol. */
class CommonErrorTest {
  private static final RequestId ID = new RequestId("id-1");

  private final Wire wire =
      new Wire(List.of(IamModel.SERVICE, StsModel.SERVICE, KmsModel.SERVICE, AcmModel.SERVICE));

  @Test
  void theTableInTheDocumentationIsThisOne() throws IOException {
    List<String> rows = new ArrayList<>();
    for (CommonError error : CommonError.values()) {
      CommonError.Spelling query = error.in(Protocol.AWS_QUERY);
      CommonError.Spelling json = error.in(Protocol.AWS_JSON_1_1);
      rows.add(
          "| `%s` | `%s` | %d | `%s` | %d |"
              .formatted(
                  error.code(), query.code(), query.httpStatus(), json.code(), json.httpStatus()));
    }
    Path page = Path.of("..", "docs", "errors.md");
    List<String> written =
        Files.readAllLines(page).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(written).isEqualTo(rows);
  }

  @Test
  void theErrorsOfIamAndStsInTheDocumentationAreTheirModels() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "errors.md")).stream()
            .filter(line -> line.startsWith("| IAM |") || line.startsWith("| STS |"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(15);
    for (String row : rows) {
      String[] cells = row.split(" \\| ", -1);
      ServiceSchema service = cells[0].endsWith("IAM") ? IamModel.SERVICE : StsModel.SERVICE;
      assertThat(service.operations().values())
          .as(row)
          .flatExtracting(operation -> operation.get().errors())
          .extracting(error -> "`" + error.code() + "` " + error.httpStatus())
          .contains(cells[1] + " " + cells[2]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SignatureDoesNotMatch,403,SignatureDoesNotMatch,400,InvalidSignatureException",
    "InvalidClientTokenId,403,InvalidClientTokenId,400,UnrecognizedClientException",
    "MissingAuthenticationToken,403,MissingAuthenticationToken,400,MissingAuthenticationTokenException",
    "IncompleteSignature,400,IncompleteSignature,400,IncompleteSignatureException",
    "RequestExpired,400,RequestExpired,400,RequestExpired",
    "ExpiredToken,403,ExpiredToken,400,ExpiredTokenException",
    "AccessDenied,403,AccessDenied,400,AccessDeniedException",
    "ValidationError,400,ValidationError,400,ValidationException",
    "InternalFailure,500,InternalFailure,500,InternalFailure",
    "UnknownOperation,400,InvalidAction,400,UnknownOperationException",
  })
  void translatesNeutralCodes(
      String code, int queryStatus, String queryCode, int jsonStatus, String jsonCode) {
    answers(IamModel.SERVICE, code, queryStatus, queryCode);
    answers(StsModel.SERVICE, code, queryStatus, queryCode);
    answers(KmsModel.SERVICE, code, jsonStatus, jsonCode);
    answers(AcmModel.SERVICE, code, jsonStatus, jsonCode);
  }

  @ParameterizedTest
  @CsvSource({
    "NoSuchEntity,404",
    "LimitExceeded,409",
    "EntityAlreadyExists,409",
    "DeleteConflict,409",
    "ServiceFailure,500",
    "ReportNotPresent,410",
  })
  void takesStatusesFromTheModel(String code, int status) {
    answers(IamModel.SERVICE, code, status, code);
  }

  @Test
  void takesShapeNamesToo() {
    answers(IamModel.SERVICE, "NoSuchEntityException", 404, "NoSuchEntity");
    answers(KmsModel.SERVICE, "NotFoundException", 400, "NotFoundException");
    answers(KmsModel.SERVICE, "KMSInternalException", 500, "KMSInternalException");
  }

  @Test
  void aServicesOwnErrorWinsOverAnotherProtocolsSpelling() {
    answers(StsModel.SERVICE, "ExpiredTokenException", 400, "ExpiredTokenException");
    answers(IamModel.SERVICE, "ThrottlingException", 400, "Throttling");
  }

  @Test
  void whatNobodyKnowsIsTheSendersFault() {
    answers(IamModel.SERVICE, "Strange", 400, "Strange");
    answers(KmsModel.SERVICE, "Strange", 400, "Strange");
  }

  @Test
  void looksAtTheOperationsErrorsFirst() {
    Target target = new Target(IamModel.SERVICE, IamModel.createUser(), Protocol.AWS_QUERY);
    assertThat(wire.refuse(target, new Refusal("EntityAlreadyExists", "x"), ID).status())
        .isEqualTo(409);
  }

  private void answers(ServiceSchema service, String code, int status, String written) {
    Refusal refusal = new Refusal(code, "Why <not>?");
    RawResponse answer = wire.refuse(service.protocol(), service, refusal, ID);
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.status()).isEqualTo(status);
    if (service.protocol() == Protocol.AWS_JSON_1_1) {
      assertThat(body).isEqualTo("{\"__type\":\"" + written + "\",\"message\":\"Why <not>?\"}");
    } else {
      assertThat(body)
          .isEqualTo(
              "<ErrorResponse xmlns=\""
                  + service.xmlNamespace()
                  + "\"><Error><Type>"
                  + (status < 500 ? "Sender" : "Receiver")
                  + "</Type><Code>"
                  + written
                  + "</Code><Message>Why &lt;not&gt;?</Message></Error>"
                  + "<RequestId>id-1</RequestId></ErrorResponse>");
    }
  }
}
