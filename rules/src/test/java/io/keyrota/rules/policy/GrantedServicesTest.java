package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantedServicesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Effect':'Allow','Action':'*','Resource':'*' | iam kms kinesis",
        "'Effect':'Allow','Action':'KMS:Decrypt','Resource':'arn:aws:kms:*:*:key/a' | kms",
        "'Effect':'Allow','Action':['iam:Get*','kms:*'],'Resource':'*' | iam kms",
        "'Effect':'Allow','Action':'k*:List*','Resource':'*' | kms kinesis",
        "'Effect':'Allow','Action':'km?:List*','Resource':'*' | kms",
        "'Effect':'Allow','NotAction':'kms:*','Resource':'*' | iam kinesis",
        "'Effect':'Allow','NotAction':'kms:Decrypt','Resource':'*' | iam kms kinesis",
        "'Effect':'Deny','Action':'*','Resource':'*' | none",
        "'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'kms:*',"
            + "'Resource':'*' | iam kinesis",
        "'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','NotAction':'kms:*',"
            + "'Resource':'*' | kms",
        "'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'kms:Get*',"
            + "'Resource':'*' | iam kms kinesis",
        "'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'kms:*',"
            + "'Resource':'arn:aws:kms:*:*:key/a' | iam kms kinesis",
        "'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'kms:*',"
            + "'Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}} | iam kms kinesis",
      })
  void areThoseOfWhichSomeRequestIsAllowed(String statements, String services) {
    PolicyDocument policy =
        PolicyDocument.parse(
            ("{'Version':'2012-10-17','Statement':[{" + statements + "}]}").replace('\'', '"'),
            PolicyKind.IDENTITY);
    assertThat(
            Stream.of("iam", "kms", "kinesis")
                .filter(policy::grants)
                .collect(Collectors.joining(" ")))
        .isEqualTo(services.equals("none") ? "" : services);
  }
}
