package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.cli.DataDir;
import io.keyrota.cli.KeyrotaClient;
import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.keyrota.KeyrotaModel;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sigv4.Field;
import io.keyrota.rules.sigv4.PlainMessage;
import io.keyrota.rules.sigv4.Signer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation that any model names, built or not, is authenticated: a signature whose last
 * digit was changed is refused in the protocol's own form and audited, and changes nothing.
 */
class EveryOperationAcceptance {
  private static final List<ServiceSchema> SERVICES =
      List.of(
          IamModel.SERVICE,
          StsModel.SERVICE,
          KmsModel.SERVICE,
          AcmModel.SERVICE,
          KeyrotaModel.SERVICE,
          Route53Model.SERVICE,
          ElasticloadbalancingModel.SERVICE);

  @TempDir static Path folder;

  private static RunningServer server;
  private static DataDir.Endpoint at;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() {
    server = RunningServer.start(folder.resolve("data"));
    at = server.endpoint();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aWrongSignatureIsRefusedOnEveryOperationAndAudited() throws Exception {
    int asked = 0;
    for (ServiceSchema service : SERVICES) {
      for (String operation : service.operationNames()) {
        HttpResponse<String> answer = send(service, operation, true);
        boolean json = service.protocol() == Protocol.AWS_JSON_1_1;
        assertThat(answer.statusCode()).as(operation).isEqualTo(json ? 400 : 403);
        assertThat(answer.body())
            .as(operation)
            .contains(json ? "InvalidSignatureException" : "SignatureDoesNotMatch");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).as(operation).isPresent();
        asked++;
      }
    }
    assertThat(asked).isEqualTo(56 + 11 + 40 + 176 + 14 + 71 + 51);
    assertThat(refusedInTheTrail()).isEqualTo(asked);
  }

  @Test
  void withoutCredentialsEveryServiceAsksForThem() throws Exception {
    assertThat(plain("POST", "X-Amz-Target", "TrentService.ListKeys", "{}").body())
        .contains("MissingAuthenticationTokenException");
    HttpResponse<String> query =
        plain(
            "POST",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Action=ListUsers&Version=2010-05-08");
    assertThat(query.statusCode()).isEqualTo(403);
    assertThat(query.body()).contains("<Code>MissingAuthenticationToken</Code>");
  }

  @Test
  void whatIsModelledAndNotBuiltIsAnUnknownOperationToWhoeverSigned() throws Exception {
    HttpResponse<String> balancers =
        send(ElasticloadbalancingModel.SERVICE, "CreateTrustStore", false);
    assertThat(balancers.statusCode()).isEqualTo(400);
    assertThat(balancers.body()).contains("InvalidAction");
    HttpResponse<String> dns = send(Route53Model.SERVICE, "ListTrafficPolicies", false);
    assertThat(dns.statusCode()).isEqualTo(400);
    assertThat(dns.body()).contains("<Code>InvalidAction</Code>");
  }

  @Test
  void anotherAccountLearnsNothing() {
    KeyrotaClient operator = new KeyrotaClient(at);
    Json.Obj made = operator.call("CreateAccount", Map.of());
    Clients root = Clients.root(server);
    Clients other =
        root.as(made.text("AccessKeyId").orElseThrow(), made.text("SecretAccessKey").orElseThrow());
    root.iam().createUser(r -> r.userName("OnlyHere"));
    var key = root.iam().createAccessKey(r -> r.userName("OnlyHere")).accessKey();
    assertThat(other.sts().getCallerIdentity().account())
        .isEqualTo(made.text("AccountId").orElseThrow());
    assertThat(other.iam().listUsers().users()).isEmpty();
    assertThat(code(() -> other.iam().getUser(r -> r.userName("OnlyHere"))))
        .isEqualTo("NoSuchEntity");
    assertThat(code(() -> other.iam().getAccessKeyLastUsed(r -> r.accessKeyId(key.accessKeyId()))))
        .isEqualTo(
            code(
                () -> other.iam().getAccessKeyLastUsed(r -> r.accessKeyId("AKIAAAAAAAAAAAAAAAAA"))))
        .isEqualTo("AccessDenied");
    assertThat(code(() -> other.iam().deleteAccessKey(r -> r.accessKeyId(key.accessKeyId()))))
        .isEqualTo("NoSuchEntity");
  }

  private static String code(Runnable call) {
    try {
      call.run();
      return "";
    } catch (software.amazon.awssdk.awscore.exception.AwsServiceException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private static int refusedInTheTrail() {
    KeyrotaClient client = new KeyrotaClient(at);
    Json.Obj page = client.call("LookupTrail", Map.of("MaxItems", new Json.Num("1000")));
    int refused = 0;
    if (page.member("Events").orElseThrow() instanceof Json.Arr events) {
      for (Json event : events.items()) {
        boolean mismatch =
            ((Json.Obj) event).text("ErrorCode").orElse("").equals("SignatureDoesNotMatch");
        refused += mismatch ? 1 : 0;
      }
    }
    return refused;
  }

  private static HttpResponse<String> plain(String method, String header, String value, String body)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at.uri() + "/"));
    request.method(method, HttpRequest.BodyPublishers.ofString(body));
    request.header(header, value);
    if (!header.equals("Content-Type")) {
      request.header("Content-Type", "application/x-amz-json-1.1");
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(ServiceSchema service, String operation, boolean spoiled)
      throws IOException, InterruptedException {
    OperationSchema<?, ?> schema = service.operation(operation).orElseThrow();
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Host", at.uri().getAuthority()));
    String body;
    String method = "POST";
    String path = "/";
    OperationSchema.HttpBinding http = schema.http();
    if (http != null) {
      method = http.method();
      path = http.uri().replaceAll("\\{\\w+}", "x1");
      body = "";
    } else if (service.protocol() == Protocol.AWS_QUERY) {
      fields.add(new Field("Content-Type", "application/x-www-form-urlencoded"));
      body = "Action=" + schema.name() + "&Version=" + service.version();
    } else {
      fields.add(new Field("Content-Type", "application/x-amz-json-1.1"));
      fields.add(new Field("X-Amz-Target", service.targetPrefix() + "." + schema.name()));
      body = "{}";
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at.uri() + path));
    request.method(method, HttpRequest.BodyPublishers.ofString(body));
    fields.stream()
        .filter(field -> !field.name().equals("Host"))
        .forEach(field -> request.header(field.name(), field.value()));
    PlainMessage message =
        new PlainMessage(method, path, null, fields, body.getBytes(StandardCharsets.UTF_8));
    try (Secret secret = Secret.ofText(at.credentials().secretAccessKey())) {
      new Signer(at.credentials().accessKeyId(), secret, null, "us-east-1", service.prefix())
          .sign(message, Instant.now())
          .forEach(
              field ->
                  request.header(
                      field.name(),
                      spoiled && field.name().equals("Authorization")
                          ? spoil(field.value())
                          : field.value()));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String spoil(String authorization) {
    char last = authorization.charAt(authorization.length() - 1);
    return authorization.substring(0, authorization.length() - 1) + (last == '0' ? '1' : '0');
  }
}
