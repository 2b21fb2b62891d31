package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.sts.StsModel;
import io.keyrota.server.http.RawRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which operation a request names. */
class AddressTest {
  private static final String JSON = "application/x-amz-json-1.1";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Wire wire =
      new Wire(List.of(IamModel.SERVICE, StsModel.SERVICE, KmsModel.SERVICE, AcmModel.SERVICE));

  private void reaches(ServiceSchema service, String operation, RawRequest request) {
    Target target = ((Addressed.To) wire.address(request)).target();
    assertThat(target.service()).isSameAs(service);
    assertThat(target.operation().name()).isEqualTo(operation);
    assertThat(target.protocol()).isEqualTo(service.protocol());
  }

  private void misses(
      Protocol answerIn,
      @Nullable ServiceSchema service,
      String code,
      String message,
      RawRequest request) {
    Addressed.Nowhere nowhere = (Addressed.Nowhere) wire.address(request);
    assertThat(nowhere.answerIn()).isEqualTo(answerIn);
    assertThat(nowhere.service()).isSameAs(service);
    assertThat(nowhere.refusal().code()).isEqualTo(code);
    assertThat(nowhere.refusal().message()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {JSON, "application/x-amz-json-1.0", "Application/X-Amz-JSON-1.1 ; charset=utf-8"})
  void findsJsonOperationsByTheirTarget(String type) {
    reaches(
        KmsModel.SERVICE,
        "Encrypt",
        Requests.of(
            "POST", "/", null, "{}", "Content-Type", type, "X-Amz-Target", "TrentService.Encrypt"));
    reaches(
        AcmModel.SERVICE,
        "ListCertificates",
        Requests.json("CertificateManager.ListCertificates", "{}"));
  }

  @Test
  void answersUnknownTargetsInJson() {
    misses(
        Protocol.AWS_JSON_1_1,
        KmsModel.SERVICE,
        "UnknownOperation",
        "",
        Requests.json("TrentService.Fly", "{}"));
    misses(
        Protocol.AWS_JSON_1_1, null, "UnknownOperation", "", Requests.json("Nobody.Encrypt", "{}"));
    misses(Protocol.AWS_JSON_1_1, null, "UnknownOperation", "", Requests.json("Encrypt", "{}"));
    misses(
        Protocol.AWS_JSON_1_1,
        null,
        "UnknownOperation",
        "",
        Requests.of("POST", "/", null, "{}", "Content-Type", JSON));
  }

  @Test
  void findsQueryOperationsByVersionAndAction() {
    reaches(IamModel.SERVICE, "CreateUser", Requests.form("Action=CreateUser&Version=2010-05-08"));
    reaches(
        StsModel.SERVICE,
        "GetCallerIdentity",
        Requests.form("Version=2011-06-15&Action=GetCallerIdentity"));
    reaches(
        StsModel.SERVICE,
        "GetCallerIdentity",
        Requests.of(
            "GET", "/", "Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Signature=0", ""));
    reaches(
        StsModel.SERVICE,
        "GetCallerIdentity",
        Requests.of(
            "POST", "/", "X-Amz-Signature=0", "Version=2011-06-15&Action=%47etCallerIdentity"));
  }

  @Test
  void saysWhichActionAndVersionItCouldNotFind() {
    misses(
        Protocol.AWS_QUERY,
        IamModel.SERVICE,
        "InvalidAction",
        "Could not find operation Fly for version 2010-05-08",
        Requests.form("Action=Fly&Version=2010-05-08"));
    misses(
        Protocol.AWS_QUERY,
        null,
        "InvalidAction",
        "Could not find operation CreateUser for version 1999-01-01",
        Requests.form("Action=CreateUser&Version=1999-01-01"));
    misses(
        Protocol.AWS_QUERY,
        null,
        "InvalidAction",
        "Could not find operation CreateUser for version NO_VERSION_SPECIFIED",
        Requests.form("Action=CreateUser"));
    misses(
        Protocol.AWS_QUERY,
        StsModel.SERVICE,
        "MissingAction",
        "The request is missing an action or a required parameter",
        Requests.form("Version=2011-06-15"));
    misses(
        Protocol.AWS_QUERY,
        null,
        "MissingAction",
        "The request is missing an action or a required parameter",
        Requests.of("GET", "/", null, ""));
  }

  @Test
  void takesTheServiceOfAMissFromTheCredentialsScope() {
    String scope = "AKIA/20261123/us-east-1/iam/aws4_request";
    misses(
        Protocol.AWS_QUERY,
        IamModel.SERVICE,
        "InvalidAction",
        "Could not find operation CreateUser for version NO_VERSION_SPECIFIED",
        Requests.of(
            "POST",
            "/",
            null,
            "Action=CreateUser",
            "Content-Type",
            FORM,
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=0"));
    misses(
        Protocol.AWS_QUERY,
        StsModel.SERVICE,
        "MissingAction",
        "The request is missing an action or a required parameter",
        Requests.of(
            "GET", "/", "X-Amz-Credential=AKIA%2F20261123%2Fus-east-1%2Fsts%2Faws4_request", ""));
  }

  @Test
  void refusesTwoActionsAndTwoVersions() {
    misses(
        Protocol.AWS_QUERY,
        null,
        "MalformedInput",
        "Duplicate parameter Action",
        Requests.form("Action=CreateUser&Action=DeleteUser&Version=2010-05-08"));
    misses(
        Protocol.AWS_QUERY,
        null,
        "MalformedInput",
        "Duplicate parameter Action",
        Requests.of("POST", "/", "Action=GetUser", "Action=DeleteUser&Version=2010-05-08"));
    misses(
        Protocol.AWS_QUERY,
        null,
        "MalformedInput",
        "Duplicate parameter Version",
        Requests.form("Action=CreateUser&Version=2010-05-08&Version=2011-06-15"));
  }

  @Test
  void letsTheContentTypeAloneDecideTheProtocol() {
    reaches(
        IamModel.SERVICE,
        "CreateUser",
        Requests.of(
            "POST",
            "/",
            null,
            "Action=CreateUser&Version=2010-05-08",
            "Content-Type",
            FORM,
            "X-Amz-Target",
            "TrentService.Encrypt"));
    reaches(
        KmsModel.SERVICE,
        "Encrypt",
        Requests.of(
            "POST",
            "/",
            "Action=CreateUser&Version=2010-05-08",
            "{}",
            "Content-Type",
            JSON,
            "X-Amz-Target",
            "TrentService.Encrypt"));
  }

  @Test
  void answers404ToWhatIsNeither() {
    misses(
        Protocol.AWS_QUERY,
        null,
        "UnknownEndpoint",
        "",
        Requests.of("GET", "/favicon.ico", null, ""));
    misses(Protocol.AWS_QUERY, null, "UnknownEndpoint", "", Requests.of("PUT", "/", null, "x"));
    misses(
        Protocol.AWS_QUERY,
        null,
        "UnknownEndpoint",
        "",
        Requests.of("POST", "/", null, "<a/>", "Content-Type", "text/xml"));
    misses(
        Protocol.AWS_JSON_1_1,
        null,
        "UnknownEndpoint",
        "",
        Requests.of(
            "POST",
            "/",
            null,
            "{}",
            "Content-Type",
            "application/json",
            "X-Amz-Target",
            "TrentService.Encrypt"));
  }

  @Test
  void refusesServicesThatCannotBeToldApart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Wire(List.of(KmsModel.SERVICE, KmsModel.SERVICE)));
  }
}
