package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListUsersRequest;
import io.keyrota.models.iam.Tag;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.sts.GetSessionTokenRequest;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.http.RawRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** awsQuery requests against IAM's and STS's models. */
class WireQueryTest {
  private static final String ROLE = "RoleArn=arn:aws:iam::123456789012:role/r";
  private static final String HEAD = "Action=CreateUser&Version=2010-05-08&UserName=Bob";

  private final Wire wire = new Wire(List.of(IamModel.SERVICE, StsModel.SERVICE));

  private <I extends Record> I read(OperationSchema<I, ?> operation, String body) {
    return wire.read(operation, Protocol.AWS_QUERY, Requests.form(body));
  }

  private Refusal refused(OperationSchema<?, ?> operation, String body) {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> wire.read(operation, Protocol.AWS_QUERY, Requests.form(body)));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  @Test
  void readsScalarsAndLists() {
    CreateUserRequest user =
        read(
            IamModel.createUser(),
            HEAD
                + "&Path=%2Fa%2F&Tags.member.2.Key=two&Tags.member.2.Value=caf%C3%A9+au+lait"
                + "&Tags.member.1.Value=&Tags.member.1.Key=one&Unknown.member.1=x");
    assertThat(user)
        .isEqualTo(
            new CreateUserRequest(
                "/a/", "Bob", null, List.of(new Tag("one", ""), new Tag("two", "café au lait"))));
  }

