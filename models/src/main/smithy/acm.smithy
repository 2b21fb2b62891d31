// AWS Certificate Manager: every operation, its shapes and their constraints.
// Converted by the Keyrota project from AWS's own API model (Apache-2.0, see NOTICE); changed:
// no documentation, simple shapes without constraints replaced by Smithy's own, @readonly as
// CloudTrail has it, more members @sensitive.
// Patterns are written as AWS prints them and must match whole values.
$version: "2.0"

namespace com.amazonaws.acm

use aws.auth#sigv4
use aws.protocols#awsJson1_1

@sigv4(name: "acm")
@awsJson1_1
service CertificateManager {
    version: "2015-12-08"
    operations: [
        AddTagsToCertificate
        CreateAcmeDomainValidation
        CreateAcmeEndpoint
        CreateAcmeExternalAccountBinding
        DeleteAcmeDomainValidation
        DeleteAcmeEndpoint
        DeleteAcmeExternalAccountBinding
        DeleteCertificate
        DescribeAcmeAccount
        DescribeAcmeDomainValidation
        DescribeAcmeEndpoint
        DescribeAcmeExternalAccountBinding
        DescribeCertificate
        ExportCertificate
        GetAccountConfiguration
        GetAcmeExternalAccountBindingCredentials
        GetCertificate
        ImportCertificate
        ListAcmeAccounts
        ListAcmeDomainValidations
        ListAcmeEndpoints
        ListAcmeExternalAccountBindings
        ListCertificateDomainValidations
        ListCertificates
        ListTagsForCertificate
        ListTagsForResource
        PutAccountConfiguration
        RemoveTagsFromCertificate
        RenewCertificate
        RequestCertificate
        ResendValidationEmail
        RevokeAcmeAccount
        RevokeAcmeExternalAccountBinding
        RevokeCertificate
        SearchCertificates
        TagResource
        UntagResource
        UpdateAcmeDomainValidation
        UpdateAcmeEndpoint
        UpdateCertificateOptions
    ]
}

operation AddTagsToCertificate {
    input: AddTagsToCertificateRequest
    errors: [
        InvalidArnException
        InvalidParameterException
        InvalidTagException
        ResourceNotFoundException
        TagPolicyException
        ThrottlingException
        TooManyTagsException
        ValidationException
    ]
}

operation CreateAcmeDomainValidation {
    input: CreateAcmeDomainValidationRequest
    output: CreateAcmeDomainValidationResponse
    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ResourceNotFoundException
        ServiceQuotaExceededException
        ThrottlingException
        ValidationException
    ]
}

@idempotent
operation CreateAcmeEndpoint {
    input: CreateAcmeEndpointRequest
    output: CreateAcmeEndpointResponse
    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ServiceQuotaExceededException
        ThrottlingException
        ValidationException
    ]
}

@idempotent
operation CreateAcmeExternalAccountBinding {
    input: CreateAcmeExternalAccountBindingRequest
    output: CreateAcmeExternalAccountBindingResponse
    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ResourceNotFoundException
        ServiceQuotaExceededException
        ThrottlingException
        ValidationException
    ]
}

