// AWS Security Token Service: every operation, its shapes and their constraints.
// Converted by the Keyrota project from AWS's own API model (Apache-2.0, see NOTICE); changed:
// no documentation, simple shapes without constraints replaced by Smithy's own, @readonly as
// CloudTrail has it, more members @sensitive.
// Patterns are written as AWS prints them and must match whole values.
$version: "2.0"

namespace com.amazonaws.sts

use aws.auth#sigv4
use aws.protocols#awsQuery
use aws.protocols#awsQueryError

@sigv4(name: "sts")
@awsQuery
@xmlNamespace(uri: "https://sts.amazonaws.com/doc/2011-06-15/")
service AWSSecurityTokenService {
    version: "2011-06-15"
    operations: [
        AssumeRole
        AssumeRoleWithSAML
        AssumeRoleWithWebIdentity
        AssumeRoot
        DecodeAuthorizationMessage
        GetAccessKeyInfo
        GetCallerIdentity
        GetDelegatedAccessToken
        GetFederationToken
        GetSessionToken
        GetWebIdentityToken
    ]
}

@readonly
operation AssumeRole {
    input: AssumeRoleRequest
    output: AssumeRoleResponse
    errors: [
        ExpiredTokenException
        MalformedPolicyDocumentException
        PackedPolicyTooLargeException
        RegionDisabledException
    ]
}

@optionalAuth
@readonly
operation AssumeRoleWithSAML {
    input: AssumeRoleWithSAMLRequest
    output: AssumeRoleWithSAMLResponse
    errors: [
        ExpiredTokenException
        IDPRejectedClaimException
        InvalidIdentityTokenException
        MalformedPolicyDocumentException
        PackedPolicyTooLargeException
        RegionDisabledException
    ]
}

@optionalAuth
@readonly
operation AssumeRoleWithWebIdentity {
    input: AssumeRoleWithWebIdentityRequest
    output: AssumeRoleWithWebIdentityResponse
    errors: [
        ExpiredTokenException
        IDPCommunicationErrorException
        IDPRejectedClaimException
        InvalidIdentityTokenException
        MalformedPolicyDocumentException
        PackedPolicyTooLargeException
        RegionDisabledException
    ]
}

@readonly
operation AssumeRoot {
    input: AssumeRootRequest
    output: AssumeRootResponse
    errors: [
        ExpiredTokenException
        RegionDisabledException
    ]
}

@readonly
operation DecodeAuthorizationMessage {
    input: DecodeAuthorizationMessageRequest
    output: DecodeAuthorizationMessageResponse
    errors: [
        InvalidAuthorizationMessageException
    ]
}

@readonly
operation GetAccessKeyInfo {
    input: GetAccessKeyInfoRequest
    output: GetAccessKeyInfoResponse
}

@readonly
operation GetCallerIdentity {
    input: GetCallerIdentityRequest
    output: GetCallerIdentityResponse
}

@readonly
operation GetDelegatedAccessToken {
    input: GetDelegatedAccessTokenRequest
    output: GetDelegatedAccessTokenResponse
    errors: [
        ExpiredTradeInTokenException
        PackedPolicyTooLargeException
        RegionDisabledException
    ]
}

@readonly
operation GetFederationToken {
    input: GetFederationTokenRequest
    output: GetFederationTokenResponse
    errors: [
        MalformedPolicyDocumentException
        PackedPolicyTooLargeException
        RegionDisabledException
    ]
}

@readonly
operation GetSessionToken {
    input: GetSessionTokenRequest
    output: GetSessionTokenResponse
    errors: [
        RegionDisabledException
    ]
}

@readonly
operation GetWebIdentityToken {
    input: GetWebIdentityTokenRequest
    output: GetWebIdentityTokenResponse
    errors: [
        JWTPayloadSizeExceededException
        OutboundWebIdentityFederationDisabledException
        SessionDurationEscalationException
    ]
}

@length(min: 16, max: 128)
@pattern("[\\w]*")
string accessKeyIdType

@sensitive
string accessKeySecretType

@length(min: 20, max: 2048)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+")
string arnType

@length(min: 2, max: 193)
@pattern("[\\w+=,.@:-]*")
string assumedRoleIdType

structure AssumedRoleUser {
    @required
    AssumedRoleId: assumedRoleIdType
    @required
    Arn: arnType
}

structure AssumeRoleRequest {
    @required
    RoleArn: arnType
    @required
    RoleSessionName: roleSessionNameType
    PolicyArns: policyDescriptorListType
    Policy: unrestrictedSessionPolicyDocumentType
    DurationSeconds: roleDurationSecondsType
    Tags: tagListType
    TransitiveTagKeys: tagKeyListType
    ExternalId: externalIdType
    SerialNumber: serialNumberType
    TokenCode: tokenCodeType
    SourceIdentity: sourceIdentityType
    ProvidedContexts: ProvidedContextsListType
    MinimumSessionTokenSize: minimumSessionTokenSizeType
}