  @Test
  void closesGapsBetweenNumbersWithoutSpendingMemoryOnThem() {
    CreateUserRequest user =
        read(
            IamModel.createUser(),
            HEAD
                + "&Tags.member.999999999.Key=b&Tags.member.999999999.Value=2"
                + "&Tags.member.7.Key=a&Tags.member.7.Value=1");
    assertThat(user.tags()).containsExactly(new Tag("a", "1"), new Tag("b", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "01", "-1", "x", "2000000000000", "1x", "", "١"})
  void refusesNumbersOfItemsThatAreNone(String number) {
    assertThat(refused(IamModel.createUser(), HEAD + "&Tags.member." + number + ".Key=a").code())
        .isEqualTo("MalformedInput");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "&UserName=Eve|Duplicate parameter UserName",
        "&Tags.member.1.Key=a&Tags.member.1.Key=b|Duplicate parameter Tags.member.1.Key",
        "&Path.x=1|Unexpected complex element in a simple value",
        "&Tags=1|Unexpected simple value where a structure, list or map is expected",
        "&Tags.member.1=1|Unexpected simple value where a structure, list or map is expected",
        "&Tags.1.Key=1|Expected member and a number in the name of a list or map parameter",
        "&Tags.member=1|Expected member and a number in the name of a list or map parameter",
      })
  void refusesNamesThatContradictTheModel(String more, String message) {
    Refusal refusal = refused(IamModel.createUser(), HEAD + more);
    assertThat(refusal.code()).isEqualTo("MalformedInput");
    assertThat(refusal.message()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1.0", "1e3", "0x10", " 1", "2147483648", "99999999999999999999", "٣"})
  void refusesNumbersThatAreNone(String number) {
    assertThat(refused(IamModel.listUsers(), "MaxItems=" + number).message())
        .isEqualTo("STRING_VALUE can not be converted to an Integer");
  }

  @Test
  void readsAnEmptyListFromAnEmptyValue() {
    assertThat(read(IamModel.createUser(), HEAD + "&Tags=").tags()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%ff", "%c3", "%ed%a0%80", "%c0%80"})
  void refusesBrokenEscapesAndBrokenUtf8(String value) {
    assertThat(refused(IamModel.createUser(), HEAD + "&Path=" + value).code())
        .isEqualTo("MalformedQueryString");
  }

  @Test
  void readsParametersOfTheQueryStringButNotItsSignature() {
    RawRequest request =
        Requests.of(
            "GET",
            "/",
            "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900"
                + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=60&X-Amz-Expires=61",
            "");
    assertThat(wire.read(StsModel.getSessionToken(), Protocol.AWS_QUERY, request))
        .isEqualTo(new GetSessionTokenRequest(900, null, null, null));
  }

  @Test
  void refusesAParameterBothInTheQueryStringAndInTheBody() {
    RawRequest request = Requests.of("POST", "/", "UserName=Eve", HEAD);
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> wire.read(IamModel.createUser(), Protocol.AWS_QUERY, request));
    assertThat(refusal.message()).isEqualTo("Duplicate parameter UserName");
  }

  @Test
  void validatesInAwsWords() {
    assertThat(refused(IamModel.createUser(), "UserName=" + "a".repeat(65)).message())
        .isEqualTo(
            "1 validation error detected: Value '"
                + "a".repeat(65)
                + "' at 'userName' failed to satisfy constraint: Member must have length less than"
                + " or equal to 64");
    assertThat(refused(StsModel.assumeRole(), ROLE + "&RoleSessionName=a+b").message())
        .isEqualTo(
            "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy"
                + " constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*");
    assertThat(refused(StsModel.assumeRole(), ROLE + "&RoleSessionName=bob%0A").message())
        .contains("Member must satisfy regular expression pattern");
    Refusal range = refused(IamModel.listUsers(), "MaxItems=1001");
    assertThat(range.code()).isEqualTo("ValidationError");
    assertThat(range.message())
        .isEqualTo(
            "1 validation error detected: Value '1001' at 'maxItems' failed to satisfy constraint:"
                + " Member must have value less than or equal to 1000");
    assertThat(read(IamModel.listUsers(), "MaxItems=1000"))
        .isEqualTo(new ListUsersRequest(null, null, 1000));
  }

  @Test
  void tellsWhatANameOfIamMayHoldInIamsSentence() {
    String name =
        "The specified value for userName is invalid. It must contain only alphanumeric characters"
            + " and/or the following: +=,.@_-";
    assertThat(refused(IamModel.createUser(), "UserName=a+b").message()).isEqualTo(name);
    assertThat(refused(IamModel.createUser(), "UserName=bob%0A").message()).isEqualTo(name);
    assertThat(refused(IamModel.createUser(), "UserName=a&Path=a").message())
        .isEqualTo(
            "The specified value for path is invalid. It must begin and end with / and contain only"
                + " alphanumeric characters and/or / characters.");
    assertThat(refused(IamModel.createUser(), "UserName=" + "+".repeat(65)).message())
        .startsWith("2 validation errors detected: Value '   ")
        .endsWith("less than or equal to 64; " + name);
  }

  @Test
  void neverShowsASensitiveValue() {
    String secret = "hunter2".repeat(40);
    String body = "OldPassword=x&NewPassword=" + secret;
    assertThat(refused(IamModel.changePassword(), body).message())
        .isEqualTo(
            "1 validation error detected: Value at 'newPassword' failed to satisfy constraint:"
                + " Member must have length less than or equal to 128");
  }

  @Test
  void refusesMoreParametersThanItsLimit() {
    assertThat(refused(IamModel.createUser(), "a=b&".repeat(10_001)).code())
        .isEqualTo("RequestTooLarge");
    assertThat(read(IamModel.createUser(), HEAD + "&a=b".repeat(9_997)).userName())
        .isEqualTo("Bob");
  }

  @Test
  void readsThousandsOfItemsAndRefusesThemByTheModel() {
    StringBuilder body = new StringBuilder(HEAD);
    for (int i = 4_900; i > 0; i--) {
      body.append("&Tags.member.").append(i * 1000).append(".Key=k&Tags.member.");
      body.append(i * 1000).append(".Value=v");
    }
    assertThat(refused(IamModel.createUser(), body.toString()).message())
        .isEqualTo(
            "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must"
                + " have length less than or equal to 50");
  }
}
