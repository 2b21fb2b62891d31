package io.keyrota.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.keyrota.KeyrotaModel;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.models.sts.StsModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SurfaceTest {
  @Test
  void everyOperationOfAwsIsModelled() {
    assertThat(KmsModel.SERVICE.operationNames()).hasSize(56);
    assertThat(StsModel.SERVICE.operationNames()).hasSize(11);
    assertThat(AcmModel.SERVICE.operationNames()).hasSize(40);
    assertThat(IamModel.SERVICE.operationNames()).hasSize(176);
    assertThat(Route53Model.SERVICE.operationNames()).hasSize(71);
    assertThat(ElasticloadbalancingModel.SERVICE.operationNames()).hasSize(51);
    assertThat(KeyrotaModel.SERVICE.operationNames()).hasSize(14);
  }

  @Test
  void operationsStandInTheOrderOfTheirNames() {
    for (ServiceSchema service : Models.ALL) {
      assertThat(List.copyOf(service.operationNames())).isSorted();
    }
  }

  @Test
  void servicesAreNamedAsTheWireNamesThem() {
    assertThat(IamModel.SERVICE)
        .extracting(
            ServiceSchema::prefix,
            ServiceSchema::protocol,
            ServiceSchema::version,
            ServiceSchema::targetPrefix,
            ServiceSchema::xmlNamespace)
        .containsExactly(
            "iam",
            Protocol.AWS_QUERY,
            "2010-05-08",
            "",
            "https://iam.amazonaws.com/doc/2010-05-08/");
    assertThat(StsModel.SERVICE)
        .extracting(
            ServiceSchema::prefix,
            ServiceSchema::protocol,
            ServiceSchema::version,
            ServiceSchema::targetPrefix,
            ServiceSchema::xmlNamespace)
        .containsExactly(
            "sts",
            Protocol.AWS_QUERY,
            "2011-06-15",
            "",
            "https://sts.amazonaws.com/doc/2011-06-15/");
    assertThat(Route53Model.SERVICE)
        .extracting(
            ServiceSchema::prefix,
            ServiceSchema::protocol,
            ServiceSchema::version,
            ServiceSchema::targetPrefix,
            ServiceSchema::xmlNamespace)
        .containsExactly(
            "route53",
            Protocol.REST_XML,
            "2013-04-01",
            "",
            "https://route53.amazonaws.com/doc/2013-04-01/");
    assertJson(KmsModel.SERVICE, "kms", "2014-11-01", "TrentService");
    assertJson(AcmModel.SERVICE, "acm", "2015-12-08", "CertificateManager");
    assertJson(KeyrotaModel.SERVICE, "keyrota", "2026-11-23", "Keyrota");
  }

  private static void assertJson(
      ServiceSchema service, String prefix, String version, String target) {
    assertThat(service)
        .extracting(
            ServiceSchema::prefix,
            ServiceSchema::protocol,
            ServiceSchema::version,
            ServiceSchema::targetPrefix,
            ServiceSchema::xmlNamespace)
        .containsExactly(prefix, Protocol.AWS_JSON_1_1, version, target, "");
  }

  @Test
  void theTypedAccessorAndTheTableGiveTheSameSchema() {
    assertThat(IamModel.SERVICE.operation("CreateUser").orElseThrow())
        .isSameAs(IamModel.createUser());
    assertThat(KmsModel.SERVICE.operation("Encrypt").orElseThrow()).isSameAs(KmsModel.encrypt());
    assertThat(IamModel.SERVICE.operation("NoSuchOperation")).isEmpty();
  }

  @Test
  void anOperationWithoutOutputHasAnEmptyRecordAndNoResult() {
    assertThat(IamModel.deleteUser().hasOutput()).isFalse();
    assertThat(IamModel.deleteUser().output().members()).isEmpty();
    assertThat(IamModel.deleteUser().output().name()).isEqualTo("DeleteUserResponse");
    assertThat(IamModel.createUser().hasOutput()).isTrue();
    assertThat(IamModel.createUser().resultWrapper()).isEqualTo("CreateUserResult");
    assertThat(IamModel.getAccountSummary().input().members()).isEmpty();
    assertThat(KmsModel.scheduleKeyDeletion().hasOutput()).isTrue();
    assertThat(KmsModel.createAlias().hasOutput()).isFalse();
  }

  @Test
  void onlyTheFederationsOfStsAreTakenUnsigned() {
    Set<String> unsigned =
        Models.ALL.stream()
            .flatMap(service -> Models.operations(service).stream())
            .filter(OperationSchema::unsigned)
            .map(OperationSchema::name)
            .collect(Collectors.toSet());
    assertThat(unsigned)
        .containsExactlyInAnyOrder("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity");
  }

  @Test
  void whatHttpCarriesIsSaidOfRoute53Alone() {
    assertThat(Route53Model.createHostedZone().http())
        .isEqualTo(new OperationSchema.HttpBinding("POST", "/2013-04-01/hostedzone", 201));
    StructureSchema<?> list = Route53Model.listResourceRecordSets().input();
    assertThat(Models.member(list, "HostedZoneId").location()).isEqualTo(Member.Location.LABEL);
    assertThat(Models.member(list, "StartRecordName"))
        .extracting(Member::location, Member::locationName)
        .containsExactly(Member.Location.QUERY, "name");
    StructureSchema<?> made = Route53Model.createHostedZone().output();
    assertThat(Models.member(made, "Location"))
        .extracting(Member::location, Member::locationName)
        .containsExactly(Member.Location.HEADER, "Location");
    for (ServiceSchema service : Models.ALL) {
      boolean rest = service.protocol() == Protocol.REST_XML;
      assertThat(Models.operations(service)).allMatch(it -> (it.http() != null) == rest);
    }
  }

  @Test
  void readOnlyIsWhatCloudTrailCallsReadOnly() {
    assertThat(readOnly(KmsModel.SERVICE))
        .contains("Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "GenerateRandom", "Sign")
        .contains("Verify", "VerifyMac", "GenerateMac", "DeriveSharedSecret", "DescribeKey")
        .contains("Encapsulate", "Decapsulate")
        .contains("GetParametersForImport", "ListKeys", "GetKeyLastUsage")
        .doesNotContain("CreateKey", "CreateGrant", "RetireGrant", "RotateKeyOnDemand")
        .doesNotContain("ImportKeyMaterial", "ScheduleKeyDeletion", "TagResource", "UpdateAlias");
    assertThat(readOnly(StsModel.SERVICE)).hasSize(11);
    assertThat(readOnly(IamModel.SERVICE))
        .contains("GetUser", "ListAccessKeys", "SimulatePrincipalPolicy", "GetCredentialReport")
        .doesNotContain("CreateUser", "UpdateAccessKey", "ChangePassword", "ResyncMFADevice");
    assertThat(readOnly(AcmModel.SERVICE))
        .contains("DescribeCertificate", "SearchCertificates", "ExportCertificate")
        .doesNotContain("RequestCertificate", "ImportCertificate", "ResendValidationEmail");
    assertThat(readOnly(Route53Model.SERVICE))
        .contains("ListResourceRecordSets", "GetChange", "TestDNSAnswer", "ListTagsForResources")
        .doesNotContain("CreateHostedZone", "ChangeResourceRecordSets", "DeleteHostedZone");
    assertThat(readOnly(KeyrotaModel.SERVICE))
        .containsExactlyInAnyOrder(
            "GetClock",
            "ListAccounts",
            "ListEvents",
            "ListKeyMaterials",
            "ListQuotas",
            "LookupTrail",
            "VerifyTrail",
            "WhoCan",
            "WhoUses");
  }

  private static Set<String> readOnly(ServiceSchema service) {
    return Models.operations(service).stream()
        .filter(OperationSchema::readOnly)
        .map(OperationSchema::name)
        .collect(Collectors.toSet());
  }
}