structure AssumeRoleResponse {
    Credentials: Credentials
    AssumedRoleUser: AssumedRoleUser
    PackedPolicySize: nonNegativeIntegerType
    SourceIdentity: sourceIdentityType
    SessionTokenUtilization: nonNegativeIntegerType
    SessionTokenSize: nonNegativeIntegerType
}

structure AssumeRoleWithSAMLRequest {
    @required
    RoleArn: arnType
    @required
    PrincipalArn: arnType
    @required
    SAMLAssertion: SAMLAssertionType
    PolicyArns: policyDescriptorListType
    Policy: sessionPolicyDocumentType
    DurationSeconds: roleDurationSecondsType
    MinimumSessionTokenSize: minimumSessionTokenSizeType
}

structure AssumeRoleWithSAMLResponse {
    Credentials: Credentials
    AssumedRoleUser: AssumedRoleUser
    PackedPolicySize: nonNegativeIntegerType
    Subject: String
    SubjectType: String
    Issuer: String
    Audience: String
    NameQualifier: String
    SourceIdentity: sourceIdentityType
    SessionTokenUtilization: nonNegativeIntegerType
    SessionTokenSize: nonNegativeIntegerType
}

structure AssumeRoleWithWebIdentityRequest {
    @required
    RoleArn: arnType
    @required
    RoleSessionName: roleSessionNameType
    @required
    WebIdentityToken: clientTokenType
    ProviderId: urlType
    PolicyArns: policyDescriptorListType
    Policy: sessionPolicyDocumentType
    DurationSeconds: roleDurationSecondsType
    MinimumSessionTokenSize: minimumSessionTokenSizeType
}

structure AssumeRoleWithWebIdentityResponse {
    Credentials: Credentials
    SubjectFromWebIdentityToken: webIdentitySubjectType
    AssumedRoleUser: AssumedRoleUser
    PackedPolicySize: nonNegativeIntegerType
    Provider: String
    Audience: String
    SourceIdentity: sourceIdentityType
    SessionTokenUtilization: nonNegativeIntegerType
    SessionTokenSize: nonNegativeIntegerType
}

structure AssumeRootRequest {
    @required
    TargetPrincipal: TargetPrincipalType
    @required
    TaskPolicyArn: PolicyDescriptorType
    DurationSeconds: RootDurationSecondsType
}

structure AssumeRootResponse {
    Credentials: Credentials
    SourceIdentity: sourceIdentityType
}

@sensitive
@length(min: 4, max: 20000)
string clientTokenType

@length(min: 4, max: 2048)
string contextAssertionType

structure Credentials {
    @required
    AccessKeyId: accessKeyIdType
    @required
    SecretAccessKey: accessKeySecretType
    @required
    SessionToken: tokenType
    @required
    Expiration: Timestamp
}

structure DecodeAuthorizationMessageRequest {
    @required
    EncodedMessage: encodedMessageType
}

structure DecodeAuthorizationMessageResponse {
    DecodedMessage: String
}

@range(min: 900, max: 129600)
integer durationSecondsType

@length(min: 1, max: 10240)
string encodedMessageType

@error("client")
@awsQueryError(code: "ExpiredTokenException", httpResponseCode: 400)
@httpError(400)
structure ExpiredTokenException {
    message: String
}

@error("client")
@awsQueryError(code: "ExpiredTradeInTokenException", httpResponseCode: 400)
@httpError(400)
structure ExpiredTradeInTokenException {
    message: String
}

@length(min: 2, max: 1224)
@pattern("[\\w+=,.@:\\/-]*")
string externalIdType

@length(min: 2, max: 193)
@pattern("[\\w+=,.@\\:-]*")
string federatedIdType

structure FederatedUser {
    @required
    FederatedUserId: federatedIdType
    @required
    Arn: arnType
}

structure GetAccessKeyInfoRequest {
    @required
    AccessKeyId: accessKeyIdType
}

structure GetAccessKeyInfoResponse {
    Account: String
}

structure GetCallerIdentityRequest {}

structure GetCallerIdentityResponse {
    UserId: String
    Account: String
    Arn: arnType
}

structure GetDelegatedAccessTokenRequest {
    @required
    TradeInToken: tradeInTokenType
}

structure GetDelegatedAccessTokenResponse {
    Credentials: Credentials
    PackedPolicySize: nonNegativeIntegerType
    AssumedPrincipal: arnType
}

structure GetFederationTokenRequest {
    @required
    Name: userNameType
    Policy: sessionPolicyDocumentType
    PolicyArns: policyDescriptorListType
    DurationSeconds: durationSecondsType
    Tags: tagListType
    MinimumSessionTokenSize: minimumSessionTokenSizeType
}

structure GetFederationTokenResponse {
    Credentials: Credentials
    FederatedUser: FederatedUser
    PackedPolicySize: nonNegativeIntegerType
    SessionTokenUtilization: nonNegativeIntegerType
    SessionTokenSize: nonNegativeIntegerType
}