@idempotent
operation DeleteAcmeDomainValidation {
    input: DeleteAcmeDomainValidationRequest
    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

@idempotent
operation DeleteAcmeEndpoint {
    input: DeleteAcmeEndpointRequest
    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

@idempotent
operation DeleteAcmeExternalAccountBinding {
    input: DeleteAcmeExternalAccountBindingRequest
    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

operation DeleteCertificate {
    input: DeleteCertificateRequest
    errors: [
        AccessDeniedException
        ConflictException
        InvalidArnException
        ResourceInUseException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation DescribeAcmeAccount {
    input: DescribeAcmeAccountRequest
    output: DescribeAcmeAccountResponse
    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation DescribeAcmeDomainValidation {
    input: DescribeAcmeDomainValidationRequest
    output: DescribeAcmeDomainValidationResponse
    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation DescribeAcmeEndpoint {
    input: DescribeAcmeEndpointRequest
    output: DescribeAcmeEndpointResponse
    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation DescribeAcmeExternalAccountBinding {
    input: DescribeAcmeExternalAccountBindingRequest
    output: DescribeAcmeExternalAccountBindingResponse
    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation DescribeCertificate {
    input: DescribeCertificateRequest
    output: DescribeCertificateResponse
    errors: [
        InvalidArnException
        ResourceNotFoundException
        ValidationException
    ]
}

@readonly
operation ExportCertificate {
    input: ExportCertificateRequest
    output: ExportCertificateResponse
    errors: [
        InvalidArnException
        RequestInProgressException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation GetAccountConfiguration {
    output: GetAccountConfigurationResponse
    errors: [
        AccessDeniedException
        ThrottlingException
    ]
}

@readonly
operation GetAcmeExternalAccountBindingCredentials {
    input: GetAcmeExternalAccountBindingCredentialsRequest
    output: GetAcmeExternalAccountBindingCredentialsResponse
    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation GetCertificate {
    input: GetCertificateRequest
    output: GetCertificateResponse
    errors: [
        InvalidArnException
        RequestInProgressException
        ResourceNotFoundException
        ValidationException
    ]
}

operation ImportCertificate {
    input: ImportCertificateRequest
    output: ImportCertificateResponse
    errors: [
        ConflictException
        InvalidArnException
        InvalidParameterException
        InvalidTagException
        LimitExceededException
        ResourceNotFoundException
        TagPolicyException
        TooManyTagsException
        ValidationException
    ]
}

@readonly
operation ListAcmeAccounts {
    input: ListAcmeAccountsRequest
    output: ListAcmeAccountsResponse
    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation ListAcmeDomainValidations {
    input: ListAcmeDomainValidationsRequest
    output: ListAcmeDomainValidationsResponse
    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation ListAcmeEndpoints {
    input: ListAcmeEndpointsRequest
    output: ListAcmeEndpointsResponse
    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation ListAcmeExternalAccountBindings {
    input: ListAcmeExternalAccountBindingsRequest
    output: ListAcmeExternalAccountBindingsResponse
    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation ListCertificateDomainValidations {
    input: ListCertificateDomainValidationsRequest
    output: ListCertificateDomainValidationsResponse
    errors: [
        AccessDeniedException
        InvalidArgsException
        ResourceNotFoundException
        ThrottlingException
    ]
}

@readonly
operation ListCertificates {
    input: ListCertificatesRequest
    output: ListCertificatesResponse
    errors: [
        InvalidArgsException
        ValidationException
    ]
}

@readonly
operation ListTagsForCertificate {
    input: ListTagsForCertificateRequest
    output: ListTagsForCertificateResponse
    errors: [
        InvalidArnException
        ResourceNotFoundException
        ValidationException
    ]
}

@readonly
operation ListTagsForResource {
    input: ListTagsForResourceRequest
    output: ListTagsForResourceResponse
    errors: [
        ResourceNotFoundException
        ValidationException
    ]
}

operation PutAccountConfiguration {
    input: PutAccountConfigurationRequest
    errors: [
        AccessDeniedException
        ConflictException
        ThrottlingException
        ValidationException
    ]
}

operation RemoveTagsFromCertificate {
    input: RemoveTagsFromCertificateRequest
    errors: [
        InvalidArnException
        InvalidParameterException
        InvalidTagException
        ResourceNotFoundException
        TagPolicyException
        ThrottlingException
        ValidationException
    ]
}

operation RenewCertificate {
    input: RenewCertificateRequest
    errors: [
        InvalidArnException
        RequestInProgressException
        ResourceNotFoundException
        ValidationException
    ]
}

operation RequestCertificate {
    input: RequestCertificateRequest
    output: RequestCertificateResponse
    errors: [
        InvalidArnException
        InvalidDomainValidationOptionsException
        InvalidParameterException
        InvalidTagException
        LimitExceededException
        TagPolicyException
        TooManyTagsException
    ]
}

operation ResendValidationEmail {
    input: ResendValidationEmailRequest
    errors: [
        InvalidArnException
        InvalidDomainValidationOptionsException
        InvalidStateException
        ResourceNotFoundException
        ValidationException
    ]
}

@idempotent
operation RevokeAcmeAccount {
    input: RevokeAcmeAccountRequest
    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@idempotent
operation RevokeAcmeExternalAccountBinding {
    input: RevokeAcmeExternalAccountBindingRequest
    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

operation RevokeCertificate {
    input: RevokeCertificateRequest
    output: RevokeCertificateResponse
    errors: [
        AccessDeniedException
        ConflictException
        InvalidArnException
        ResourceInUseException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@readonly
operation SearchCertificates {
    input: SearchCertificatesRequest
    output: SearchCertificatesResponse
    errors: [
        AccessDeniedException
        ThrottlingException
        ValidationException
    ]
}

operation TagResource {
    input: TagResourceRequest
    errors: [
        ResourceNotFoundException
        ServiceQuotaExceededException
        ValidationException
    ]
}

operation UntagResource {
    input: UntagResourceRequest
    errors: [
        ResourceNotFoundException
        ValidationException
    ]
}

@idempotent
operation UpdateAcmeDomainValidation {
    input: UpdateAcmeDomainValidationRequest
    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

@idempotent
operation UpdateAcmeEndpoint {
    input: UpdateAcmeEndpointRequest
    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

operation UpdateCertificateOptions {
    input: UpdateCertificateOptionsRequest
    errors: [
        InvalidArnException
        InvalidStateException
        LimitExceededException
        ResourceNotFoundException
        ValidationException
    ]
}

@error("client")
@httpError(400)
structure AccessDeniedException {
    Message: String
}

structure AcmCertificateMetadata {
    CreatedAt: Timestamp
    Exported: Boolean
    ImportedAt: Timestamp
    InUse: Boolean
    IssuedAt: Timestamp
    RenewalEligibility: RenewalEligibility
    RevokedAt: Timestamp
    Status: CertificateStatus
    RenewalStatus: RenewalStatus
    Type: CertificateType
    ExportOption: CertificateExport
    ManagedBy: CertificateManagedBy
    ValidationMethod: ValidationMethod
    CertificateKeyPairOrigin: CertificateKeyPairOrigin
    AcmeEndpointArn: Arn
    AcmeAccountId: AcmeAccountId
}

union AcmCertificateMetadataFilter {
    Status: CertificateStatus
    RenewalStatus: RenewalStatus
    Type: CertificateType
    InUse: Boolean
    Exported: Boolean
    ExportOption: CertificateExport
    ManagedBy: CertificateManagedBy
    ValidationMethod: ValidationMethod
    CertificateKeyPairOrigin: CertificateKeyPairOrigin
    AcmeEndpointArn: Arn
    AcmeAccountId: AcmeAccountId
}

structure AcmeAccount {
    AccountUrl: String
    PublicKeyThumbprint: String
    Status: AcmeAccountStatus
    CreatedAt: Timestamp
    AcmeExternalAccountBindingArn: AcmeExternalAccountBindingArn
    Contacts: ContactList
}

@length(min: 36, max: 36)
string AcmeAccountId

list AcmeAccountList {
    member: AcmeAccountSummary
}

enum AcmeAccountStatus {
    VALID
    DEACTIVATED
    REVOKED
}

structure AcmeAccountSummary {
    AccountUrl: String
    PublicKeyThumbprint: String
    Status: AcmeAccountStatus
    CreatedAt: Timestamp
    AcmeExternalAccountBindingArn: AcmeExternalAccountBindingArn
    Contacts: ContactList
}

enum AcmeAuthorizationBehavior {
    PRE_APPROVED
}

enum AcmeContact {
    REQUIRED
    NOT_REQUIRED
}

structure AcmeDomainValidation {
    AcmeDomainValidationArn: AcmeDomainValidationArn
    AcmeEndpointArn: AcmeEndpointArn
    DomainName: DomainName
    PrevalidationType: PrevalidationType
    PrevalidationDetails: PrevalidationDetails
    Status: AcmeDomainValidationStatus
    FailureDetails: FailureDetails
    CreatedAt: Timestamp
    UpdatedAt: Timestamp
}

@length(min: 1, max: 200)
@pattern("arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:acme-endpoint/[a-zA-Z0-9-]+/acme-domain-validation/[a-zA-Z0-9-]+")
string AcmeDomainValidationArn

enum AcmeDomainValidationFailureReason {
    ACCESS_DENIED
    DOMAIN_MISMATCH
    DOMAIN_NOT_ALLOWED
    ENDPOINT_NOT_ACTIVE
    HOSTED_ZONE_NOT_FOUND
    INTERNAL_FAILURE
    INVALID_CHANGE_BATCH
    INVALID_PUBLIC_DOMAIN
    TIMED_OUT
}

list AcmeDomainValidationList {
    member: AcmeDomainValidationSummary
}

enum AcmeDomainValidationStatus {
    VALIDATING
    VALID
    INVALID
    DELETING
}

structure AcmeDomainValidationSummary {
    AcmeDomainValidationArn: AcmeDomainValidationArn
    AcmeEndpointArn: AcmeEndpointArn
    DomainName: DomainName
    PrevalidationType: PrevalidationType
    PrevalidationDetails: PrevalidationDetails
    Status: AcmeDomainValidationStatus
    FailureDetails: FailureDetails
    CreatedAt: Timestamp
    UpdatedAt: Timestamp
}

structure AcmeEndpoint {
    AcmeEndpointArn: AcmeEndpointArn
    EndpointUrl: String
    Status: AcmeEndpointStatus
    FailureReason: String
    AuthorizationBehavior: AcmeAuthorizationBehavior
    Contact: AcmeContact
    CertificateAuthority: CertificateAuthority
    CertificateTags: TagList
    CreatedAt: Timestamp
    UpdatedAt: Timestamp
}

@length(min: 1, max: 200)
@pattern("arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:acme-endpoint/[a-zA-Z0-9-]+")
string AcmeEndpointArn

list AcmeEndpointList {
    member: AcmeEndpointSummary
}

enum AcmeEndpointStatus {
    CREATING
    ACTIVE
    DELETING
    FAILED
}

structure AcmeEndpointSummary {
    AcmeEndpointArn: AcmeEndpointArn
    EndpointUrl: String
    Status: AcmeEndpointStatus
    FailureReason: String
    AuthorizationBehavior: AcmeAuthorizationBehavior
    Contact: AcmeContact
    CertificateAuthority: CertificateAuthority
    CertificateTags: TagList
    CreatedAt: Timestamp
    UpdatedAt: Timestamp
}

structure AcmeExternalAccountBinding {
    AcmeExternalAccountBindingArn: AcmeExternalAccountBindingArn
    AcmeEndpointArn: AcmeEndpointArn
    RoleArn: RoleArn
    ExpiresAt: Timestamp
    RevokedAt: Timestamp
    LastUsedAt: Timestamp
    CreatedAt: Timestamp
    UpdatedAt: Timestamp
}

@length(min: 1, max: 200)
@pattern("arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:acme-endpoint/[a-zA-Z0-9-]+/acme-external-account-binding/[a-zA-Z0-9-]+")
string AcmeExternalAccountBindingArn

list AcmeExternalAccountBindingList {
    member: AcmeExternalAccountBindingSummary
}

structure AcmeExternalAccountBindingSummary {
    AcmeExternalAccountBindingArn: AcmeExternalAccountBindingArn
    AcmeEndpointArn: AcmeEndpointArn
    RoleArn: RoleArn
    ExpiresAt: Timestamp
    RevokedAt: Timestamp
    LastUsedAt: Timestamp
    CreatedAt: Timestamp
    UpdatedAt: Timestamp
}

structure AddTagsToCertificateRequest {
    @required
    CertificateArn: Arn
    @required
    Tags: TagList
}

@length(min: 20, max: 2048)
@pattern("arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*")
string Arn

union CertificateAuthority {
    PublicCertificateAuthority: PublicCertificateAuthority
}

@length(min: 1, max: 32768)
@pattern("-{5}BEGIN CERTIFICATE-{5}\\u000D?\\u000A([A-Za-z0-9/+]{64}\\u000D?\\u000A)*[A-Za-z0-9/+]{1,64}={0,2}\\u000D?\\u000A-{5}END CERTIFICATE-{5}(\\u000D?\\u000A)?")
string CertificateBody

@length(min: 1, max: 32768)
blob CertificateBodyBlob

@length(min: 1, max: 2097152)
@pattern("(-{5}BEGIN CERTIFICATE-{5}\\u000D?\\u000A([A-Za-z0-9/+]{64}\\u000D?\\u000A)*[A-Za-z0-9/+]{1,64}={0,2}\\u000D?\\u000A-{5}END CERTIFICATE-{5}\\u000D?\\u000A)*-{5}BEGIN CERTIFICATE-{5}\\u000D?\\u000A([A-Za-z0-9/+]{64}\\u000D?\\u000A)*[A-Za-z0-9/+]{1,64}={0,2}\\u000D?\\u000A-{5}END CERTIFICATE-{5}(\\u000D?\\u000A)?")
string CertificateChain

@length(min: 1, max: 2097152)
blob CertificateChainBlob

structure CertificateDetail {
    CertificateArn: Arn
    DomainName: DomainNameString
    SubjectAlternativeNames: DomainList
    ManagedBy: CertificateManagedBy
    DomainValidationOptions: DomainValidationList
    Serial: String
    Subject: String
    Issuer: String
    CreatedAt: Timestamp
    IssuedAt: Timestamp
    ImportedAt: Timestamp
    Status: CertificateStatus
    RevokedAt: Timestamp
    RevocationReason: RevocationReason
    NotBefore: Timestamp
    NotAfter: Timestamp
    KeyAlgorithm: KeyAlgorithm
    SignatureAlgorithm: String
    InUseBy: InUseList
    FailureReason: FailureReason
    Type: CertificateType
    RenewalSummary: RenewalSummary
    KeyUsages: KeyUsageList
    ExtendedKeyUsages: ExtendedKeyUsageList
    CertificateAuthorityArn: Arn
    RenewalEligibility: RenewalEligibility
    Options: CertificateOptions
    CertificateKeyPairOrigin: CertificateKeyPairOrigin
    AcmeEndpointArn: Arn
    AcmeAccountId: AcmeAccountId
}

enum CertificateExport {
    ENABLED
    DISABLED
}

union CertificateFilter {
    CertificateArn: Arn
    X509AttributeFilter: X509AttributeFilter
    AcmCertificateMetadataFilter: AcmCertificateMetadataFilter
}

union CertificateFilterStatement {
    And: CertificateFilterStatementList
    Or: CertificateFilterStatementList
    Not: CertificateFilterStatement
    Filter: CertificateFilter
}

@length(min: 1, max: 15)
list CertificateFilterStatementList {
    member: CertificateFilterStatement
}

enum CertificateKeyPairOrigin {
    AWS_MANAGED
    ACME
    CUSTOMER_PROVIDED
}

@length(min: 1, max: 3)
list CertificateKeyPairOrigins {
    member: CertificateKeyPairOrigin
}

enum CertificateManagedBy {
    CLOUDFRONT
}

union CertificateMetadata {
    AcmCertificateMetadata: AcmCertificateMetadata
}

structure CertificateOptions {
    @deprecated
    CertificateTransparencyLoggingPreference: CertificateTransparencyLoggingPreference
    Export: CertificateExport
    ValidationMethod: ValidationMethod
}

structure CertificateSearchResult {
    CertificateArn: Arn
    X509Attributes: X509Attributes
    CertificateMetadata: CertificateMetadata
}

list CertificateSearchResultList {
    member: CertificateSearchResult
}

enum CertificateStatus {
    PENDING_VALIDATION
    ISSUED
    INACTIVE
    EXPIRED
    VALIDATION_TIMED_OUT
    REVOKED
    FAILED
}

list CertificateStatuses {
    member: CertificateStatus
}

structure CertificateSummary {
    CertificateArn: Arn
    DomainName: DomainNameString
    SubjectAlternativeNameSummaries: DomainList
    HasAdditionalSubjectAlternativeNames: Boolean
    Status: CertificateStatus
    Type: CertificateType
    KeyAlgorithm: KeyAlgorithm
    KeyUsages: KeyUsageNames
    ExtendedKeyUsages: ExtendedKeyUsageNames
    ExportOption: CertificateExport
    InUse: Boolean
    Exported: Boolean
    RenewalEligibility: RenewalEligibility
    NotBefore: Timestamp
    NotAfter: Timestamp
    CreatedAt: Timestamp
    IssuedAt: Timestamp
    ImportedAt: Timestamp
    RevokedAt: Timestamp
    ManagedBy: CertificateManagedBy
    CertificateKeyPairOrigin: CertificateKeyPairOrigin
}

list CertificateSummaryList {
    member: CertificateSummary
}

@deprecated
enum CertificateTransparencyLoggingPreference {
    ENABLED
    DISABLED
}

enum CertificateType {
    IMPORTED
    AMAZON_ISSUED
    PRIVATE
}

structure CommonNameFilter {
    @required
    Value: FilterString
    @required
    ComparisonOperator: ComparisonOperator
}

enum ComparisonOperator {
    CONTAINS
    EQUALS
}

@error("client")
@httpError(400)
structure ConflictException {
    message: String
}

@sensitive
list ContactList {
    member: String
}

structure CreateAcmeDomainValidationRequest {
    @idempotencyToken
    IdempotencyToken: String
    @required
    AcmeEndpointArn: AcmeEndpointArn
    @required
    DomainName: DomainName
    @required
    PrevalidationOptions: PrevalidationOptions
    Tags: TagList
}

structure CreateAcmeDomainValidationResponse {
    @required
    AcmeDomainValidationArn: AcmeDomainValidationArn
}

structure CreateAcmeEndpointRequest {
    @idempotencyToken
    IdempotencyToken: String
    @required
    AuthorizationBehavior: AcmeAuthorizationBehavior
    Contact: AcmeContact
    @required
    CertificateAuthority: CertificateAuthority
    Tags: TagList
    CertificateTags: TagList
}

structure CreateAcmeEndpointResponse {
    AcmeEndpointArn: AcmeEndpointArn
}

structure CreateAcmeExternalAccountBindingRequest {
    @idempotencyToken
    IdempotencyToken: String
    @required
    AcmeEndpointArn: AcmeEndpointArn
    @required
    RoleArn: RoleArn
    Expiration: Expiration
    Tags: TagList
}

structure CreateAcmeExternalAccountBindingResponse {
    ExternalAccountBinding: AcmeExternalAccountBinding
}

structure CustomAttribute {
    ObjectIdentifier: String
    Value: String
}

list CustomAttributeList {
    member: CustomAttribute
}

structure DeleteAcmeDomainValidationRequest {
    @required
    AcmeDomainValidationArn: AcmeDomainValidationArn
}

structure DeleteAcmeEndpointRequest {
    @required
    AcmeEndpointArn: AcmeEndpointArn
}

structure DeleteAcmeExternalAccountBindingRequest {
    @required
    AcmeExternalAccountBindingArn: AcmeExternalAccountBindingArn
}

structure DeleteCertificateRequest {
    @required
    CertificateArn: Arn
}

structure DescribeAcmeAccountRequest {
    @required
    AcmeEndpointArn: AcmeEndpointArn
    @required
    AccountUrl: String
}

structure DescribeAcmeAccountResponse {
    AcmeAccount: AcmeAccount
}

structure DescribeAcmeDomainValidationRequest {
    @required
    AcmeDomainValidationArn: AcmeDomainValidationArn
}

structure DescribeAcmeDomainValidationResponse {
    AcmeDomainValidation: AcmeDomainValidation
}

structure DescribeAcmeEndpointRequest {
    @required
    AcmeEndpointArn: AcmeEndpointArn
}

structure DescribeAcmeEndpointResponse {
    AcmeEndpoint: AcmeEndpoint
}

structure DescribeAcmeExternalAccountBindingRequest {
    @required
    AcmeExternalAccountBindingArn: AcmeExternalAccountBindingArn
}

structure DescribeAcmeExternalAccountBindingResponse {
    ExternalAccountBinding: AcmeExternalAccountBinding
}

structure DescribeCertificateRequest {
    @required
    CertificateArn: Arn
}

structure DescribeCertificateResponse {
    Certificate: CertificateDetail
}

structure DistinguishedName {
    CommonName: String
    DomainComponents: DomainComponentList
    Country: String
    CustomAttributes: CustomAttributeList
    DistinguishedNameQualifier: String
    GenerationQualifier: String
    GivenName: String
    Initials: String
    Locality: String
    Organization: String
    OrganizationalUnit: String
    Pseudonym: String
    SerialNumber: String
    State: String
    Surname: String
    Title: String
}

structure DnsNameFilter {
    @required
    Value: FilterString
    @required
    ComparisonOperator: ComparisonOperator
}

structure DnsValidationChallenge {
    ResourceRecord: ResourceRecord
}

structure DnsPrevalidationDetails {
    DomainScope: DomainScope
    HostedZoneId: HostedZoneId
    ResourceRecord: ResourceRecord
}

structure DnsPrevalidationOptions {
    DomainScope: DomainScope
    HostedZoneId: HostedZoneId
}

list DomainComponentList {
    member: String
}

@length(min: 1, max: 100)
list DomainList {
    member: DomainNameString
}

@length(min: 1, max: 253)
@pattern("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?")
string DomainName

@length(min: 1, max: 253)
@pattern("(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])")
string DomainNameString

structure DomainScope {
    ExactDomain: DomainScopeOption
    Subdomains: DomainScopeOption
    Wildcards: DomainScopeOption
}

enum DomainScopeOption {
    ENABLED
    DISABLED
}

enum DomainStatus {
    PENDING_VALIDATION
    SUCCESS
    FAILED
}

structure DomainValidation {
    @required
    DomainName: DomainNameString
    ValidationEmails: ValidationEmailList
    ValidationDomain: DomainNameString
    ValidationStatus: DomainStatus
    ResourceRecord: ResourceRecord
    HttpRedirect: HttpRedirect
    ValidationMethod: ValidationMethod
}

@length(min: 1, max: 1000)
list DomainValidationList {
    member: DomainValidation
}

structure DomainValidationOption {
    @required
    DomainName: DomainNameString
    @required
    ValidationDomain: DomainNameString
}

@length(min: 1, max: 100)
list DomainValidationOptionList {
    member: DomainValidationOption
}

structure DomainValidationSummary {
    @required
    DomainName: DomainNameString
    ActiveValidationConfiguration: ValidationConfiguration
    RequestedValidationConfiguration: ValidationConfiguration
}

list DomainValidationSummaryList {
    member: DomainValidationSummary
}

structure EmailValidationChallenge {
    ValidationEmails: ValidationEmailList
    ValidationDomain: DomainNameString
}

structure Expiration {
    @required
    Value: ExpirationValueLong
    @required
    Type: TimeType
}

@range(min: 1)
long ExpirationValueLong

structure ExpiryEventsConfiguration {
    DaysBeforeExpiry: PositiveInteger
}

structure ExportCertificateRequest {
    @required
    CertificateArn: Arn
    @required
    Passphrase: PassphraseBlob
}

structure ExportCertificateResponse {
    Certificate: CertificateBody
    CertificateChain: CertificateChain
    PrivateKey: PrivateKey
}

structure ExtendedKeyUsage {
    Name: ExtendedKeyUsageName
    OID: String
}

list ExtendedKeyUsageFilterList {
    member: ExtendedKeyUsageName
}

list ExtendedKeyUsageList {
    member: ExtendedKeyUsage
}

enum ExtendedKeyUsageName {
    TLS_WEB_SERVER_AUTHENTICATION
    TLS_WEB_CLIENT_AUTHENTICATION
    CODE_SIGNING
    EMAIL_PROTECTION
    TIME_STAMPING
    OCSP_SIGNING
    IPSEC_END_SYSTEM
    IPSEC_TUNNEL
    IPSEC_USER
    ANY
    NONE
    CUSTOM
}

list ExtendedKeyUsageNames {
    member: ExtendedKeyUsageName
}

structure FailureDetails {
    Reason: AcmeDomainValidationFailureReason
    Message: String
}

enum FailureReason {
    NO_AVAILABLE_CONTACTS
    ADDITIONAL_VERIFICATION_REQUIRED
    DOMAIN_NOT_ALLOWED
    INVALID_PUBLIC_DOMAIN
    DOMAIN_VALIDATION_DENIED
    CAA_ERROR
    PCA_LIMIT_EXCEEDED
    PCA_INVALID_ARN
    PCA_INVALID_STATE
    PCA_REQUEST_FAILED
    PCA_NAME_CONSTRAINTS_VALIDATION
    PCA_RESOURCE_NOT_FOUND
    PCA_INVALID_ARGS
    PCA_INVALID_DURATION
    PCA_ACCESS_DENIED
    SLR_NOT_FOUND
    OTHER
}

structure Filters {
    extendedKeyUsage: ExtendedKeyUsageFilterList
    keyUsage: KeyUsageFilterList
    keyTypes: KeyAlgorithmList
    exportOption: CertificateExport
    managedBy: CertificateManagedBy
}

@length(min: 1, max: 256)
string FilterString

union GeneralName {
    DirectoryName: DistinguishedName
    DnsName: String
    IpAddress: String
    OtherName: OtherName
    RegisteredId: String
    Rfc822Name: String
    UniformResourceIdentifier: String
}

list GeneralNameList {
    member: GeneralName
}

structure GetAccountConfigurationResponse {
    ExpiryEvents: ExpiryEventsConfiguration
}

structure GetAcmeExternalAccountBindingCredentialsRequest {
    @required
    AcmeExternalAccountBindingArn: AcmeExternalAccountBindingArn
}

structure GetAcmeExternalAccountBindingCredentialsResponse {
    KeyId: String
    MacKey: MacKey
}

structure GetCertificateRequest {
    @required
    CertificateArn: Arn
}

structure GetCertificateResponse {
    Certificate: CertificateBody
    CertificateChain: CertificateChain
}

@length(min: 1, max: 32)
@pattern("Z[A-Z0-9]+")
string HostedZoneId

structure HttpRedirect {
    RedirectFrom: String
    RedirectTo: String
}

@length(min: 1, max: 32)
@pattern("\\w+")
string IdempotencyToken

structure ImportCertificateRequest {
    CertificateArn: Arn
    @required
    Certificate: CertificateBodyBlob
    @required
    PrivateKey: PrivateKeyBlob
    CertificateChain: CertificateChainBlob
    Tags: TagList
}

structure ImportCertificateResponse {
    CertificateArn: Arn
}

@error("server")
@httpError(500)
structure InternalServerException {
    message: String
}

list InUseList {
    member: String
}

@error("client")
@httpError(400)
structure InvalidArgsException {
    message: String
}

@error("client")
@httpError(400)
structure InvalidArnException {
    message: String
}

@error("client")
@httpError(400)
structure InvalidDomainValidationOptionsException {
    message: String
}

@error("client")
@httpError(400)
structure InvalidParameterException {
    message: String
}

@error("client")
@httpError(400)
structure InvalidStateException {
    message: String
}

@error("client")
@httpError(400)
structure InvalidTagException {
    message: String
}

enum KeyAlgorithm {
    RSA_1024
    RSA_2048
    RSA_3072
    RSA_4096
    EC_PRIME256V1 = "EC_prime256v1"
    EC_SECP384R1 = "EC_secp384r1"
    EC_SECP521R1 = "EC_secp521r1"
}

list KeyAlgorithmList {
    member: KeyAlgorithm
}

structure KeyUsage {
    Name: KeyUsageName
}

list KeyUsageFilterList {
    member: KeyUsageName
}

list KeyUsageList {
    member: KeyUsage
}

enum KeyUsageName {
    DIGITAL_SIGNATURE
    NON_REPUDIATION
    KEY_ENCIPHERMENT
    DATA_ENCIPHERMENT
    KEY_AGREEMENT
    CERTIFICATE_SIGNING
    CRL_SIGNING
    ENCIPHER_ONLY
    DECIPHER_ONLY
    ANY
    CUSTOM
}

list KeyUsageNames {
    member: KeyUsageName
}

@error("client")
@httpError(400)
structure LimitExceededException {
    message: String
}

structure ListAcmeAccountsRequest {
    NextToken: String
    MaxResults: ListAcmeAccountsRequestMaxResultsInteger
    @required
    AcmeEndpointArn: AcmeEndpointArn
}

@range(min: 1, max: 100)
integer ListAcmeAccountsRequestMaxResultsInteger

structure ListAcmeAccountsResponse {
    AcmeAccounts: AcmeAccountList
    NextToken: String
}

structure ListAcmeDomainValidationsRequest {
    NextToken: String
    MaxResults: ListAcmeDomainValidationsRequestMaxResultsInteger
    @required
    AcmeEndpointArn: AcmeEndpointArn
}

@range(min: 1, max: 100)
integer ListAcmeDomainValidationsRequestMaxResultsInteger

structure ListAcmeDomainValidationsResponse {
    AcmeDomainValidations: AcmeDomainValidationList
    NextToken: String
}

structure ListAcmeEndpointsRequest {
    NextToken: String
    MaxResults: ListAcmeEndpointsRequestMaxResultsInteger
}

@range(min: 1, max: 100)
integer ListAcmeEndpointsRequestMaxResultsInteger

structure ListAcmeEndpointsResponse {
    AcmeEndpoints: AcmeEndpointList
    NextToken: String
}

structure ListAcmeExternalAccountBindingsRequest {
    NextToken: String
    MaxResults: ListAcmeExternalAccountBindingsRequestMaxResultsInteger
    @required
    AcmeEndpointArn: AcmeEndpointArn
}

@range(min: 1, max: 100)
integer ListAcmeExternalAccountBindingsRequestMaxResultsInteger

structure ListAcmeExternalAccountBindingsResponse {
    ExternalAccountBindings: AcmeExternalAccountBindingList
    NextToken: String
}

structure ListCertificateDomainValidationsRequest {
    @required
    CertificateArn: Arn
    NextToken: NextToken
    MaxItems: MaxItems
}

structure ListCertificateDomainValidationsResponse {
    DomainValidationSummaryList: DomainValidationSummaryList
    NextToken: NextToken
}

structure ListCertificatesRequest {
    CertificateStatuses: CertificateStatuses
    CertificateKeyPairOrigins: CertificateKeyPairOrigins
    Includes: Filters
    NextToken: NextToken
    MaxItems: MaxItems
    SortBy: SortBy
    SortOrder: SortOrder
}

structure ListCertificatesResponse {
    NextToken: NextToken
    CertificateSummaryList: CertificateSummaryList
}

structure ListTagsForCertificateRequest {
    @required
    CertificateArn: Arn
}

structure ListTagsForCertificateResponse {
    Tags: TagList
}

structure ListTagsForResourceRequest {
    @required
    ResourceArn: Arn
}

structure ListTagsForResourceResponse {
    Tags: TagList
}

@sensitive
string MacKey

@range(min: 1, max: 1000)
integer MaxItems

@length(min: 1, max: 10000)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]*")
string NextToken

structure OtherName {
    ObjectIdentifier: String
    Value: String
}

@sensitive
@length(min: 4, max: 128)
blob PassphraseBlob

@length(min: 20, max: 2048)
@pattern("arn:[\\w+=/,.@-]+:acm-pca:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*")
string PcaArn

@range(min: 1)
integer PositiveInteger

union PrevalidationDetails {
    DnsPrevalidation: DnsPrevalidationDetails
}

union PrevalidationOptions {
    DnsPrevalidation: DnsPrevalidationOptions
}

enum PrevalidationType {
    DNS_PREVALIDATION
}

@sensitive
@length(min: 1, max: 524288)
@pattern("-{5}BEGIN PRIVATE KEY-{5}\\u000D?\\u000A([A-Za-z0-9/+]{64}\\u000D?\\u000A)*[A-Za-z0-9/+]{1,64}={0,2}\\u000D?\\u000A-{5}END PRIVATE KEY-{5}(\\u000D?\\u000A)?")
string PrivateKey

@sensitive
@length(min: 1, max: 5120)
blob PrivateKeyBlob

structure PublicCertificateAuthority {
    AllowedKeyAlgorithms: PublicKeyAlgorithmList
}

enum PublicKeyAlgorithm {
    RSA_2048
    EC_PRIME256V1 = "EC_prime256v1"
    EC_SECP384R1 = "EC_secp384r1"
}

list PublicKeyAlgorithmList {
    member: PublicKeyAlgorithm
}

structure PutAccountConfigurationRequest {
    ExpiryEvents: ExpiryEventsConfiguration
    @required
    IdempotencyToken: IdempotencyToken
}

enum RecordType {
    CNAME
}

structure RemoveTagsFromCertificateRequest {
    @required
    CertificateArn: Arn
    @required
    Tags: TagList
}

enum RenewalEligibility {
    ELIGIBLE
    INELIGIBLE
}

enum RenewalStatus {
    PENDING_AUTO_RENEWAL
    PENDING_VALIDATION
    SUCCESS
    FAILED
}

structure RenewalSummary {
    @required
    RenewalStatus: RenewalStatus
    @required
    DomainValidationOptions: DomainValidationList
    RenewalStatusReason: FailureReason
    @required
    UpdatedAt: Timestamp
}

structure RenewCertificateRequest {
    @required
    CertificateArn: Arn
}

structure RequestCertificateRequest {
    @required
    DomainName: DomainNameString
    ValidationMethod: ValidationMethod
    SubjectAlternativeNames: DomainList
    IdempotencyToken: IdempotencyToken
    DomainValidationOptions: DomainValidationOptionList
    Options: CertificateOptions
    CertificateAuthorityArn: PcaArn
    Tags: TagList
    KeyAlgorithm: KeyAlgorithm
    ManagedBy: CertificateManagedBy
}

structure RequestCertificateResponse {
    CertificateArn: Arn
}

@error("client")
@httpError(400)
structure RequestInProgressException {
    message: String
}

structure ResendValidationEmailRequest {
    @required
    CertificateArn: Arn
    @required
    Domain: DomainNameString
    @required
    ValidationDomain: DomainNameString
}

@error("client")
@httpError(400)
structure ResourceInUseException {
    message: String
}

@error("client")
@httpError(400)
structure ResourceNotFoundException {
    message: String
}

structure ResourceRecord {
    @required
    Name: String
    @required
    Type: RecordType
    @required
    Value: String
}

enum RevocationReason {
    UNSPECIFIED
    KEY_COMPROMISE
    CA_COMPROMISE
    AFFILIATION_CHANGED
    SUPERCEDED
    SUPERSEDED
    CESSATION_OF_OPERATION
    CERTIFICATE_HOLD
    REMOVE_FROM_CRL
    PRIVILEGE_WITHDRAWN
    A_A_COMPROMISE
}

structure RevokeAcmeAccountRequest {
    @required
    AcmeEndpointArn: AcmeEndpointArn
    @required
    AccountUrl: String
}

structure RevokeAcmeExternalAccountBindingRequest {
    @required
    AcmeExternalAccountBindingArn: AcmeExternalAccountBindingArn
}

structure RevokeCertificateRequest {
    @required
    CertificateArn: Arn
    @required
    RevocationReason: RevocationReason
}

structure RevokeCertificateResponse {
    CertificateArn: Arn
}

@length(min: 1, max: 2048)
@pattern("arn:aws[a-z-]*:iam::[0-9]{12}:role/.+")
string RoleArn

structure SearchCertificatesRequest {
    FilterStatement: CertificateFilterStatement
    MaxResults: SearchMaxResults
    NextToken: NextToken
    SortBy: SearchCertificatesSortBy
    SortOrder: SearchCertificatesSortOrder
}

structure SearchCertificatesResponse {
    Results: CertificateSearchResultList
    NextToken: NextToken
}

enum SearchCertificatesSortBy {
    CREATED_AT
    NOT_AFTER
    STATUS
    RENEWAL_STATUS
    EXPORTED
    IN_USE
    NOT_BEFORE
    KEY_ALGORITHM
    TYPE
    CERTIFICATE_ARN
    COMMON_NAME
    REVOKED_AT
    RENEWAL_ELIGIBILITY
    ISSUED_AT
    MANAGED_BY
    EXPORT_OPTION
    VALIDATION_METHOD
    IMPORTED_AT
    ACME_ENDPOINT_ARN
    ACME_ACCOUNT_ID
    CERTIFICATE_KEY_PAIR_ORIGIN
}

enum SearchCertificatesSortOrder {
    ASCENDING
    DESCENDING
}

@range(min: 1, max: 500)
integer SearchMaxResults

@length(min: 2, max: 59)
@pattern("[0-9a-f]{2}(:[0-9a-f]{2}){1,19}")
string SerialNumber

@error("client")
@httpError(400)
structure ServiceQuotaExceededException {
    message: String
}

enum SortBy {
    CREATED_AT
}

enum SortOrder {
    ASCENDING
    DESCENDING
}

union SubjectAlternativeNameFilter {
    DnsName: DnsNameFilter
}

union SubjectFilter {
    CommonName: CommonNameFilter
}

structure Tag {
    @required
    Key: TagKey
    Value: TagValue
}

@length(min: 1, max: 128)
@pattern("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)")
string TagKey

@length(min: 1, max: 50)
list TagKeyList {
    member: TagKey
}

@length(min: 1, max: 50)
list TagList {
    member: Tag
}

@error("client")
@httpError(400)
structure TagPolicyException {
    message: String
}

structure TagResourceRequest {
    @required
    ResourceArn: Arn
    @required
    Tags: TagList
}

@length(min: 0, max: 256)
@pattern("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)")
string TagValue

@error("client")
@httpError(400)
structure ThrottlingException {
    message: String
    throttlingReasons: ThrottlingReasonList
}

structure ThrottlingReason {
    reason: String
    resource: String
}

list ThrottlingReasonList {
    member: ThrottlingReason
}

structure TimestampRange {
    Start: Timestamp
    End: Timestamp
}

enum TimeType {
    MINUTES
    HOURS
    DAYS
}

@error("client")
@httpError(400)
structure TooManyTagsException {
    message: String
}

structure UntagResourceRequest {
    @required
    ResourceArn: Arn
    @required
    TagKeys: TagKeyList
}

structure UpdateAcmeDomainValidationRequest {
    @required
    AcmeDomainValidationArn: AcmeDomainValidationArn
    PrevalidationOptions: PrevalidationOptions
}

structure UpdateAcmeEndpointRequest {
    @required
    AcmeEndpointArn: AcmeEndpointArn
    AuthorizationBehavior: AcmeAuthorizationBehavior
    Contact: AcmeContact
    CertificateAuthority: CertificateAuthority
}

structure UpdateCertificateOptionsRequest {
    @required
    CertificateArn: Arn
    @required
    Options: CertificateOptions
}

union ValidationChallenge {
    EmailValidationChallenge: EmailValidationChallenge
    DnsValidationChallenge: DnsValidationChallenge
}

structure ValidationConfiguration {
    ValidationMethod: ValidationMethod
    ValidationChallenge: ValidationChallenge
    ValidationStatus: DomainStatus
}

list ValidationEmailList {
    member: String
}

@error("client")
@httpError(400)
structure ValidationException {
    message: String
}

enum ValidationMethod {
    EMAIL
    DNS
    HTTP
}

union X509AttributeFilter {
    Subject: SubjectFilter
    SubjectAlternativeName: SubjectAlternativeNameFilter
    ExtendedKeyUsage: ExtendedKeyUsageName
    KeyUsage: KeyUsageName
    KeyAlgorithm: KeyAlgorithm
    SerialNumber: SerialNumber
    NotAfter: TimestampRange
    NotBefore: TimestampRange
}

structure X509Attributes {
    Issuer: DistinguishedName
    Subject: DistinguishedName
    SubjectAlternativeNames: GeneralNameList
    ExtendedKeyUsages: ExtendedKeyUsageNames
    KeyAlgorithm: KeyAlgorithm
    KeyUsages: KeyUsageNames
    SerialNumber: SerialNumber
    NotAfter: Timestamp
    NotBefore: Timestamp
}
