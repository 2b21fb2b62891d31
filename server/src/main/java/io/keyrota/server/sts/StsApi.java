package io.keyrota.server.sts;

import static io.keyrota.models.sts.StsModel.getAccessKeyInfo;
import static io.keyrota.models.sts.StsModel.getCallerIdentity;
import static io.keyrota.models.sts.StsModel.getSessionToken;

import io.keyrota.models.sts.StsModel;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Principals;

/** STS's table of contents. */
public final class StsApi {

  private StsApi() {}

  /** The operations that are built. */
  public static Api of(Principals principals) {
    return new Api(StsModel.SERVICE)
        .with(getCallerIdentity(), new GetCallerIdentity())
        .with(getAccessKeyInfo(), new GetAccessKeyInfo(principals))
        .with(getSessionToken(), new GetSessionToken(), "no MFA: every code is refused");
  }
}
