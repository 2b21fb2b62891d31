package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.AliasName;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.rules.kms.KeyReference;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The AWS-managed keys {@code alias/aws/<service>}: each is made when it is first needed. */
final class ManagedKeys {
  /** Services whose keys clients of AWS meet; another name is an alias that does not exist. */
  private static final Set<String> KNOWN =
      Set.of(
          "acm",
          "backup",
          "cloudtrail",
          "codebuild",
          "codecommit",
          "connect",
          "dms",
          "dynamodb",
          "ebs",
          "ecr",
          "elasticache",
          "elasticfilesystem",
          "es",
          "fsx",
          "glue",
          "kinesis",
          "kinesisvideo",
          "lambda",
          "lightsail",
          "logs",
          "memorydb",
          "mq",
          "rds",
          "redshift",
          "route53",
          "s3",
          "sagemaker",
          "secretsmanager",
          "sns",
          "sqs",
          "ssm",
          "timestream",
          "workspaces",
          "xray");

  private ManagedKeys() {}

  static boolean isKnown(String service) {
    return KNOWN.contains(service);
  }

  /** The names of all aliases that a managed key is behind, or will be. */
  static List<String> aliasNames() {
    return KNOWN.stream().map(service -> AliasName.RESERVED + service).toList();
  }

  /** The key that is behind the alias from now on. */
  static FoundKey first(KeyReference.OfAlias alias, String service, Call call, Snapshot seen) {
    AccountId account = alias.account();
    Region region = alias.region();
    KeyId id = KeyId.of(false, call.entropy().bytes(KeyId.BYTES));
    SealedMaterial material =
        NewMaterial.bytes(account, region, id, KeySpec.SYMMETRIC_DEFAULT, call);
    KmsKey key =
        KeyLife.createManaged(account, region, id, description(service), material.id(), call.now());
    Instant created = KmsKey.date(call.now());
    List<Change> changes =
        List.of(
            MaterialTable.put(material),
            KeyPolicyTable.put(key, KeyPolicyText.managed(service, account, region)),
            AliasTable.put(
                new KeyAlias(account, region, AliasName.RESERVED + service, id, created, created)));
    return FoundKey.made(key, material, changes, seen);
  }

  private static String description(String service) {
    return "Default key that protects my " + service + " data when no other key is defined";
  }
}
