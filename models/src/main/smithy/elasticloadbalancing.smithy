// Elastic Load Balancing v2: every operation, its shapes and their constraints.
// Converted by the Keyrota project from AWS's own API model (Apache-2.0, see NOTICE); changed:
// no documentation, simple shapes without constraints replaced by Smithy's own, @readonly as
// CloudTrail has it.
// Patterns are written as AWS prints them and must match whole values.
$version: "2.0"

namespace com.amazonaws.elasticloadbalancing

use aws.auth#sigv4
use aws.protocols#awsQuery
use aws.protocols#awsQueryError

@sigv4(name: "elasticloadbalancing")
@awsQuery
@xmlNamespace(uri: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/")
service ElasticLoadBalancing {
    version: "2015-12-01"
    operations: [
        AddListenerCertificates
        AddTags
        AddTrustStoreRevocations
        CreateListener
        CreateLoadBalancer
        CreateRule
        CreateTargetGroup
        CreateTrustStore
        DeleteListener
        DeleteLoadBalancer
        DeleteRule
        DeleteSharedTrustStoreAssociation
        DeleteTargetGroup
        DeleteTrustStore
        DeregisterTargets
        DescribeAccountLimits
        DescribeCapacityReservation
        DescribeListenerAttributes
        DescribeListenerCertificates
        DescribeListeners
        DescribeLoadBalancerAttributes
        DescribeLoadBalancers
        DescribeRules
        DescribeSSLPolicies
        DescribeTags
        DescribeTargetGroupAttributes
        DescribeTargetGroups
        DescribeTargetHealth
        DescribeTrustStoreAssociations
        DescribeTrustStoreRevocations
        DescribeTrustStores
        GetResourcePolicy
        GetTrustStoreCaCertificatesBundle
        GetTrustStoreRevocationContent
        ModifyCapacityReservation
        ModifyIpPools
        ModifyListener
        ModifyListenerAttributes
        ModifyLoadBalancerAttributes
        ModifyRule
        ModifyTargetGroup
        ModifyTargetGroupAttributes
        ModifyTrustStore
        RegisterTargets
        RemoveListenerCertificates
        RemoveTags
        RemoveTrustStoreRevocations
        SetIpAddressType
        SetRulePriorities
        SetSecurityGroups
        SetSubnets
    ]
}

operation AddListenerCertificates {
    input: AddListenerCertificatesInput
    output: AddListenerCertificatesOutput
    errors: [
        CertificateNotFoundException
        ListenerNotFoundException
        TooManyCertificatesException
    ]
}

operation AddTags {
    input: AddTagsInput
    output: AddTagsOutput
    errors: [
        DuplicateTagKeysException
        ListenerNotFoundException
        LoadBalancerNotFoundException
        RuleNotFoundException
        TargetGroupNotFoundException
        TooManyTagsException
        TrustStoreNotFoundException
    ]
}

operation AddTrustStoreRevocations {
    input: AddTrustStoreRevocationsInput
    output: AddTrustStoreRevocationsOutput
    errors: [
        InvalidRevocationContentException
        RevocationContentNotFoundException
        TooManyTrustStoreRevocationEntriesException
        TrustStoreNotFoundException
    ]
}

operation CreateListener {
    input: CreateListenerInput
    output: CreateListenerOutput
    errors: [
        ALPNPolicyNotSupportedException
        CertificateNotFoundException
        DuplicateListenerException
        IncompatibleProtocolsException
        InvalidConfigurationRequestException
        InvalidLoadBalancerActionException
        LoadBalancerNotFoundException
        SSLPolicyNotFoundException
        TargetGroupAssociationLimitException
        TargetGroupNotFoundException
        TooManyActionsException
        TooManyCertificatesException
        TooManyListenersException
        TooManyRegistrationsForTargetIdException
        TooManyTagsException
        TooManyTargetsException
        TooManyUniqueTargetGroupsPerLoadBalancerException
        TrustStoreNotFoundException
        TrustStoreNotReadyException
        UnsupportedProtocolException
    ]
}

operation CreateLoadBalancer {
    input: CreateLoadBalancerInput
    output: CreateLoadBalancerOutput
    errors: [
        AllocationIdNotFoundException
        AvailabilityZoneNotSupportedException
        DuplicateLoadBalancerNameException
        DuplicateTagKeysException
        InvalidConfigurationRequestException
        InvalidSchemeException
        InvalidSecurityGroupException
        InvalidSubnetException
        OperationNotPermittedException
        ResourceInUseException
        SubnetNotFoundException
        TooManyLoadBalancersException
        TooManyTagsException
    ]
}

operation CreateRule {
    input: CreateRuleInput
    output: CreateRuleOutput
    errors: [
        IncompatibleProtocolsException
        InvalidConfigurationRequestException
        InvalidLoadBalancerActionException
        ListenerNotFoundException
        PriorityInUseException
        TargetGroupAssociationLimitException
        TargetGroupNotFoundException
        TooManyActionsException
        TooManyRegistrationsForTargetIdException
        TooManyRulesException
        TooManyTagsException
        TooManyTargetGroupsException
        TooManyTargetsException
        TooManyUniqueTargetGroupsPerLoadBalancerException
        UnsupportedProtocolException
    ]
}

operation CreateTargetGroup {
    input: CreateTargetGroupInput
    output: CreateTargetGroupOutput
    errors: [
        DuplicateTargetGroupNameException
        InvalidConfigurationRequestException
        TooManyTagsException
        TooManyTargetGroupsException
    ]
}

operation CreateTrustStore {
    input: CreateTrustStoreInput
    output: CreateTrustStoreOutput
    errors: [
        CaCertificatesBundleNotFoundException
        DuplicateTagKeysException
        DuplicateTrustStoreNameException
        InvalidCaCertificatesBundleException
        TooManyTagsException
        TooManyTrustStoresException
    ]
}

operation DeleteListener {
    input: DeleteListenerInput
    output: DeleteListenerOutput
    errors: [
        ListenerNotFoundException
        ResourceInUseException
    ]
}

operation DeleteLoadBalancer {
    input: DeleteLoadBalancerInput
    output: DeleteLoadBalancerOutput
    errors: [
        LoadBalancerNotFoundException
        OperationNotPermittedException
        ResourceInUseException
    ]
}

operation DeleteRule {
    input: DeleteRuleInput
    output: DeleteRuleOutput
    errors: [
        OperationNotPermittedException
        RuleNotFoundException
    ]
}

operation DeleteSharedTrustStoreAssociation {
    input: DeleteSharedTrustStoreAssociationInput
    output: DeleteSharedTrustStoreAssociationOutput
    errors: [
        DeleteAssociationSameAccountException
        TrustStoreAssociationNotFoundException
        TrustStoreNotFoundException
    ]
}

operation DeleteTargetGroup {
    input: DeleteTargetGroupInput
    output: DeleteTargetGroupOutput
    errors: [
        ResourceInUseException
    ]
}

operation DeleteTrustStore {
    input: DeleteTrustStoreInput
    output: DeleteTrustStoreOutput
    errors: [
        TrustStoreInUseException
        TrustStoreNotFoundException
    ]
}

operation DeregisterTargets {
    input: DeregisterTargetsInput
    output: DeregisterTargetsOutput
    errors: [
        InvalidTargetException
        TargetGroupNotFoundException
    ]
}

@readonly
operation DescribeAccountLimits {
    input: DescribeAccountLimitsInput
    output: DescribeAccountLimitsOutput
}

@readonly
operation DescribeCapacityReservation {
    input: DescribeCapacityReservationInput
    output: DescribeCapacityReservationOutput
    errors: [
        LoadBalancerNotFoundException
    ]
}

@readonly
operation DescribeListenerAttributes {
    input: DescribeListenerAttributesInput
    output: DescribeListenerAttributesOutput
    errors: [
        ListenerNotFoundException
    ]
}

@readonly
operation DescribeListenerCertificates {
    input: DescribeListenerCertificatesInput
    output: DescribeListenerCertificatesOutput
    errors: [
        ListenerNotFoundException
    ]
}

@readonly
operation DescribeListeners {
    input: DescribeListenersInput
    output: DescribeListenersOutput
    errors: [
        ListenerNotFoundException
        LoadBalancerNotFoundException
        UnsupportedProtocolException
    ]
}

@readonly
operation DescribeLoadBalancerAttributes {
    input: DescribeLoadBalancerAttributesInput
    output: DescribeLoadBalancerAttributesOutput
    errors: [
        LoadBalancerNotFoundException
    ]
}

@readonly
operation DescribeLoadBalancers {
    input: DescribeLoadBalancersInput
    output: DescribeLoadBalancersOutput
    errors: [
        LoadBalancerNotFoundException
    ]
}

@readonly
operation DescribeRules {
    input: DescribeRulesInput
    output: DescribeRulesOutput
    errors: [
        ListenerNotFoundException
        RuleNotFoundException
        UnsupportedProtocolException
    ]
}

@readonly
operation DescribeSSLPolicies {
    input: DescribeSSLPoliciesInput
    output: DescribeSSLPoliciesOutput
    errors: [
        SSLPolicyNotFoundException
    ]
}

@readonly
operation DescribeTags {
    input: DescribeTagsInput
    output: DescribeTagsOutput
    errors: [
        ListenerNotFoundException
        LoadBalancerNotFoundException
        RuleNotFoundException
        TargetGroupNotFoundException
        TrustStoreNotFoundException
    ]
}

@readonly
operation DescribeTargetGroupAttributes {
    input: DescribeTargetGroupAttributesInput
    output: DescribeTargetGroupAttributesOutput
    errors: [
        TargetGroupNotFoundException
    ]
}

@readonly
operation DescribeTargetGroups {
    input: DescribeTargetGroupsInput
    output: DescribeTargetGroupsOutput
    errors: [
        LoadBalancerNotFoundException
        TargetGroupNotFoundException
    ]
}

@readonly
operation DescribeTargetHealth {
    input: DescribeTargetHealthInput
    output: DescribeTargetHealthOutput
    errors: [
        HealthUnavailableException
        InvalidTargetException
        TargetGroupNotFoundException
    ]
}

@readonly
operation DescribeTrustStoreAssociations {
    input: DescribeTrustStoreAssociationsInput
    output: DescribeTrustStoreAssociationsOutput
    errors: [
        TrustStoreNotFoundException
    ]
}

@readonly
operation DescribeTrustStoreRevocations {
    input: DescribeTrustStoreRevocationsInput
    output: DescribeTrustStoreRevocationsOutput
    errors: [
        RevocationIdNotFoundException
        TrustStoreNotFoundException
    ]
}

@readonly
operation DescribeTrustStores {
    input: DescribeTrustStoresInput
    output: DescribeTrustStoresOutput
    errors: [
        TrustStoreNotFoundException
    ]
}

@readonly
operation GetResourcePolicy {
    input: GetResourcePolicyInput
    output: GetResourcePolicyOutput
    errors: [
        ResourceNotFoundException
    ]
}

@readonly
operation GetTrustStoreCaCertificatesBundle {
    input: GetTrustStoreCaCertificatesBundleInput
    output: GetTrustStoreCaCertificatesBundleOutput
    errors: [
        TrustStoreNotFoundException
    ]
}

@readonly
operation GetTrustStoreRevocationContent {
    input: GetTrustStoreRevocationContentInput
    output: GetTrustStoreRevocationContentOutput
    errors: [
        RevocationIdNotFoundException
        TrustStoreNotFoundException
    ]
}

operation ModifyCapacityReservation {
    input: ModifyCapacityReservationInput
    output: ModifyCapacityReservationOutput
    errors: [
        CapacityDecreaseRequestsLimitExceededException
        CapacityReservationPendingException
        CapacityUnitsLimitExceededException
        InsufficientCapacityException
        InvalidConfigurationRequestException
        LoadBalancerNotFoundException
        OperationNotPermittedException
        PriorRequestNotCompleteException
    ]
}

operation ModifyIpPools {
    input: ModifyIpPoolsInput
    output: ModifyIpPoolsOutput
    errors: [
        LoadBalancerNotFoundException
    ]
}

operation ModifyListener {
    input: ModifyListenerInput
    output: ModifyListenerOutput
    errors: [
        ALPNPolicyNotSupportedException
        CertificateNotFoundException
        DuplicateListenerException
        IncompatibleProtocolsException
        InvalidConfigurationRequestException
        InvalidLoadBalancerActionException
        ListenerNotFoundException
        SSLPolicyNotFoundException
        TargetGroupAssociationLimitException
        TargetGroupNotFoundException
        TooManyActionsException
        TooManyCertificatesException
        TooManyListenersException
        TooManyRegistrationsForTargetIdException
        TooManyTargetsException
        TooManyUniqueTargetGroupsPerLoadBalancerException
        TrustStoreNotFoundException
        TrustStoreNotReadyException
        UnsupportedProtocolException
    ]
}

operation ModifyListenerAttributes {
    input: ModifyListenerAttributesInput
    output: ModifyListenerAttributesOutput
    errors: [
        InvalidConfigurationRequestException
        ListenerNotFoundException
    ]
}

operation ModifyLoadBalancerAttributes {
    input: ModifyLoadBalancerAttributesInput
    output: ModifyLoadBalancerAttributesOutput
    errors: [
        InvalidConfigurationRequestException
        LoadBalancerNotFoundException
    ]
}

operation ModifyRule {
    input: ModifyRuleInput
    output: ModifyRuleOutput
    errors: [
        IncompatibleProtocolsException
        InvalidLoadBalancerActionException
        OperationNotPermittedException
        RuleNotFoundException
        TargetGroupAssociationLimitException
        TargetGroupNotFoundException
        TooManyActionsException
        TooManyRegistrationsForTargetIdException
        TooManyTargetsException
        TooManyUniqueTargetGroupsPerLoadBalancerException
        UnsupportedProtocolException
    ]
}

operation ModifyTargetGroup {
    input: ModifyTargetGroupInput
    output: ModifyTargetGroupOutput
    errors: [
        InvalidConfigurationRequestException
        TargetGroupNotFoundException
    ]
}

operation ModifyTargetGroupAttributes {
    input: ModifyTargetGroupAttributesInput
    output: ModifyTargetGroupAttributesOutput
    errors: [
        InvalidConfigurationRequestException
        TargetGroupNotFoundException
    ]
}

operation ModifyTrustStore {
    input: ModifyTrustStoreInput
    output: ModifyTrustStoreOutput
    errors: [
        CaCertificatesBundleNotFoundException
        InvalidCaCertificatesBundleException
        TrustStoreNotFoundException
    ]
}

operation RegisterTargets {
    input: RegisterTargetsInput
    output: RegisterTargetsOutput
    errors: [
        InvalidTargetException
        TargetGroupNotFoundException
        TooManyRegistrationsForTargetIdException
        TooManyTargetsException
    ]
}

operation RemoveListenerCertificates {
    input: RemoveListenerCertificatesInput
    output: RemoveListenerCertificatesOutput
    errors: [
        ListenerNotFoundException
        OperationNotPermittedException
    ]
}

operation RemoveTags {
    input: RemoveTagsInput
    output: RemoveTagsOutput
    errors: [
        ListenerNotFoundException
        LoadBalancerNotFoundException
        RuleNotFoundException
        TargetGroupNotFoundException
        TooManyTagsException
        TrustStoreNotFoundException
    ]
}

operation RemoveTrustStoreRevocations {
    input: RemoveTrustStoreRevocationsInput
    output: RemoveTrustStoreRevocationsOutput
    errors: [
        RevocationIdNotFoundException
        TrustStoreNotFoundException
    ]
}

operation SetIpAddressType {
    input: SetIpAddressTypeInput
    output: SetIpAddressTypeOutput
    errors: [
        InvalidConfigurationRequestException
        InvalidSubnetException
        LoadBalancerNotFoundException
    ]
}

operation SetRulePriorities {
    input: SetRulePrioritiesInput
    output: SetRulePrioritiesOutput
    errors: [
        OperationNotPermittedException
        PriorityInUseException
        RuleNotFoundException
    ]
}

operation SetSecurityGroups {
    input: SetSecurityGroupsInput
    output: SetSecurityGroupsOutput
    errors: [
        InvalidConfigurationRequestException
        InvalidSecurityGroupException
        LoadBalancerNotFoundException
    ]
}

operation SetSubnets {
    input: SetSubnetsInput
    output: SetSubnetsOutput
    errors: [
        AllocationIdNotFoundException
        AvailabilityZoneNotSupportedException
        CapacityReservationPendingException
        InvalidConfigurationRequestException
        InvalidSubnetException
        LoadBalancerNotFoundException
        SubnetNotFoundException
    ]
}

structure Action {
    @required
    Type: ActionTypeEnum
    TargetGroupArn: String
    AuthenticateOidcConfig: AuthenticateOidcActionConfig
    AuthenticateCognitoConfig: AuthenticateCognitoActionConfig
    Order: ActionOrder
    RedirectConfig: RedirectActionConfig
    FixedResponseConfig: FixedResponseActionConfig
    ForwardConfig: ForwardActionConfig
    JwtValidationConfig: JwtValidationActionConfig
}

@range(min: 1, max: 50000)
integer ActionOrder

list Actions {
    member: Action
}

enum ActionTypeEnum {
    FORWARD = "forward"
    AUTHENTICATE_OIDC = "authenticate-oidc"
    AUTHENTICATE_COGNITO = "authenticate-cognito"
    REDIRECT = "redirect"
    FIXED_RESPONSE = "fixed-response"
    JWT_VALIDATION = "jwt-validation"
}

structure AddListenerCertificatesInput {
    @required
    ListenerArn: String
    @required
    Certificates: CertificateList
}

structure AddListenerCertificatesOutput {
    Certificates: CertificateList
}

structure AddTagsInput {
    @required
    ResourceArns: ResourceArns
    @required
    Tags: TagList
}

structure AddTagsOutput {}

structure AddTrustStoreRevocationsInput {
    @required
    TrustStoreArn: String
    RevocationContents: RevocationContents
}

structure AddTrustStoreRevocationsOutput {
    TrustStoreRevocations: TrustStoreRevocations
}

structure AdministrativeOverride {
    State: TargetAdministrativeOverrideStateEnum
    Reason: TargetAdministrativeOverrideReasonEnum
    Description: String
}

enum AdvertiseTrustStoreCaNamesEnum {
    ON = "on"
    OFF = "off"
}

@error("client")
@awsQueryError(code: "AllocationIdNotFound", httpResponseCode: 400)
@httpError(400)
structure AllocationIdNotFoundException {
    Message: String
}

list AlpnPolicyName {
    member: String
}

@error("client")
@awsQueryError(code: "ALPNPolicyNotFound", httpResponseCode: 400)
@httpError(400)
structure ALPNPolicyNotSupportedException {
    Message: String
}

structure AnomalyDetection {
    Result: AnomalyResultEnum
    MitigationInEffect: MitigationInEffectEnum
}

enum AnomalyResultEnum {
    ANOMALOUS = "anomalous"
    NORMAL = "normal"
}

map AuthenticateCognitoActionAuthenticationRequestExtraParams {
    key: String
    value: String
}

enum AuthenticateCognitoActionConditionalBehaviorEnum {
    DENY = "deny"
    ALLOW = "allow"
    AUTHENTICATE = "authenticate"
}

structure AuthenticateCognitoActionConfig {
    @required
    UserPoolArn: String
    @required
    UserPoolClientId: String
    @required
    UserPoolDomain: String
    SessionCookieName: String
    Scope: String
    SessionTimeout: Long
    AuthenticationRequestExtraParams: AuthenticateCognitoActionAuthenticationRequestExtraParams
    OnUnauthenticatedRequest: AuthenticateCognitoActionConditionalBehaviorEnum
}

map AuthenticateOidcActionAuthenticationRequestExtraParams {
    key: String
    value: String
}

enum AuthenticateOidcActionConditionalBehaviorEnum {
    DENY = "deny"
    ALLOW = "allow"
    AUTHENTICATE = "authenticate"
}

structure AuthenticateOidcActionConfig {
    @required
    Issuer: String
    @required
    AuthorizationEndpoint: String
    @required
    TokenEndpoint: String
    @required
    UserInfoEndpoint: String
    @required
    ClientId: String
    ClientSecret: String
    SessionCookieName: String
    Scope: String
    SessionTimeout: Long
    AuthenticationRequestExtraParams: AuthenticateOidcActionAuthenticationRequestExtraParams
    OnUnauthenticatedRequest: AuthenticateOidcActionConditionalBehaviorEnum
    UseExistingClientSecret: Boolean
}

structure AvailabilityZone {
    ZoneName: String
    SubnetId: String
    OutpostId: String
    LoadBalancerAddresses: LoadBalancerAddresses
    SourceNatIpv6Prefixes: SourceNatIpv6Prefixes
}

@error("client")
@awsQueryError(code: "AvailabilityZoneNotSupported", httpResponseCode: 400)
@httpError(400)
structure AvailabilityZoneNotSupportedException {
    Message: String
}

list AvailabilityZones {
    member: AvailabilityZone
}

@error("client")
@awsQueryError(code: "CaCertificatesBundleNotFound", httpResponseCode: 400)
@httpError(400)
structure CaCertificatesBundleNotFoundException {
    Message: String
}

@error("client")
@awsQueryError(code: "CapacityDecreaseRequestLimitExceeded", httpResponseCode: 400)
@httpError(400)
structure CapacityDecreaseRequestsLimitExceededException {
    Message: String
}

@error("client")
@awsQueryError(code: "CapacityReservationPending", httpResponseCode: 400)
@httpError(400)
structure CapacityReservationPendingException {
    Message: String
}

enum CapacityReservationStateEnum {
    PROVISIONED = "provisioned"
    PENDING = "pending"
    REBALANCING = "rebalancing"
    FAILED = "failed"
}

structure CapacityReservationStatus {
    Code: CapacityReservationStateEnum
    Reason: String
}

@error("client")
@awsQueryError(code: "CapacityUnitsLimitExceeded", httpResponseCode: 400)
@httpError(400)
structure CapacityUnitsLimitExceededException {
    Message: String
}

structure Certificate {
    CertificateArn: String
    IsDefault: Boolean
}

list CertificateList {
    member: Certificate
}

@error("client")
@awsQueryError(code: "CertificateNotFound", httpResponseCode: 400)
@httpError(400)
structure CertificateNotFoundException {
    Message: String
}

structure Cipher {
    Name: String
    Priority: Integer
}

list Ciphers {
    member: Cipher
}

@length(max: 64)
string ConditionFieldName

structure CreateListenerInput {
    @required
    LoadBalancerArn: String
    Protocol: ProtocolEnum
    Port: Port
    SslPolicy: String
    Certificates: CertificateList
    @required
    DefaultActions: Actions
    AlpnPolicy: AlpnPolicyName
    Tags: TagList
    MutualAuthentication: MutualAuthenticationAttributes
}

structure CreateListenerOutput {
    Listeners: Listeners
}

structure CreateLoadBalancerInput {
    @required
    Name: String
    Subnets: Subnets
    SubnetMappings: SubnetMappings
    SecurityGroups: SecurityGroups
    Scheme: LoadBalancerSchemeEnum
    Tags: TagList
    Type: LoadBalancerTypeEnum
    IpAddressType: IpAddressType
    CustomerOwnedIpv4Pool: CustomerOwnedIpv4Pool
    EnablePrefixForIpv6SourceNat: EnablePrefixForIpv6SourceNatEnum
    IpamPools: IpamPools
}

structure CreateLoadBalancerOutput {
    LoadBalancers: LoadBalancers
}

structure CreateRuleInput {
    @required
    ListenerArn: String
    @required
    Conditions: RuleConditionList
    @required
    Priority: RulePriority
    @required
    Actions: Actions
    Tags: TagList
    Transforms: RuleTransformList
}

structure CreateRuleOutput {
    Rules: Rules
}

structure CreateTargetGroupInput {
    @required
    Name: String
    Protocol: ProtocolEnum
    ProtocolVersion: String
    Port: Port
    VpcId: String
    HealthCheckProtocol: ProtocolEnum
    HealthCheckPort: String
    HealthCheckEnabled: Boolean
    HealthCheckPath: Path
    HealthCheckIntervalSeconds: HealthCheckIntervalSeconds
    HealthCheckTimeoutSeconds: HealthCheckTimeoutSeconds
    HealthyThresholdCount: HealthCheckThresholdCount
    UnhealthyThresholdCount: HealthCheckThresholdCount
    Matcher: Matcher
    TargetType: TargetTypeEnum
    Tags: TagList
    IpAddressType: TargetGroupIpAddressTypeEnum
    TargetControlPort: TargetControlPort
}

structure CreateTargetGroupOutput {
    TargetGroups: TargetGroups
}

structure CreateTrustStoreInput {
    @required
    Name: TrustStoreName
    @required
    CaCertificatesBundleS3Bucket: String
    @required
    CaCertificatesBundleS3Key: String
    CaCertificatesBundleS3ObjectVersion: String
    Tags: TagList
}

structure CreateTrustStoreOutput {
    TrustStores: TrustStores
}

@length(max: 256)
@pattern("^(ipv4pool-coip-)[a-zA-Z0-9]+$")
string CustomerOwnedIpv4Pool

@error("client")
@awsQueryError(code: "DeleteAssociationSameAccount", httpResponseCode: 400)
@httpError(400)
structure DeleteAssociationSameAccountException {
    Message: String
}

structure DeleteListenerInput {
    @required
    ListenerArn: String
}

structure DeleteListenerOutput {}

structure DeleteLoadBalancerInput {
    @required
    LoadBalancerArn: String
}

structure DeleteLoadBalancerOutput {}

structure DeleteRuleInput {
    @required
    RuleArn: String
}

structure DeleteRuleOutput {}

structure DeleteSharedTrustStoreAssociationInput {
    @required
    TrustStoreArn: String
    @required
    ResourceArn: String
}

structure DeleteSharedTrustStoreAssociationOutput {}

structure DeleteTargetGroupInput {
    @required
    TargetGroupArn: String
}

structure DeleteTargetGroupOutput {}

structure DeleteTrustStoreInput {
    @required
    TrustStoreArn: String
}

structure DeleteTrustStoreOutput {}

structure DeregisterTargetsInput {
    @required
    TargetGroupArn: String
    @required
    Targets: TargetDescriptions
}

structure DeregisterTargetsOutput {}

structure DescribeAccountLimitsInput {
    Marker: String
    PageSize: PageSize
}

structure DescribeAccountLimitsOutput {
    Limits: Limits
    NextMarker: String
}

structure DescribeCapacityReservationInput {
    @required
    LoadBalancerArn: String
}

structure DescribeCapacityReservationOutput {
    LastModifiedTime: Timestamp
    DecreaseRequestsRemaining: Integer
    MinimumLoadBalancerCapacity: MinimumLoadBalancerCapacity
    CapacityReservationState: ZonalCapacityReservationStates
}

structure DescribeListenerAttributesInput {
    @required
    ListenerArn: String
}

structure DescribeListenerAttributesOutput {
    Attributes: ListenerAttributes
}

structure DescribeListenerCertificatesInput {
    @required
    ListenerArn: String
    Marker: String
    PageSize: PageSize
}

structure DescribeListenerCertificatesOutput {
    Certificates: CertificateList
    NextMarker: String
}

structure DescribeListenersInput {
    LoadBalancerArn: String
    ListenerArns: ListenerArns
    Marker: String
    PageSize: PageSize
}

structure DescribeListenersOutput {
    Listeners: Listeners
    NextMarker: String
}

structure DescribeLoadBalancerAttributesInput {
    @required
    LoadBalancerArn: String
}

structure DescribeLoadBalancerAttributesOutput {
    Attributes: LoadBalancerAttributes
}

structure DescribeLoadBalancersInput {
    LoadBalancerArns: LoadBalancerArns
    Names: LoadBalancerNames
    Marker: String
    PageSize: PageSize
}

structure DescribeLoadBalancersOutput {
    LoadBalancers: LoadBalancers
    NextMarker: String
}

structure DescribeRulesInput {
    ListenerArn: String
    RuleArns: RuleArns
    Marker: String
    PageSize: PageSize
}

structure DescribeRulesOutput {
    Rules: Rules
    NextMarker: String
}

structure DescribeSSLPoliciesInput {
    Names: SslPolicyNames
    Marker: String
    PageSize: PageSize
    LoadBalancerType: LoadBalancerTypeEnum
}

structure DescribeSSLPoliciesOutput {
    SslPolicies: SslPolicies
    NextMarker: String
}

structure DescribeTagsInput {
    @required
    ResourceArns: ResourceArns
}

structure DescribeTagsOutput {
    TagDescriptions: TagDescriptions
}

structure DescribeTargetGroupAttributesInput {
    @required
    TargetGroupArn: String
}

structure DescribeTargetGroupAttributesOutput {
    Attributes: TargetGroupAttributes
}

structure DescribeTargetGroupsInput {
    LoadBalancerArn: String
    TargetGroupArns: TargetGroupArns
    Names: TargetGroupNames
    Marker: String
    PageSize: PageSize
}

structure DescribeTargetGroupsOutput {
    TargetGroups: TargetGroups
    NextMarker: String
}

structure DescribeTargetHealthInput {
    @required
    TargetGroupArn: String
    Targets: TargetDescriptions
    Include: ListOfDescribeTargetHealthIncludeOptions
}

enum DescribeTargetHealthInputIncludeEnum {
    ANOMALYDETECTION = "AnomalyDetection"
    ALL = "All"
}

structure DescribeTargetHealthOutput {
    TargetHealthDescriptions: TargetHealthDescriptions
}

structure DescribeTrustStoreAssociationsInput {
    @required
    TrustStoreArn: String
    Marker: String
    PageSize: PageSize
}

structure DescribeTrustStoreAssociationsOutput {
    TrustStoreAssociations: TrustStoreAssociations
    NextMarker: String
}

structure DescribeTrustStoreRevocation {
    TrustStoreArn: String
    RevocationId: Long
    RevocationType: RevocationType
    NumberOfRevokedEntries: Long
}

list DescribeTrustStoreRevocationResponse {
    member: DescribeTrustStoreRevocation
}

structure DescribeTrustStoreRevocationsInput {
    @required
    TrustStoreArn: String
    RevocationIds: RevocationIds
    Marker: String
    PageSize: PageSize
}

structure DescribeTrustStoreRevocationsOutput {
    TrustStoreRevocations: DescribeTrustStoreRevocationResponse
    NextMarker: String
}

structure DescribeTrustStoresInput {
    TrustStoreArns: TrustStoreArns
    Names: TrustStoreNames
    Marker: String
    PageSize: PageSize
}

structure DescribeTrustStoresOutput {
    TrustStores: TrustStores
    NextMarker: String
}

@error("client")
@awsQueryError(code: "DuplicateListener", httpResponseCode: 400)
@httpError(400)
structure DuplicateListenerException {
    Message: String
}

@error("client")
@awsQueryError(code: "DuplicateLoadBalancerName", httpResponseCode: 400)
@httpError(400)
structure DuplicateLoadBalancerNameException {
    Message: String
}

@error("client")
@awsQueryError(code: "DuplicateTagKeys", httpResponseCode: 400)
@httpError(400)
structure DuplicateTagKeysException {
    Message: String
}

@error("client")
@awsQueryError(code: "DuplicateTargetGroupName", httpResponseCode: 400)
@httpError(400)
structure DuplicateTargetGroupNameException {
    Message: String
}

@error("client")
@awsQueryError(code: "DuplicateTrustStoreName", httpResponseCode: 400)
@httpError(400)
structure DuplicateTrustStoreNameException {
    Message: String
}

enum EnablePrefixForIpv6SourceNatEnum {
    ON = "on"
    OFF = "off"
}

enum EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum {
    ON = "on"
    OFF = "off"
}

structure FixedResponseActionConfig {
    MessageBody: FixedResponseActionMessage
    @required
    StatusCode: FixedResponseActionStatusCode
    ContentType: FixedResponseActionContentType
}

@length(min: 0, max: 32)
string FixedResponseActionContentType

@length(min: 0, max: 1024)
string FixedResponseActionMessage

@pattern("^(2|4|5)\\d\\d$")
string FixedResponseActionStatusCode

structure ForwardActionConfig {
    TargetGroups: TargetGroupList
    TargetGroupStickinessConfig: TargetGroupStickinessConfig
}

structure GetResourcePolicyInput {
    @required
    ResourceArn: String
}

structure GetResourcePolicyOutput {
    Policy: Policy
}

structure GetTrustStoreCaCertificatesBundleInput {
    @required
    TrustStoreArn: String
}

structure GetTrustStoreCaCertificatesBundleOutput {
    Location: String
}

structure GetTrustStoreRevocationContentInput {
    @required
    TrustStoreArn: String
    @required
    RevocationId: Long
}

structure GetTrustStoreRevocationContentOutput {
    Location: String
}

@range(min: 5, max: 300)
integer HealthCheckIntervalSeconds

@range(min: 2, max: 10)
integer HealthCheckThresholdCount

@range(min: 2, max: 120)
integer HealthCheckTimeoutSeconds

@error("server")
@awsQueryError(code: "HealthUnavailable", httpResponseCode: 500)
@httpError(500)
structure HealthUnavailableException {
    Message: String
}

structure HostHeaderConditionConfig {
    Values: ListOfString
    RegexValues: ListOfString
}

structure HostHeaderRewriteConfig {
    Rewrites: RewriteConfigList
}

structure HttpHeaderConditionConfig {
    HttpHeaderName: String
    Values: ListOfString
    RegexValues: ListOfString
}

structure HttpRequestMethodConditionConfig {
    Values: ListOfString
}

@error("client")
@awsQueryError(code: "IncompatibleProtocols", httpResponseCode: 400)
@httpError(400)
structure IncompatibleProtocolsException {
    Message: String
}

@error("server")
@awsQueryError(code: "InsufficientCapacity", httpResponseCode: 500)
@httpError(500)
structure InsufficientCapacityException {
    Message: String
}

@error("client")
@awsQueryError(code: "InvalidCaCertificatesBundle", httpResponseCode: 400)
@httpError(400)
structure InvalidCaCertificatesBundleException {
    Message: String
}

@error("client")
@awsQueryError(code: "InvalidConfigurationRequest", httpResponseCode: 400)
@httpError(400)
structure InvalidConfigurationRequestException {
    Message: String
}

@error("client")
@awsQueryError(code: "InvalidLoadBalancerAction", httpResponseCode: 400)
@httpError(400)
structure InvalidLoadBalancerActionException {
    Message: String
}

@error("client")
@awsQueryError(code: "InvalidRevocationContent", httpResponseCode: 400)
@httpError(400)
structure InvalidRevocationContentException {
    Message: String
}

@error("client")
@awsQueryError(code: "InvalidScheme", httpResponseCode: 400)
@httpError(400)
structure InvalidSchemeException {
    Message: String
}

@error("client")
@awsQueryError(code: "InvalidSecurityGroup", httpResponseCode: 400)
@httpError(400)
structure InvalidSecurityGroupException {
    Message: String
}

@error("client")
@awsQueryError(code: "InvalidSubnet", httpResponseCode: 400)
@httpError(400)
structure InvalidSubnetException {
    Message: String
}

@error("client")
@awsQueryError(code: "InvalidTarget", httpResponseCode: 400)
@httpError(400)
structure InvalidTargetException {
    Message: String
}

enum IpAddressType {
    IPV4 = "ipv4"
    DUALSTACK = "dualstack"
    DUALSTACK_WITHOUT_PUBLIC_IPV4 = "dualstack-without-public-ipv4"
}

@length(max: 1000)
@pattern("^(ipam-pool-)[a-zA-Z0-9]+$")
string IpamPoolId

structure IpamPools {
    Ipv4IpamPoolId: IpamPoolId
}

structure JwtValidationActionAdditionalClaim {
    @required
    Format: JwtValidationActionAdditionalClaimFormatEnum
    @required
    Name: String
    @required
    Values: JwtValidationActionAdditionalClaimValues
}

enum JwtValidationActionAdditionalClaimFormatEnum {
    SINGLE_STRING = "single-string"
    STRING_ARRAY = "string-array"
    SPACE_SEPARATED_VALUES = "space-separated-values"
}

list JwtValidationActionAdditionalClaims {
    member: JwtValidationActionAdditionalClaim
}

list JwtValidationActionAdditionalClaimValues {
    member: String
}

structure JwtValidationActionConfig {
    @required
    JwksEndpoint: String
    @required
    Issuer: String
    AdditionalClaims: JwtValidationActionAdditionalClaims
}

structure Limit {
    Name: String
    Max: String
}

list Limits {
    member: Limit
}

structure Listener {
    ListenerArn: String
    LoadBalancerArn: String
    Port: Port
    Protocol: ProtocolEnum
    Certificates: CertificateList
    SslPolicy: String
    DefaultActions: Actions
    AlpnPolicy: AlpnPolicyName
    MutualAuthentication: MutualAuthenticationAttributes
}

list ListenerArns {
    member: String
}

structure ListenerAttribute {
    Key: ListenerAttributeKey
    Value: String
}

@length(max: 256)
@pattern("^[a-zA-Z0-9._]+$")
string ListenerAttributeKey

list ListenerAttributes {
    member: ListenerAttribute
}

@error("client")
@awsQueryError(code: "ListenerNotFound", httpResponseCode: 400)
@httpError(400)
structure ListenerNotFoundException {
    Message: String
}

list Listeners {
    member: Listener
}

list ListOfDescribeTargetHealthIncludeOptions {
    member: DescribeTargetHealthInputIncludeEnum
}

list ListOfString {
    member: String
}

structure LoadBalancer {
    LoadBalancerArn: String
    DNSName: String
    CanonicalHostedZoneId: String
    CreatedTime: Timestamp
    LoadBalancerName: String
    Scheme: LoadBalancerSchemeEnum
    VpcId: String
    State: LoadBalancerState
    Type: LoadBalancerTypeEnum
    AvailabilityZones: AvailabilityZones
    SecurityGroups: SecurityGroups
    IpAddressType: IpAddressType
    CustomerOwnedIpv4Pool: CustomerOwnedIpv4Pool
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: String
    EnablePrefixForIpv6SourceNat: EnablePrefixForIpv6SourceNatEnum
    IpamPools: IpamPools
}

structure LoadBalancerAddress {
    IpAddress: String
    AllocationId: String
    PrivateIPv4Address: String
    IPv6Address: String
}

list LoadBalancerAddresses {
    member: LoadBalancerAddress
}

list LoadBalancerArns {
    member: String
}

structure LoadBalancerAttribute {
    Key: LoadBalancerAttributeKey
    Value: LoadBalancerAttributeValue
}

@length(max: 256)
@pattern("^[a-zA-Z0-9._]+$")
string LoadBalancerAttributeKey

@length(max: 20)
list LoadBalancerAttributes {
    member: LoadBalancerAttribute
}

@length(max: 1024)
string LoadBalancerAttributeValue

list LoadBalancerNames {
    member: String
}

@error("client")
@awsQueryError(code: "LoadBalancerNotFound", httpResponseCode: 400)
@httpError(400)
structure LoadBalancerNotFoundException {
    Message: String
}

list LoadBalancers {
    member: LoadBalancer
}

enum LoadBalancerSchemeEnum {
    INTERNET_FACING = "internet-facing"
    INTERNAL = "internal"
}

structure LoadBalancerState {
    Code: LoadBalancerStateEnum
    Reason: String
}

enum LoadBalancerStateEnum {
    ACTIVE = "active"
    PROVISIONING = "provisioning"
    ACTIVE_IMPAIRED = "active_impaired"
    FAILED = "failed"
}

enum LoadBalancerTypeEnum {
    APPLICATION = "application"
    NETWORK = "network"
    GATEWAY = "gateway"
}

structure Matcher {
    HttpCode: String
    GrpcCode: String
}

structure MinimumLoadBalancerCapacity {
    CapacityUnits: Integer
}

enum MitigationInEffectEnum {
    YES = "yes"
    NO = "no"
}

structure ModifyCapacityReservationInput {
    @required
    LoadBalancerArn: String
    MinimumLoadBalancerCapacity: MinimumLoadBalancerCapacity
    ResetCapacityReservation: Boolean
}

structure ModifyCapacityReservationOutput {
    LastModifiedTime: Timestamp
    DecreaseRequestsRemaining: Integer
    MinimumLoadBalancerCapacity: MinimumLoadBalancerCapacity
    CapacityReservationState: ZonalCapacityReservationStates
}

structure ModifyIpPoolsInput {
    @required
    LoadBalancerArn: String
    IpamPools: IpamPools
    RemoveIpamPools: RemoveIpamPools
}

structure ModifyIpPoolsOutput {
    IpamPools: IpamPools
}

structure ModifyListenerAttributesInput {
    @required
    ListenerArn: String
    @required
    Attributes: ListenerAttributes
}

structure ModifyListenerAttributesOutput {
    Attributes: ListenerAttributes
}

structure ModifyListenerInput {
    @required
    ListenerArn: String
    Port: Port
    Protocol: ProtocolEnum
    SslPolicy: String
    Certificates: CertificateList
    DefaultActions: Actions
    AlpnPolicy: AlpnPolicyName
    MutualAuthentication: MutualAuthenticationAttributes
}

structure ModifyListenerOutput {
    Listeners: Listeners
}

structure ModifyLoadBalancerAttributesInput {
    @required
    LoadBalancerArn: String
    @required
    Attributes: LoadBalancerAttributes
}

structure ModifyLoadBalancerAttributesOutput {
    Attributes: LoadBalancerAttributes
}

structure ModifyRuleInput {
    @required
    RuleArn: String
    Conditions: RuleConditionList
    Actions: Actions
    Transforms: RuleTransformList
    ResetTransforms: Boolean
}

structure ModifyRuleOutput {
    Rules: Rules
}

structure ModifyTargetGroupAttributesInput {
    @required
    TargetGroupArn: String
    @required
    Attributes: TargetGroupAttributes
}

structure ModifyTargetGroupAttributesOutput {
    Attributes: TargetGroupAttributes
}

structure ModifyTargetGroupInput {
    @required
    TargetGroupArn: String
    HealthCheckProtocol: ProtocolEnum
    HealthCheckPort: String
    HealthCheckPath: Path
    HealthCheckEnabled: Boolean
    HealthCheckIntervalSeconds: HealthCheckIntervalSeconds
    HealthCheckTimeoutSeconds: HealthCheckTimeoutSeconds
    HealthyThresholdCount: HealthCheckThresholdCount
    UnhealthyThresholdCount: HealthCheckThresholdCount
    Matcher: Matcher
}

structure ModifyTargetGroupOutput {
    TargetGroups: TargetGroups
}

structure ModifyTrustStoreInput {
    @required
    TrustStoreArn: String
    @required
    CaCertificatesBundleS3Bucket: String
    @required
    CaCertificatesBundleS3Key: String
    CaCertificatesBundleS3ObjectVersion: String
}

structure ModifyTrustStoreOutput {
    TrustStores: TrustStores
}

structure MutualAuthenticationAttributes {
    Mode: String
    TrustStoreArn: String
    IgnoreClientCertificateExpiry: Boolean
    TrustStoreAssociationStatus: TrustStoreAssociationStatusEnum
    AdvertiseTrustStoreCaNames: AdvertiseTrustStoreCaNamesEnum
}

@error("client")
@awsQueryError(code: "OperationNotPermitted", httpResponseCode: 400)
@httpError(400)
structure OperationNotPermittedException {
    Message: String
}

@range(min: 1, max: 400)
integer PageSize

@length(min: 1, max: 1024)
string Path

structure PathPatternConditionConfig {
    Values: ListOfString
    RegexValues: ListOfString
}

@length(min: 1)
string Policy

@range(min: 1, max: 65535)
integer Port

@error("client")
@awsQueryError(code: "PriorityInUse", httpResponseCode: 400)
@httpError(400)
structure PriorityInUseException {
    Message: String
}

@error("client")
@awsQueryError(code: "PriorRequestNotComplete", httpResponseCode: 429)
@httpError(429)
structure PriorRequestNotCompleteException {
    Message: String
}

enum ProtocolEnum {
    HTTP
    HTTPS
    TCP
    TLS
    UDP
    TCP_UDP
    GENEVE
    QUIC
    TCP_QUIC
}

structure QueryStringConditionConfig {
    Values: QueryStringKeyValuePairList
}

structure QueryStringKeyValuePair {
    Key: String
    Value: String
}

list QueryStringKeyValuePairList {
    member: QueryStringKeyValuePair
}

@length(min: 1, max: 256)
string QuicServerId

structure RedirectActionConfig {
    Protocol: RedirectActionProtocol
    Port: String
    Host: RedirectActionHost
    Path: RedirectActionPath
    Query: RedirectActionQuery
    @required
    StatusCode: RedirectActionStatusCodeEnum
}

@length(min: 1, max: 128)
string RedirectActionHost

@length(min: 1, max: 128)
string RedirectActionPath

@pattern("^(HTTPS?|#\\{protocol\\})$")
string RedirectActionProtocol

@length(min: 0, max: 128)
string RedirectActionQuery

enum RedirectActionStatusCodeEnum {
    HTTP_301
    HTTP_302
}

structure RegisterTargetsInput {
    @required
    TargetGroupArn: String
    @required
    Targets: TargetDescriptions
}

structure RegisterTargetsOutput {}

enum RemoveIpamPoolEnum {
    IPV4 = "ipv4"
}

list RemoveIpamPools {
    member: RemoveIpamPoolEnum
}

structure RemoveListenerCertificatesInput {
    @required
    ListenerArn: String
    @required
    Certificates: CertificateList
}

structure RemoveListenerCertificatesOutput {}

structure RemoveTagsInput {
    @required
    ResourceArns: ResourceArns
    @required
    TagKeys: TagKeys
}

structure RemoveTagsOutput {}

structure RemoveTrustStoreRevocationsInput {
    @required
    TrustStoreArn: String
    @required
    RevocationIds: RevocationIds
}

structure RemoveTrustStoreRevocationsOutput {}

list ResourceArns {
    member: String
}

@error("client")
@awsQueryError(code: "ResourceInUse", httpResponseCode: 400)
@httpError(400)
structure ResourceInUseException {
    Message: String
}

@error("client")
@awsQueryError(code: "ResourceNotFound", httpResponseCode: 400)
@httpError(400)
structure ResourceNotFoundException {
    Message: String
}

structure RevocationContent {
    S3Bucket: String
    S3Key: String
    S3ObjectVersion: String
    RevocationType: RevocationType
}

@error("client")
@awsQueryError(code: "RevocationContentNotFound", httpResponseCode: 400)
@httpError(400)
structure RevocationContentNotFoundException {
    Message: String
}

list RevocationContents {
    member: RevocationContent
}

@error("client")
@awsQueryError(code: "RevocationIdNotFound", httpResponseCode: 400)
@httpError(400)
structure RevocationIdNotFoundException {
    Message: String
}

list RevocationIds {
    member: Long
}

enum RevocationType {
    CRL
}

structure RewriteConfig {
    @required
    Regex: String
    @required
    Replace: String
}

list RewriteConfigList {
    member: RewriteConfig
}

structure Rule {
    RuleArn: String
    Priority: String
    Conditions: RuleConditionList
    Actions: Actions
    IsDefault: Boolean
    Transforms: RuleTransformList
}

list RuleArns {
    member: String
}

structure RuleCondition {
    Field: ConditionFieldName
    Values: ListOfString
    HostHeaderConfig: HostHeaderConditionConfig
    PathPatternConfig: PathPatternConditionConfig
    HttpHeaderConfig: HttpHeaderConditionConfig
    QueryStringConfig: QueryStringConditionConfig
    HttpRequestMethodConfig: HttpRequestMethodConditionConfig
    SourceIpConfig: SourceIpConditionConfig
    RegexValues: ListOfString
}

list RuleConditionList {
    member: RuleCondition
}

@error("client")
@awsQueryError(code: "RuleNotFound", httpResponseCode: 400)
@httpError(400)
structure RuleNotFoundException {
    Message: String
}

@range(min: 1, max: 50000)
integer RulePriority

list RulePriorityList {
    member: RulePriorityPair
}

structure RulePriorityPair {
    RuleArn: String
    Priority: RulePriority
}

list Rules {
    member: Rule
}

structure RuleTransform {
    @required
    Type: TransformTypeEnum
    HostHeaderRewriteConfig: HostHeaderRewriteConfig
    UrlRewriteConfig: UrlRewriteConfig
}

list RuleTransformList {
    member: RuleTransform
}

list SecurityGroups {
    member: String
}

structure SetIpAddressTypeInput {
    @required
    LoadBalancerArn: String
    @required
    IpAddressType: IpAddressType
}

structure SetIpAddressTypeOutput {
    IpAddressType: IpAddressType
}

structure SetRulePrioritiesInput {
    @required
    RulePriorities: RulePriorityList
}

structure SetRulePrioritiesOutput {
    Rules: Rules
}

structure SetSecurityGroupsInput {
    @required
    LoadBalancerArn: String
    @required
    SecurityGroups: SecurityGroups
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum
}

structure SetSecurityGroupsOutput {
    SecurityGroupIds: SecurityGroups
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum
}

structure SetSubnetsInput {
    @required
    LoadBalancerArn: String
    Subnets: Subnets
    SubnetMappings: SubnetMappings
    IpAddressType: IpAddressType
    EnablePrefixForIpv6SourceNat: EnablePrefixForIpv6SourceNatEnum
}

structure SetSubnetsOutput {
    AvailabilityZones: AvailabilityZones
    IpAddressType: IpAddressType
    EnablePrefixForIpv6SourceNat: EnablePrefixForIpv6SourceNatEnum
}

enum SourceIpAddressTypeEnum {
    IPV4 = "ipv4"
    IPV6 = "ipv6"
}

structure SourceIpConditionConfig {
    Values: ListOfString
    IpAddressType: SourceIpAddressTypeEnum
}

list SourceNatIpv6Prefixes {
    member: String
}

list SslPolicies {
    member: SslPolicy
}

structure SslPolicy {
    SslProtocols: SslProtocols
    Ciphers: Ciphers
    Name: String
    SupportedLoadBalancerTypes: ListOfString
}

list SslPolicyNames {
    member: String
}

@error("client")
@awsQueryError(code: "SSLPolicyNotFound", httpResponseCode: 400)
@httpError(400)
structure SSLPolicyNotFoundException {
    Message: String
}

list SslProtocols {
    member: String
}

structure SubnetMapping {
    SubnetId: String
    AllocationId: String
    PrivateIPv4Address: String
    IPv6Address: String
    SourceNatIpv6Prefix: String
}

list SubnetMappings {
    member: SubnetMapping
}

@error("client")
@awsQueryError(code: "SubnetNotFound", httpResponseCode: 400)
@httpError(400)
structure SubnetNotFoundException {
    Message: String
}

list Subnets {
    member: String
}

structure Tag {
    @required
    Key: TagKey
    Value: TagValue
}

structure TagDescription {
    ResourceArn: String
    Tags: TagList
}

list TagDescriptions {
    member: TagDescription
}

@length(min: 1, max: 128)
@pattern("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$")
string TagKey

list TagKeys {
    member: TagKey
}

@length(min: 1)
list TagList {
    member: Tag
}

@length(min: 0, max: 256)
@pattern("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$")
string TagValue

enum TargetAdministrativeOverrideReasonEnum {
    ADMINISTRATIVEOVERRIDE_UNKNOWN = "AdministrativeOverride.Unknown"
    ADMINISTRATIVEOVERRIDE_NOOVERRIDE = "AdministrativeOverride.NoOverride"
    ADMINISTRATIVEOVERRIDE_ZONALSHIFTACTIVE = "AdministrativeOverride.ZonalShiftActive"
    ADMINISTRATIVEOVERRIDE_ZONALSHIFTDELEGATEDTODNS = "AdministrativeOverride.ZonalShiftDelegatedToDns"
}

enum TargetAdministrativeOverrideStateEnum {
    UNKNOWN = "unknown"
    NO_OVERRIDE = "no_override"
    ZONAL_SHIFT_ACTIVE = "zonal_shift_active"
    ZONAL_SHIFT_DELEGATED_TO_DNS = "zonal_shift_delegated_to_dns"
}

@range(min: 1, max: 65535)
integer TargetControlPort

structure TargetDescription {
    @required
    Id: String
    Port: Port
    AvailabilityZone: String
    QuicServerId: QuicServerId
}

list TargetDescriptions {
    member: TargetDescription
}

structure TargetGroup {
    TargetGroupArn: String
    TargetGroupName: String
    Protocol: ProtocolEnum
    Port: Port
    VpcId: String
    HealthCheckProtocol: ProtocolEnum
    HealthCheckPort: String
    HealthCheckEnabled: Boolean
    HealthCheckIntervalSeconds: HealthCheckIntervalSeconds
    HealthCheckTimeoutSeconds: HealthCheckTimeoutSeconds
    HealthyThresholdCount: HealthCheckThresholdCount
    UnhealthyThresholdCount: HealthCheckThresholdCount
    HealthCheckPath: Path
    Matcher: Matcher
    LoadBalancerArns: LoadBalancerArns
    TargetType: TargetTypeEnum
    ProtocolVersion: String
    IpAddressType: TargetGroupIpAddressTypeEnum
    TargetControlPort: TargetControlPort
}

list TargetGroupArns {
    member: String
}

@error("client")
@awsQueryError(code: "TargetGroupAssociationLimit", httpResponseCode: 400)
@httpError(400)
structure TargetGroupAssociationLimitException {
    Message: String
}

structure TargetGroupAttribute {
    Key: TargetGroupAttributeKey
    Value: String
}

@length(max: 256)
@pattern("^[a-zA-Z0-9._]+$")
string TargetGroupAttributeKey

list TargetGroupAttributes {
    member: TargetGroupAttribute
}

enum TargetGroupIpAddressTypeEnum {
    IPV4 = "ipv4"
    IPV6 = "ipv6"
}

list TargetGroupList {
    member: TargetGroupTuple
}

list TargetGroupNames {
    member: String
}

@error("client")
@awsQueryError(code: "TargetGroupNotFound", httpResponseCode: 400)
@httpError(400)
structure TargetGroupNotFoundException {
    Message: String
}

list TargetGroups {
    member: TargetGroup
}

structure TargetGroupStickinessConfig {
    Enabled: Boolean
    DurationSeconds: Integer
}

structure TargetGroupTuple {
    TargetGroupArn: String
    Weight: Integer
}

structure TargetHealth {
    State: TargetHealthStateEnum
    Reason: TargetHealthReasonEnum
    Description: String
}

structure TargetHealthDescription {
    Target: TargetDescription
    HealthCheckPort: String
    TargetHealth: TargetHealth
    AnomalyDetection: AnomalyDetection
    AdministrativeOverride: AdministrativeOverride
}

list TargetHealthDescriptions {
    member: TargetHealthDescription
}

enum TargetHealthReasonEnum {
    ELB_REGISTRATIONINPROGRESS = "Elb.RegistrationInProgress"
    ELB_INITIALHEALTHCHECKING = "Elb.InitialHealthChecking"
    TARGET_RESPONSECODEMISMATCH = "Target.ResponseCodeMismatch"
    TARGET_TIMEOUT = "Target.Timeout"
    TARGET_FAILEDHEALTHCHECKS = "Target.FailedHealthChecks"
    TARGET_NOTREGISTERED = "Target.NotRegistered"
    TARGET_NOTINUSE = "Target.NotInUse"
    TARGET_DEREGISTRATIONINPROGRESS = "Target.DeregistrationInProgress"
    TARGET_INVALIDSTATE = "Target.InvalidState"
    TARGET_IPUNUSABLE = "Target.IpUnusable"
    TARGET_HEALTHCHECKDISABLED = "Target.HealthCheckDisabled"
    ELB_INTERNALERROR = "Elb.InternalError"
}

enum TargetHealthStateEnum {
    INITIAL = "initial"
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    UNHEALTHY_DRAINING = "unhealthy.draining"
    UNUSED = "unused"
    DRAINING = "draining"
    UNAVAILABLE = "unavailable"
}

enum TargetTypeEnum {
    INSTANCE = "instance"
    IP = "ip"
    LAMBDA = "lambda"
    ALB = "alb"
}

@error("client")
@awsQueryError(code: "TooManyActions", httpResponseCode: 400)
@httpError(400)
structure TooManyActionsException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyCertificates", httpResponseCode: 400)
@httpError(400)
structure TooManyCertificatesException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyListeners", httpResponseCode: 400)
@httpError(400)
structure TooManyListenersException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyLoadBalancers", httpResponseCode: 400)
@httpError(400)
structure TooManyLoadBalancersException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyRegistrationsForTargetId", httpResponseCode: 400)
@httpError(400)
structure TooManyRegistrationsForTargetIdException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyRules", httpResponseCode: 400)
@httpError(400)
structure TooManyRulesException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyTags", httpResponseCode: 400)
@httpError(400)
structure TooManyTagsException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyTargetGroups", httpResponseCode: 400)
@httpError(400)
structure TooManyTargetGroupsException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyTargets", httpResponseCode: 400)
@httpError(400)
structure TooManyTargetsException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyTrustStoreRevocationEntries", httpResponseCode: 400)
@httpError(400)
structure TooManyTrustStoreRevocationEntriesException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyTrustStores", httpResponseCode: 400)
@httpError(400)
structure TooManyTrustStoresException {
    Message: String
}

@error("client")
@awsQueryError(code: "TooManyUniqueTargetGroupsPerLoadBalancer", httpResponseCode: 400)
@httpError(400)
structure TooManyUniqueTargetGroupsPerLoadBalancerException {
    Message: String
}

enum TransformTypeEnum {
    HOST_HEADER_REWRITE = "host-header-rewrite"
    URL_REWRITE = "url-rewrite"
}

structure TrustStore {
    Name: TrustStoreName
    TrustStoreArn: String
    Status: TrustStoreStatus
    NumberOfCaCertificates: Integer
    TotalRevokedEntries: Long
}

list TrustStoreArns {
    member: String
}

structure TrustStoreAssociation {
    ResourceArn: String
}

@error("client")
@awsQueryError(code: "AssociationNotFound", httpResponseCode: 400)
@httpError(400)
structure TrustStoreAssociationNotFoundException {
    Message: String
}

list TrustStoreAssociations {
    member: TrustStoreAssociation
}

enum TrustStoreAssociationStatusEnum {
    ACTIVE = "active"
    REMOVED = "removed"
}

@error("client")
@awsQueryError(code: "TrustStoreInUse", httpResponseCode: 400)
@httpError(400)
structure TrustStoreInUseException {
    Message: String
}

@length(min: 1, max: 32)
@pattern("^([a-zA-Z0-9]+-)*[a-zA-Z0-9]+$")
string TrustStoreName

list TrustStoreNames {
    member: TrustStoreName
}

@error("client")
@awsQueryError(code: "TrustStoreNotFound", httpResponseCode: 400)
@httpError(400)
structure TrustStoreNotFoundException {
    Message: String
}

@error("client")
@awsQueryError(code: "TrustStoreNotReady", httpResponseCode: 400)
@httpError(400)
structure TrustStoreNotReadyException {
    Message: String
}

structure TrustStoreRevocation {
    TrustStoreArn: String
    RevocationId: Long
    RevocationType: RevocationType
    NumberOfRevokedEntries: Long
}

list TrustStoreRevocations {
    member: TrustStoreRevocation
}

list TrustStores {
    member: TrustStore
}

enum TrustStoreStatus {
    ACTIVE
    CREATING
}

@error("client")
@awsQueryError(code: "UnsupportedProtocol", httpResponseCode: 400)
@httpError(400)
structure UnsupportedProtocolException {
    Message: String
}

structure UrlRewriteConfig {
    Rewrites: RewriteConfigList
}

structure ZonalCapacityReservationState {
    State: CapacityReservationStatus
    AvailabilityZone: String
    EffectiveCapacityUnits: Double
}

list ZonalCapacityReservationStates {
    member: ZonalCapacityReservationState
}
