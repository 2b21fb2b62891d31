package io.keyrota.server.acme.endpoints;

import static io.keyrota.models.acm.AcmModel.createAcmeDomainValidation;
import static io.keyrota.models.acm.AcmModel.createAcmeEndpoint;
import static io.keyrota.models.acm.AcmModel.createAcmeExternalAccountBinding;
import static io.keyrota.models.acm.AcmModel.deleteAcmeDomainValidation;
import static io.keyrota.models.acm.AcmModel.deleteAcmeEndpoint;
import static io.keyrota.models.acm.AcmModel.deleteAcmeExternalAccountBinding;
import static io.keyrota.models.acm.AcmModel.describeAcmeAccount;
import static io.keyrota.models.acm.AcmModel.describeAcmeDomainValidation;
import static io.keyrota.models.acm.AcmModel.describeAcmeEndpoint;
import static io.keyrota.models.acm.AcmModel.describeAcmeExternalAccountBinding;
import static io.keyrota.models.acm.AcmModel.getAcmeExternalAccountBindingCredentials;
import static io.keyrota.models.acm.AcmModel.listAcmeAccounts;
import static io.keyrota.models.acm.AcmModel.listAcmeDomainValidations;
import static io.keyrota.models.acm.AcmModel.listAcmeEndpoints;
import static io.keyrota.models.acm.AcmModel.listAcmeExternalAccountBindings;
import static io.keyrota.models.acm.AcmModel.listTagsForResource;
import static io.keyrota.models.acm.AcmModel.revokeAcmeAccount;
import static io.keyrota.models.acm.AcmModel.revokeAcmeExternalAccountBinding;
import static io.keyrota.models.acm.AcmModel.tagResource;
import static io.keyrota.models.acm.AcmModel.untagResource;
import static io.keyrota.models.acm.AcmModel.updateAcmeDomainValidation;
import static io.keyrota.models.acm.AcmModel.updateAcmeEndpoint;

import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.dns.Resolver;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;
import java.util.function.Supplier;

/** The table of contents of ACM's ACME endpoints. */
public final class EndpointOperations {
  private EndpointOperations() {}

  /** What is kept of them in the store. */
  public static List<Table<?>> tables() {
    return List.of(
        EndpointTable.TABLE,
        EndpointCountTable.TABLE,
        DomainTable.TABLE,
        BindingTable.TABLE,
        AccountTable.TABLE,
        OrderTable.TABLE,
        IssuedTable.TABLE);
  }

  /** Adds the operations to ACM's. */
  public static Api in(Api acm, EndpointWorks works) {
    return acm.with(createAcmeEndpoint(), new CreateAcmeEndpoint(works))
        .with(describeAcmeEndpoint(), new DescribeAcmeEndpoint(works))
        .with(listAcmeEndpoints(), new ListAcmeEndpoints(works))
        .with(updateAcmeEndpoint(), new UpdateAcmeEndpoint())
        .with(deleteAcmeEndpoint(), new DeleteAcmeEndpoint())
        .with(createAcmeDomainValidation(), new CreateAcmeDomainValidation(works))
        .with(describeAcmeDomainValidation(), new DescribeAcmeDomainValidation())
        .with(listAcmeDomainValidations(), new ListAcmeDomainValidations())
        .with(updateAcmeDomainValidation(), new UpdateAcmeDomainValidation(works))
        .with(deleteAcmeDomainValidation(), new DeleteAcmeDomainValidation())
        .with(createAcmeExternalAccountBinding(), new CreateAcmeExternalAccountBinding(works))
        .with(describeAcmeExternalAccountBinding(), new DescribeAcmeExternalAccountBinding())
        .with(listAcmeExternalAccountBindings(), new ListAcmeExternalAccountBindings())
        .with(
            getAcmeExternalAccountBindingCredentials(),
            new GetAcmeExternalAccountBindingCredentials())
        .with(revokeAcmeExternalAccountBinding(), new RevokeAcmeExternalAccountBinding())
        .with(deleteAcmeExternalAccountBinding(), new DeleteAcmeExternalAccountBinding())
        .with(listAcmeAccounts(), new ListAcmeAccounts(works))
        .with(describeAcmeAccount(), new DescribeAcmeAccount(works))
        .with(revokeAcmeAccount(), new RevokeAcmeAccount())
        .with(tagResource(), new TagResource())
        .with(untagResource(), new UntagResource())
        .with(listTagsForResource(), new ListTagsForResource());
  }

  /**
   * What time asks for.
   *
   * @param look the newest there is
   */
  public static List<Duty<?>> duties(Resolver resolver, Supplier<Snapshot> look) {
    return List.of(
        new CheckAcmeDomain(resolver, look),
        new EndEndpoint(),
        new ForgetOrder(),
        new ForgetIssued());
  }
}
