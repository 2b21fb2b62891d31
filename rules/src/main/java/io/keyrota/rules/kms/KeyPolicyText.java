package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;

/** The key policies that KMS itself writes, letter for letter as AWS does. */
public final class KeyPolicyText {

  /** The only name that a key policy has. */
  public static final String NAME = "default";

  private KeyPolicyText() {}

  /** The policy of a key that was made without one: the account decides, by IAM policies. */
  public static String standard(AccountId account) {
    return """
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::%s:root"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }"""
        .formatted(account);
  }

  /**
   * The fixed policy of an AWS-managed key: its service may use it for everybody in the account,
   * the account itself may only look.
   *
   * @param service for example {@code s3}
   */
  public static String managed(String service, AccountId account, Region region) {
    return """
        {
          "Version" : "2012-10-17",
          "Id" : "auto-%1$s-1",
          "Statement" : [ {
            "Sid" : "Allow access through %1$s for all principals in the account that are authorized to use %1$s",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "*"
            },
            "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey" ],
            "Resource" : "*",
            "Condition" : {
              "StringEquals" : {
                "kms:CallerAccount" : "%2$s",
                "kms:ViaService" : "%1$s.%3$s.amazonaws.com"
              }
            }
          }, {
            "Sid" : "Allow direct access to key metadata to the account",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::%2$s:root"
            },
            "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant" ],
            "Resource" : "*"
          } ]
        }"""
        .formatted(service, account, region);
  }
}
