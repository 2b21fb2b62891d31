package io.keyrota.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmErrors;
import io.keyrota.models.elasticloadbalancing.ElasticloadbalancingErrors;
import io.keyrota.models.iam.IamErrors;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.keyrota.KeyrotaErrors;
import io.keyrota.models.keyrota.KeyrotaModel;
import io.keyrota.models.kms.KmsErrors;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.route53.Route53Errors;
import io.keyrota.models.schema.ErrorSchema;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.sts.StsErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorTest {
  @Test
  void queryErrorsHaveTheirOwnCodeAndStatus() {
    assertThat(IamErrors.NO_SUCH_ENTITY_EXCEPTION)
        .isEqualTo(new ErrorSchema("NoSuchEntityException", "NoSuchEntity", 404, true));
    assertThat(IamErrors.LIMIT_EXCEEDED_EXCEPTION)
        .isEqualTo(new ErrorSchema("LimitExceededException", "LimitExceeded", 409, true));
    assertThat(IamErrors.ENTITY_ALREADY_EXISTS_EXCEPTION)
        .isEqualTo(
            new ErrorSchema("EntityAlreadyExistsException", "EntityAlreadyExists", 409, true));
    assertThat(IamErrors.CREDENTIAL_REPORT_EXPIRED_EXCEPTION)
        .isEqualTo(new ErrorSchema("CredentialReportExpiredException", "ReportExpired", 410, true));
    assertThat(IamErrors.SERVICE_FAILURE_EXCEPTION)
        .isEqualTo(new ErrorSchema("ServiceFailureException", "ServiceFailure", 500, false));
    assertThat(StsErrors.REGION_DISABLED_EXCEPTION)
        .isEqualTo(
            new ErrorSchema("RegionDisabledException", "RegionDisabledException", 403, true));
  }

  @Test
  void jsonErrorsAreCalledByTheirShapes() {
    assertThat(KmsErrors.NOT_FOUND_EXCEPTION)
        .isEqualTo(new ErrorSchema("NotFoundException", "NotFoundException", 400, true));
    assertThat(KmsErrors.KMS_INTERNAL_EXCEPTION)
        .isEqualTo(new ErrorSchema("KMSInternalException", "KMSInternalException", 500, false));
    assertThat(AcmErrors.RESOURCE_NOT_FOUND_EXCEPTION.httpStatus()).isEqualTo(400);
    assertThat(KeyrotaModel.advanceClock().errors())
        .containsExactly(
            KeyrotaErrors.CLOCK_NOT_IN_REHEARSAL_EXCEPTION,
            KeyrotaErrors.INVALID_PARAMETER_VALUE_EXCEPTION);
  }

  @Test
  void operationsDeclareTheirErrors() {
    assertThat(IamModel.createAccessKey().errors())
        .containsExactlyInAnyOrder(
            IamErrors.LIMIT_EXCEEDED_EXCEPTION,
            IamErrors.NO_SUCH_ENTITY_EXCEPTION,
            IamErrors.SERVICE_FAILURE_EXCEPTION);
    assertThat(KmsModel.decrypt().errors()).contains(KmsErrors.INCORRECT_KEY_EXCEPTION);
  }

  @Test
  void aServicesListHoldsEveryErrorThatItsOperationsDeclare() {
    List<List<ErrorSchema>> lists =
        List.of(
            IamErrors.ALL,
            StsErrors.ALL,
            KmsErrors.ALL,
            AcmErrors.ALL,
            KeyrotaErrors.ALL,
            Route53Errors.ALL,
            ElasticloadbalancingErrors.ALL);
    for (int i = 0; i < lists.size(); i++) {
      ServiceSchema service = Models.ALL.get(i);
      Set<ErrorSchema> declared = new HashSet<>();
      for (OperationSchema<?, ?> operation : Models.operations(service)) {
        declared.addAll(operation.errors());
      }
      assertThat(lists.get(i))
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(declared);
    }
  }
}