structure GetSessionTokenRequest {
    DurationSeconds: durationSecondsType
    SerialNumber: serialNumberType
    TokenCode: tokenCodeType
    MinimumSessionTokenSize: minimumSessionTokenSizeType
}

structure GetSessionTokenResponse {
    Credentials: Credentials
    SessionTokenUtilization: nonNegativeIntegerType
    SessionTokenSize: nonNegativeIntegerType
}

structure GetWebIdentityTokenRequest {
    @required
    Audience: webIdentityTokenAudienceListType
    DurationSeconds: webIdentityTokenDurationSecondsType
    @required
    SigningAlgorithm: jwtAlgorithmType
    Tags: tagListType
}

structure GetWebIdentityTokenResponse {
    WebIdentityToken: webIdentityTokenType
    Expiration: Timestamp
}

@error("client")
@awsQueryError(code: "IDPCommunicationError", httpResponseCode: 400)
@httpError(400)
structure IDPCommunicationErrorException {
    message: String
}

@error("client")
@awsQueryError(code: "IDPRejectedClaim", httpResponseCode: 403)
@httpError(403)
structure IDPRejectedClaimException {
    message: String
}

@error("client")
@awsQueryError(code: "InvalidAuthorizationMessageException", httpResponseCode: 400)
@httpError(400)
structure InvalidAuthorizationMessageException {
    message: String
}

@error("client")
@awsQueryError(code: "InvalidIdentityToken", httpResponseCode: 400)
@httpError(400)
structure InvalidIdentityTokenException {
    message: String
}

@length(min: 5, max: 5)
string jwtAlgorithmType

@error("client")
@awsQueryError(code: "JWTPayloadSizeExceededException", httpResponseCode: 400)
@httpError(400)
structure JWTPayloadSizeExceededException {
    message: String
}

@error("client")
@awsQueryError(code: "MalformedPolicyDocument", httpResponseCode: 400)
@httpError(400)
structure MalformedPolicyDocumentException {
    message: String
}

@range(min: 0, max: 4096)
integer minimumSessionTokenSizeType

@range(min: 0)
integer nonNegativeIntegerType

@error("client")
@awsQueryError(code: "OutboundWebIdentityFederationDisabledException", httpResponseCode: 403)
@httpError(403)
structure OutboundWebIdentityFederationDisabledException {
    message: String
}

@error("client")
@awsQueryError(code: "PackedPolicyTooLarge", httpResponseCode: 400)
@httpError(400)
structure PackedPolicyTooLargeException {
    message: String
}

list policyDescriptorListType {
    member: PolicyDescriptorType
}

structure PolicyDescriptorType {
    arn: arnType
}

structure ProvidedContext {
    ProviderArn: arnType
    ContextAssertion: contextAssertionType
}

@length(min: 1, max: 5)
list ProvidedContextsListType {
    member: ProvidedContext
}

@error("client")
@awsQueryError(code: "RegionDisabledException", httpResponseCode: 403)
@httpError(403)
structure RegionDisabledException {
    message: String
}

@range(min: 900, max: 43200)
integer roleDurationSecondsType

@length(min: 2, max: 64)
@pattern("[\\w+=,.@-]*")
string roleSessionNameType

@range(min: 0, max: 900)
integer RootDurationSecondsType

@sensitive
@length(min: 4, max: 100000)
string SAMLAssertionType

@length(min: 9, max: 256)
@pattern("[\\w+=/:,.@-]*")
string serialNumberType

@error("client")
@awsQueryError(code: "SessionDurationEscalationException", httpResponseCode: 403)
@httpError(403)
structure SessionDurationEscalationException {
    message: String
}

@length(min: 1, max: 2048)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
string sessionPolicyDocumentType

@length(min: 2, max: 64)
@pattern("[\\w+=,.@-]*")
string sourceIdentityType

structure Tag {
    @required
    Key: tagKeyType
    @required
    Value: tagValueType
}

@length(max: 50)
list tagKeyListType {
    member: tagKeyType
}

@length(min: 1, max: 128)
@pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+")
string tagKeyType

@length(max: 50)
list tagListType {
    member: Tag
}

@length(min: 0, max: 256)
@pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*")
string tagValueType

@length(min: 12, max: 2048)
string TargetPrincipalType

@length(min: 6, max: 6)
@pattern("[\\d]*")
string tokenCodeType

@sensitive
string tokenType

@sensitive
string tradeInTokenType

@length(min: 1)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
string unrestrictedSessionPolicyDocumentType

@length(min: 4, max: 2048)
string urlType

@length(min: 2, max: 32)
@pattern("[\\w+=,.@-]*")
string userNameType

@length(min: 6, max: 255)
string webIdentitySubjectType

@length(min: 1, max: 10)
list webIdentityTokenAudienceListType {
    member: webIdentityTokenAudienceStringType
}

@length(min: 1, max: 1000)
string webIdentityTokenAudienceStringType

@range(min: 60, max: 3600)
integer webIdentityTokenDurationSecondsType

@sensitive
string webIdentityTokenType
