// Amazon Route 53: every operation, its shapes and their constraints.
// Converted by the Keyrota project from AWS's own API model (Apache-2.0, see NOTICE); changed:
// no documentation, simple shapes without constraints replaced by Smithy's own, @readonly as
// CloudTrail has it, no slash at the end of a path.
// Patterns are written as AWS prints them and must match whole values.
$version: "2.0"

namespace com.amazonaws.route53

use aws.auth#sigv4
use aws.protocols#restXml

@sigv4(name: "route53")
@restXml
@xmlNamespace(uri: "https://route53.amazonaws.com/doc/2013-04-01/")
service AWSDnsV20130401 {
    version: "2013-04-01"
    operations: [
        ActivateKeySigningKey
        AssociateVPCWithHostedZone
        ChangeCidrCollection
        ChangeResourceRecordSets
        ChangeTagsForResource
        CreateCidrCollection
        CreateHealthCheck
        CreateHostedZone
        CreateKeySigningKey
        CreateQueryLoggingConfig
        CreateReusableDelegationSet
        CreateTrafficPolicy
        CreateTrafficPolicyInstance
        CreateTrafficPolicyVersion
        CreateVPCAssociationAuthorization
        DeactivateKeySigningKey
        DeleteCidrCollection
        DeleteHealthCheck
        DeleteHostedZone
        DeleteKeySigningKey
        DeleteQueryLoggingConfig
        DeleteReusableDelegationSet
        DeleteTrafficPolicy
        DeleteTrafficPolicyInstance
        DeleteVPCAssociationAuthorization
        DisableHostedZoneDNSSEC
        DisassociateVPCFromHostedZone
        EnableHostedZoneDNSSEC
        GetAccountLimit
        GetChange
        GetCheckerIpRanges
        GetDNSSEC
        GetGeoLocation
        GetHealthCheck
        GetHealthCheckCount
        GetHealthCheckLastFailureReason
        GetHealthCheckStatus
        GetHostedZone
        GetHostedZoneCount
        GetHostedZoneLimit
        GetQueryLoggingConfig
        GetReusableDelegationSet
        GetReusableDelegationSetLimit
        GetTrafficPolicy
        GetTrafficPolicyInstance
        GetTrafficPolicyInstanceCount
        ListCidrBlocks
        ListCidrCollections
        ListCidrLocations
        ListGeoLocations
        ListHealthChecks
        ListHostedZones
        ListHostedZonesByName
        ListHostedZonesByVPC
        ListQueryLoggingConfigs
        ListResourceRecordSets
        ListReusableDelegationSets
        ListTagsForResource
        ListTagsForResources
        ListTrafficPolicies
        ListTrafficPolicyInstances
        ListTrafficPolicyInstancesByHostedZone
        ListTrafficPolicyInstancesByPolicy
        ListTrafficPolicyVersions
        ListVPCAssociationAuthorizations
        TestDNSAnswer
        UpdateHealthCheck
        UpdateHostedZoneComment
        UpdateHostedZoneFeatures
        UpdateTrafficPolicyComment
        UpdateTrafficPolicyInstance
    ]
}

@http(method: "POST", uri: "/2013-04-01/keysigningkey/{HostedZoneId}/{Name}/activate", code: 200)
operation ActivateKeySigningKey {
    input: ActivateKeySigningKeyRequest
    output: ActivateKeySigningKeyResponse
    errors: [
        ConcurrentModification
        InvalidInput
        InvalidKMSArn
        InvalidKeySigningKeyStatus
        InvalidSigningStatus
        NoSuchKeySigningKey
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone/{HostedZoneId}/associatevpc", code: 200)
operation AssociateVPCWithHostedZone {
    input: AssociateVPCWithHostedZoneRequest
    output: AssociateVPCWithHostedZoneResponse
    errors: [
        ConflictingDomainExists
        InvalidInput
        InvalidVPCId
        LimitsExceeded
        NoSuchHostedZone
        NotAuthorizedException
        PriorRequestNotComplete
        PublicZoneVPCAssociation
    ]
}

@http(method: "POST", uri: "/2013-04-01/cidrcollection/{Id}", code: 200)
operation ChangeCidrCollection {
    input: ChangeCidrCollectionRequest
    output: ChangeCidrCollectionResponse
    errors: [
        CidrBlockInUseException
        CidrCollectionVersionMismatchException
        ConcurrentModification
        InvalidInput
        LimitsExceeded
        NoSuchCidrCollectionException
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone/{HostedZoneId}/rrset", code: 200)
operation ChangeResourceRecordSets {
    input: ChangeResourceRecordSetsRequest
    output: ChangeResourceRecordSetsResponse
    errors: [
        InvalidChangeBatch
        InvalidInput
        NoSuchHealthCheck
        NoSuchHostedZone
        PriorRequestNotComplete
    ]
}

@http(method: "POST", uri: "/2013-04-01/tags/{ResourceType}/{ResourceId}", code: 200)
operation ChangeTagsForResource {
    input: ChangeTagsForResourceRequest
    output: ChangeTagsForResourceResponse
    errors: [
        InvalidInput
        NoSuchHealthCheck
        NoSuchHostedZone
        PriorRequestNotComplete
        ThrottlingException
    ]
}

@http(method: "POST", uri: "/2013-04-01/cidrcollection", code: 201)
operation CreateCidrCollection {
    input: CreateCidrCollectionRequest
    output: CreateCidrCollectionResponse
    errors: [
        CidrCollectionAlreadyExistsException
        ConcurrentModification
        InvalidInput
        LimitsExceeded
    ]
}

@http(method: "POST", uri: "/2013-04-01/healthcheck", code: 201)
operation CreateHealthCheck {
    input: CreateHealthCheckRequest
    output: CreateHealthCheckResponse
    errors: [
        HealthCheckAlreadyExists
        InvalidInput
        TooManyHealthChecks
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone", code: 201)
operation CreateHostedZone {
    input: CreateHostedZoneRequest
    output: CreateHostedZoneResponse
    errors: [
        ConflictingDomainExists
        DelegationSetNotAvailable
        DelegationSetNotReusable
        HostedZoneAlreadyExists
        InvalidDomainName
        InvalidInput
        InvalidVPCId
        NoSuchDelegationSet
        TooManyHostedZones
    ]
}

@http(method: "POST", uri: "/2013-04-01/keysigningkey", code: 201)
operation CreateKeySigningKey {
    input: CreateKeySigningKeyRequest
    output: CreateKeySigningKeyResponse
    errors: [
        ConcurrentModification
        InvalidArgument
        InvalidInput
        InvalidKMSArn
        InvalidKeySigningKeyName
        InvalidKeySigningKeyStatus
        InvalidSigningStatus
        KeySigningKeyAlreadyExists
        NoSuchHostedZone
        TooManyKeySigningKeys
    ]
}

@http(method: "POST", uri: "/2013-04-01/queryloggingconfig", code: 201)
operation CreateQueryLoggingConfig {
    input: CreateQueryLoggingConfigRequest
    output: CreateQueryLoggingConfigResponse
    errors: [
        ConcurrentModification
        InsufficientCloudWatchLogsResourcePolicy
        InvalidInput
        NoSuchCloudWatchLogsLogGroup
        NoSuchHostedZone
        QueryLoggingConfigAlreadyExists
    ]
}

@http(method: "POST", uri: "/2013-04-01/delegationset", code: 201)
operation CreateReusableDelegationSet {
    input: CreateReusableDelegationSetRequest
    output: CreateReusableDelegationSetResponse
    errors: [
        DelegationSetAlreadyCreated
        DelegationSetAlreadyReusable
        DelegationSetNotAvailable
        HostedZoneNotFound
        InvalidArgument
        InvalidInput
        LimitsExceeded
    ]
}

@http(method: "POST", uri: "/2013-04-01/trafficpolicy", code: 201)
operation CreateTrafficPolicy {
    input: CreateTrafficPolicyRequest
    output: CreateTrafficPolicyResponse
    errors: [
        InvalidInput
        InvalidTrafficPolicyDocument
        TooManyTrafficPolicies
        TrafficPolicyAlreadyExists
    ]
}

@http(method: "POST", uri: "/2013-04-01/trafficpolicyinstance", code: 201)
operation CreateTrafficPolicyInstance {
    input: CreateTrafficPolicyInstanceRequest
    output: CreateTrafficPolicyInstanceResponse
    errors: [
        InvalidInput
        NoSuchHostedZone
        NoSuchTrafficPolicy
        TooManyTrafficPolicyInstances
        TrafficPolicyInstanceAlreadyExists
    ]
}

@http(method: "POST", uri: "/2013-04-01/trafficpolicy/{Id}", code: 201)
operation CreateTrafficPolicyVersion {
    input: CreateTrafficPolicyVersionRequest
    output: CreateTrafficPolicyVersionResponse
    errors: [
        ConcurrentModification
        InvalidInput
        InvalidTrafficPolicyDocument
        NoSuchTrafficPolicy
        TooManyTrafficPolicyVersionsForCurrentPolicy
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone/{HostedZoneId}/authorizevpcassociation", code: 200)
operation CreateVPCAssociationAuthorization {
    input: CreateVPCAssociationAuthorizationRequest
    output: CreateVPCAssociationAuthorizationResponse
    errors: [
        ConcurrentModification
        InvalidInput
        InvalidVPCId
        NoSuchHostedZone
        TooManyVPCAssociationAuthorizations
    ]
}

@http(method: "POST", uri: "/2013-04-01/keysigningkey/{HostedZoneId}/{Name}/deactivate", code: 200)
operation DeactivateKeySigningKey {
    input: DeactivateKeySigningKeyRequest
    output: DeactivateKeySigningKeyResponse
    errors: [
        ConcurrentModification
        InvalidInput
        InvalidKeySigningKeyStatus
        InvalidSigningStatus
        KeySigningKeyInParentDSRecord
        KeySigningKeyInUse
        NoSuchKeySigningKey
    ]
}

@idempotent
@http(method: "DELETE", uri: "/2013-04-01/cidrcollection/{Id}", code: 200)
operation DeleteCidrCollection {
    input: DeleteCidrCollectionRequest
    output: DeleteCidrCollectionResponse
    errors: [
        CidrCollectionInUseException
        ConcurrentModification
        InvalidInput
        NoSuchCidrCollectionException
    ]
}

@idempotent
@http(method: "DELETE", uri: "/2013-04-01/healthcheck/{HealthCheckId}", code: 200)
operation DeleteHealthCheck {
    input: DeleteHealthCheckRequest
    output: DeleteHealthCheckResponse
    errors: [
        HealthCheckInUse
        InvalidInput
        NoSuchHealthCheck
    ]
}

@idempotent
@http(method: "DELETE", uri: "/2013-04-01/hostedzone/{Id}", code: 200)
operation DeleteHostedZone {
    input: DeleteHostedZoneRequest
    output: DeleteHostedZoneResponse
    errors: [
        HostedZoneNotEmpty
        InvalidDomainName
        InvalidInput
        NoSuchHostedZone
        PriorRequestNotComplete
    ]
}

@idempotent
@http(method: "DELETE", uri: "/2013-04-01/keysigningkey/{HostedZoneId}/{Name}", code: 200)
operation DeleteKeySigningKey {
    input: DeleteKeySigningKeyRequest
    output: DeleteKeySigningKeyResponse
    errors: [
        ConcurrentModification
        InvalidInput
        InvalidKMSArn
        InvalidKeySigningKeyStatus
        InvalidSigningStatus
        NoSuchKeySigningKey
    ]
}

@idempotent
@http(method: "DELETE", uri: "/2013-04-01/queryloggingconfig/{Id}", code: 200)
operation DeleteQueryLoggingConfig {
    input: DeleteQueryLoggingConfigRequest
    output: DeleteQueryLoggingConfigResponse
    errors: [
        ConcurrentModification
        InvalidInput
        NoSuchQueryLoggingConfig
    ]
}

@idempotent
@http(method: "DELETE", uri: "/2013-04-01/delegationset/{Id}", code: 200)
operation DeleteReusableDelegationSet {
    input: DeleteReusableDelegationSetRequest
    output: DeleteReusableDelegationSetResponse
    errors: [
        DelegationSetInUse
        DelegationSetNotReusable
        InvalidInput
        NoSuchDelegationSet
    ]
}

@idempotent
@http(method: "DELETE", uri: "/2013-04-01/trafficpolicy/{Id}/{Version}", code: 200)
operation DeleteTrafficPolicy {
    input: DeleteTrafficPolicyRequest
    output: DeleteTrafficPolicyResponse
    errors: [
        ConcurrentModification
        InvalidInput
        NoSuchTrafficPolicy
        TrafficPolicyInUse
    ]
}

@idempotent
@http(method: "DELETE", uri: "/2013-04-01/trafficpolicyinstance/{Id}", code: 200)
operation DeleteTrafficPolicyInstance {
    input: DeleteTrafficPolicyInstanceRequest
    output: DeleteTrafficPolicyInstanceResponse
    errors: [
        InvalidInput
        NoSuchTrafficPolicyInstance
        PriorRequestNotComplete
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone/{HostedZoneId}/deauthorizevpcassociation", code: 200)
operation DeleteVPCAssociationAuthorization {
    input: DeleteVPCAssociationAuthorizationRequest
    output: DeleteVPCAssociationAuthorizationResponse
    errors: [
        ConcurrentModification
        InvalidInput
        InvalidVPCId
        NoSuchHostedZone
        VPCAssociationAuthorizationNotFound
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone/{HostedZoneId}/disable-dnssec", code: 200)
operation DisableHostedZoneDNSSEC {
    input: DisableHostedZoneDNSSECRequest
    output: DisableHostedZoneDNSSECResponse
    errors: [
        ConcurrentModification
        DNSSECNotFound
        InvalidArgument
        InvalidInput
        InvalidKMSArn
        InvalidKeySigningKeyStatus
        KeySigningKeyInParentDSRecord
        NoSuchHostedZone
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone/{HostedZoneId}/disassociatevpc", code: 200)
operation DisassociateVPCFromHostedZone {
    input: DisassociateVPCFromHostedZoneRequest
    output: DisassociateVPCFromHostedZoneResponse
    errors: [
        InvalidInput
        InvalidVPCId
        LastVPCAssociation
        NoSuchHostedZone
        VPCAssociationNotFound
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone/{HostedZoneId}/enable-dnssec", code: 200)
operation EnableHostedZoneDNSSEC {
    input: EnableHostedZoneDNSSECRequest
    output: EnableHostedZoneDNSSECResponse
    errors: [
        ConcurrentModification
        DNSSECNotFound
        HostedZonePartiallyDelegated
        InvalidArgument
        InvalidInput
        InvalidKMSArn
        InvalidKeySigningKeyStatus
        KeySigningKeyWithActiveStatusNotFound
        NoSuchHostedZone
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/accountlimit/{Type}", code: 200)
operation GetAccountLimit {
    input: GetAccountLimitRequest
    output: GetAccountLimitResponse
    errors: [
        InvalidInput
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/change/{Id}", code: 200)
operation GetChange {
    input: GetChangeRequest
    output: GetChangeResponse
    errors: [
        InvalidInput
        NoSuchChange
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/checkeripranges", code: 200)
operation GetCheckerIpRanges {
    input: GetCheckerIpRangesRequest
    output: GetCheckerIpRangesResponse
}

@readonly
@http(method: "GET", uri: "/2013-04-01/hostedzone/{HostedZoneId}/dnssec", code: 200)
operation GetDNSSEC {
    input: GetDNSSECRequest
    output: GetDNSSECResponse
    errors: [
        InvalidArgument
        InvalidInput
        NoSuchHostedZone
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/geolocation", code: 200)
operation GetGeoLocation {
    input: GetGeoLocationRequest
    output: GetGeoLocationResponse
    errors: [
        InvalidInput
        NoSuchGeoLocation
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/healthcheck/{HealthCheckId}", code: 200)
operation GetHealthCheck {
    input: GetHealthCheckRequest
    output: GetHealthCheckResponse
    errors: [
        IncompatibleVersion
        InvalidInput
        NoSuchHealthCheck
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/healthcheckcount", code: 200)
operation GetHealthCheckCount {
    input: GetHealthCheckCountRequest
    output: GetHealthCheckCountResponse
}

@readonly
@http(method: "GET", uri: "/2013-04-01/healthcheck/{HealthCheckId}/lastfailurereason", code: 200)
operation GetHealthCheckLastFailureReason {
    input: GetHealthCheckLastFailureReasonRequest
    output: GetHealthCheckLastFailureReasonResponse
    errors: [
        InvalidInput
        NoSuchHealthCheck
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/healthcheck/{HealthCheckId}/status", code: 200)
operation GetHealthCheckStatus {
    input: GetHealthCheckStatusRequest
    output: GetHealthCheckStatusResponse
    errors: [
        InvalidInput
        NoSuchHealthCheck
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/hostedzone/{Id}", code: 200)
operation GetHostedZone {
    input: GetHostedZoneRequest
    output: GetHostedZoneResponse
    errors: [
        InvalidInput
        NoSuchHostedZone
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/hostedzonecount", code: 200)
operation GetHostedZoneCount {
    input: GetHostedZoneCountRequest
    output: GetHostedZoneCountResponse
    errors: [
        InvalidInput
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/hostedzonelimit/{HostedZoneId}/{Type}", code: 200)
operation GetHostedZoneLimit {
    input: GetHostedZoneLimitRequest
    output: GetHostedZoneLimitResponse
    errors: [
        HostedZoneNotPrivate
        InvalidInput
        NoSuchHostedZone
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/queryloggingconfig/{Id}", code: 200)
operation GetQueryLoggingConfig {
    input: GetQueryLoggingConfigRequest
    output: GetQueryLoggingConfigResponse
    errors: [
        InvalidInput
        NoSuchQueryLoggingConfig
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/delegationset/{Id}", code: 200)
operation GetReusableDelegationSet {
    input: GetReusableDelegationSetRequest
    output: GetReusableDelegationSetResponse
    errors: [
        DelegationSetNotReusable
        InvalidInput
        NoSuchDelegationSet
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/reusabledelegationsetlimit/{DelegationSetId}/{Type}", code: 200)
operation GetReusableDelegationSetLimit {
    input: GetReusableDelegationSetLimitRequest
    output: GetReusableDelegationSetLimitResponse
    errors: [
        InvalidInput
        NoSuchDelegationSet
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/trafficpolicy/{Id}/{Version}", code: 200)
operation GetTrafficPolicy {
    input: GetTrafficPolicyRequest
    output: GetTrafficPolicyResponse
    errors: [
        InvalidInput
        NoSuchTrafficPolicy
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/trafficpolicyinstance/{Id}", code: 200)
operation GetTrafficPolicyInstance {
    input: GetTrafficPolicyInstanceRequest
    output: GetTrafficPolicyInstanceResponse
    errors: [
        InvalidInput
        NoSuchTrafficPolicyInstance
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/trafficpolicyinstancecount", code: 200)
operation GetTrafficPolicyInstanceCount {
    input: GetTrafficPolicyInstanceCountRequest
    output: GetTrafficPolicyInstanceCountResponse
}

@readonly
@http(method: "GET", uri: "/2013-04-01/cidrcollection/{CollectionId}/cidrblocks", code: 200)
operation ListCidrBlocks {
    input: ListCidrBlocksRequest
    output: ListCidrBlocksResponse
    errors: [
        InvalidInput
        NoSuchCidrCollectionException
        NoSuchCidrLocationException
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/cidrcollection", code: 200)
operation ListCidrCollections {
    input: ListCidrCollectionsRequest
    output: ListCidrCollectionsResponse
    errors: [
        InvalidInput
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/cidrcollection/{CollectionId}", code: 200)
operation ListCidrLocations {
    input: ListCidrLocationsRequest
    output: ListCidrLocationsResponse
    errors: [
        InvalidInput
        NoSuchCidrCollectionException
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/geolocations", code: 200)
operation ListGeoLocations {
    input: ListGeoLocationsRequest
    output: ListGeoLocationsResponse
    errors: [
        InvalidInput
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/healthcheck", code: 200)
operation ListHealthChecks {
    input: ListHealthChecksRequest
    output: ListHealthChecksResponse
    errors: [
        IncompatibleVersion
        InvalidInput
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/hostedzone", code: 200)
operation ListHostedZones {
    input: ListHostedZonesRequest
    output: ListHostedZonesResponse
    errors: [
        DelegationSetNotReusable
        InvalidInput
        NoSuchDelegationSet
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/hostedzonesbyname", code: 200)
operation ListHostedZonesByName {
    input: ListHostedZonesByNameRequest
    output: ListHostedZonesByNameResponse
    errors: [
        InvalidDomainName
        InvalidInput
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/hostedzonesbyvpc", code: 200)
operation ListHostedZonesByVPC {
    input: ListHostedZonesByVPCRequest
    output: ListHostedZonesByVPCResponse
    errors: [
        InvalidInput
        InvalidPaginationToken
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/queryloggingconfig", code: 200)
operation ListQueryLoggingConfigs {
    input: ListQueryLoggingConfigsRequest
    output: ListQueryLoggingConfigsResponse
    errors: [
        InvalidInput
        InvalidPaginationToken
        NoSuchHostedZone
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/hostedzone/{HostedZoneId}/rrset", code: 200)
operation ListResourceRecordSets {
    input: ListResourceRecordSetsRequest
    output: ListResourceRecordSetsResponse
    errors: [
        InvalidInput
        NoSuchHostedZone
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/delegationset", code: 200)
operation ListReusableDelegationSets {
    input: ListReusableDelegationSetsRequest
    output: ListReusableDelegationSetsResponse
    errors: [
        InvalidInput
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/tags/{ResourceType}/{ResourceId}", code: 200)
operation ListTagsForResource {
    input: ListTagsForResourceRequest
    output: ListTagsForResourceResponse
    errors: [
        InvalidInput
        NoSuchHealthCheck
        NoSuchHostedZone
        PriorRequestNotComplete
        ThrottlingException
    ]
}

@readonly
@http(method: "POST", uri: "/2013-04-01/tags/{ResourceType}", code: 200)
operation ListTagsForResources {
    input: ListTagsForResourcesRequest
    output: ListTagsForResourcesResponse
    errors: [
        InvalidInput
        NoSuchHealthCheck
        NoSuchHostedZone
        PriorRequestNotComplete
        ThrottlingException
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/trafficpolicies", code: 200)
operation ListTrafficPolicies {
    input: ListTrafficPoliciesRequest
    output: ListTrafficPoliciesResponse
    errors: [
        InvalidInput
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/trafficpolicyinstances", code: 200)
operation ListTrafficPolicyInstances {
    input: ListTrafficPolicyInstancesRequest
    output: ListTrafficPolicyInstancesResponse
    errors: [
        InvalidInput
        NoSuchTrafficPolicyInstance
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/trafficpolicyinstances/hostedzone", code: 200)
operation ListTrafficPolicyInstancesByHostedZone {
    input: ListTrafficPolicyInstancesByHostedZoneRequest
    output: ListTrafficPolicyInstancesByHostedZoneResponse
    errors: [
        InvalidInput
        NoSuchHostedZone
        NoSuchTrafficPolicyInstance
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/trafficpolicyinstances/trafficpolicy", code: 200)
operation ListTrafficPolicyInstancesByPolicy {
    input: ListTrafficPolicyInstancesByPolicyRequest
    output: ListTrafficPolicyInstancesByPolicyResponse
    errors: [
        InvalidInput
        NoSuchTrafficPolicy
        NoSuchTrafficPolicyInstance
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/trafficpolicies/{Id}/versions", code: 200)
operation ListTrafficPolicyVersions {
    input: ListTrafficPolicyVersionsRequest
    output: ListTrafficPolicyVersionsResponse
    errors: [
        InvalidInput
        NoSuchTrafficPolicy
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/hostedzone/{HostedZoneId}/authorizevpcassociation", code: 200)
operation ListVPCAssociationAuthorizations {
    input: ListVPCAssociationAuthorizationsRequest
    output: ListVPCAssociationAuthorizationsResponse
    errors: [
        InvalidInput
        InvalidPaginationToken
        NoSuchHostedZone
    ]
}

@readonly
@http(method: "GET", uri: "/2013-04-01/testdnsanswer", code: 200)
operation TestDNSAnswer {
    input: TestDNSAnswerRequest
    output: TestDNSAnswerResponse
    errors: [
        InvalidInput
        NoSuchHostedZone
    ]
}

@http(method: "POST", uri: "/2013-04-01/healthcheck/{HealthCheckId}", code: 200)
operation UpdateHealthCheck {
    input: UpdateHealthCheckRequest
    output: UpdateHealthCheckResponse
    errors: [
        HealthCheckVersionMismatch
        InvalidInput
        NoSuchHealthCheck
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone/{Id}", code: 200)
operation UpdateHostedZoneComment {
    input: UpdateHostedZoneCommentRequest
    output: UpdateHostedZoneCommentResponse
    errors: [
        InvalidInput
        NoSuchHostedZone
        PriorRequestNotComplete
    ]
}

@http(method: "POST", uri: "/2013-04-01/hostedzone/{HostedZoneId}/features", code: 200)
operation UpdateHostedZoneFeatures {
    input: UpdateHostedZoneFeaturesRequest
    output: UpdateHostedZoneFeaturesResponse
    errors: [
        InvalidInput
        LimitsExceeded
        NoSuchHostedZone
        PriorRequestNotComplete
    ]
}

@http(method: "POST", uri: "/2013-04-01/trafficpolicy/{Id}/{Version}", code: 200)
operation UpdateTrafficPolicyComment {
    input: UpdateTrafficPolicyCommentRequest
    output: UpdateTrafficPolicyCommentResponse
    errors: [
        ConcurrentModification
        InvalidInput
        NoSuchTrafficPolicy
    ]
}

@http(method: "POST", uri: "/2013-04-01/trafficpolicyinstance/{Id}", code: 200)
operation UpdateTrafficPolicyInstance {
    input: UpdateTrafficPolicyInstanceRequest
    output: UpdateTrafficPolicyInstanceResponse
    errors: [
        ConflictingTypes
        InvalidInput
        NoSuchTrafficPolicy
        NoSuchTrafficPolicyInstance
        PriorRequestNotComplete
    ]
}

enum AcceleratedRecoveryStatus {
    ENABLING
    ENABLE_FAILED
    ENABLING_HOSTED_ZONE_LOCKED
    ENABLED
    DISABLING
    DISABLE_FAILED
    DISABLED
    DISABLING_HOSTED_ZONE_LOCKED
}

structure AccountLimit {
    @required
    Type: AccountLimitType
    @required
    Value: LimitValue
}

enum AccountLimitType {
    MAX_HEALTH_CHECKS_BY_OWNER
    MAX_HOSTED_ZONES_BY_OWNER
    MAX_TRAFFIC_POLICY_INSTANCES_BY_OWNER
    MAX_REUSABLE_DELEGATION_SETS_BY_OWNER
    MAX_TRAFFIC_POLICIES_BY_OWNER
}

structure ActivateKeySigningKeyRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @required
    @httpLabel
    Name: SigningKeyName
}

structure ActivateKeySigningKeyResponse {
    @required
    ChangeInfo: ChangeInfo
}

structure AlarmIdentifier {
    @required
    Region: CloudWatchRegion
    @required
    Name: AlarmName
}

@length(min: 1, max: 256)
string AlarmName

structure AliasTarget {
    @required
    HostedZoneId: ResourceId
    @required
    DNSName: DNSName
    @required
    EvaluateTargetHealth: Boolean
}

@length(min: 20, max: 2048)
@pattern(".*\\S.*")
string ARN

structure AssociateVPCWithHostedZoneRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @required
    VPC: VPC
    Comment: String
}

structure AssociateVPCWithHostedZoneResponse {
    @required
    ChangeInfo: ChangeInfo
}

@length(min: 1, max: 64)
string AWSRegion

@range(min: -99, max: 99)
integer Bias

structure Change {
    @required
    Action: ChangeAction
    @required
    ResourceRecordSet: ResourceRecordSet
}

enum ChangeAction {
    CREATE
    DELETE
    UPSERT
}

structure ChangeBatch {
    Comment: ResourceDescription
    @required
    Changes: Changes
}

structure ChangeCidrCollectionRequest {
    @required
    @httpLabel
    Id: UUID
    CollectionVersion: CollectionVersion
    @required
    Changes: CidrCollectionChanges
}

structure ChangeCidrCollectionResponse {
    @required
    Id: ChangeId
}

@length(min: 1, max: 6500)
string ChangeId

structure ChangeInfo {
    @required
    Id: ResourceId
    @required
    Status: ChangeStatus
    @required
    SubmittedAt: Timestamp
    Comment: ResourceDescription
}

structure ChangeResourceRecordSetsRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @required
    ChangeBatch: ChangeBatch
}

structure ChangeResourceRecordSetsResponse {
    @required
    ChangeInfo: ChangeInfo
}

@length(min: 1)
list Changes {
    @xmlName("Change")
    member: Change
}

enum ChangeStatus {
    PENDING
    INSYNC
}

structure ChangeTagsForResourceRequest {
    @required
    @httpLabel
    ResourceType: TagResourceType
    @required
    @httpLabel
    ResourceId: TagResourceId
    AddTags: TagList
    RemoveTagKeys: TagKeyList
}

structure ChangeTagsForResourceResponse {
}

list CheckerIpRanges {
    member: String
}

@length(max: 256)
list ChildHealthCheckList {
    @xmlName("ChildHealthCheck")
    member: HealthCheckId
}

@length(min: 1, max: 50)
@pattern(".*\\S.*")
string Cidr

@error("client")
@httpError(400)
structure CidrBlockInUseException {
    Message: String
}

list CidrBlockSummaries {
    member: CidrBlockSummary
}

structure CidrBlockSummary {
    CidrBlock: Cidr
    LocationName: CidrLocationNameDefaultNotAllowed
}

structure CidrCollection {
    Arn: ARN
    Id: UUID
    Name: CollectionName
    Version: CollectionVersion
}

@error("client")
@httpError(400)
structure CidrCollectionAlreadyExistsException {
    Message: String
}

structure CidrCollectionChange {
    @required
    LocationName: CidrLocationNameDefaultNotAllowed
    @required
    Action: CidrCollectionChangeAction
    @required
    CidrList: CidrList
}

enum CidrCollectionChangeAction {
    PUT
    DELETE_IF_EXISTS
}

@length(min: 1, max: 1000)
list CidrCollectionChanges {
    member: CidrCollectionChange
}

@error("client")
@httpError(400)
structure CidrCollectionInUseException {
    Message: String
}

@error("client")
@httpError(409)
structure CidrCollectionVersionMismatchException {
    Message: String
}

@length(min: 1, max: 1000)
list CidrList {
    @xmlName("Cidr")
    member: Cidr
}

@length(min: 1, max: 16)
@pattern("[0-9A-Za-z_\\-\\*]+")
string CidrLocationNameDefaultAllowed

@length(min: 1, max: 16)
@pattern("[0-9A-Za-z_\\-]+")
string CidrLocationNameDefaultNotAllowed

@length(min: 1, max: 64)
@pattern("\\p{ASCII}+")
string CidrNonce

structure CidrRoutingConfig {
    @required
    CollectionId: UUID
    @required
    LocationName: CidrLocationNameDefaultAllowed
}

structure CloudWatchAlarmConfiguration {
    @required
    EvaluationPeriods: EvaluationPeriods
    @required
    Threshold: Double
    @required
    ComparisonOperator: ComparisonOperator
    @required
    Period: Period
    @required
    MetricName: MetricName
    @required
    Namespace: Namespace
    @required
    Statistic: Statistic
    Dimensions: DimensionList
}

@length(min: 1, max: 64)
enum CloudWatchRegion {
    US_EAST_1 = "us-east-1"
    US_EAST_2 = "us-east-2"
    US_WEST_1 = "us-west-1"
    US_WEST_2 = "us-west-2"
    CA_CENTRAL_1 = "ca-central-1"
    EU_CENTRAL_1 = "eu-central-1"
    EU_CENTRAL_2 = "eu-central-2"
    EU_WEST_1 = "eu-west-1"
    EU_WEST_2 = "eu-west-2"
    EU_WEST_3 = "eu-west-3"
    AP_EAST_1 = "ap-east-1"
    ME_SOUTH_1 = "me-south-1"
    ME_CENTRAL_1 = "me-central-1"
    AP_SOUTH_1 = "ap-south-1"
    AP_SOUTH_2 = "ap-south-2"
    AP_SOUTHEAST_1 = "ap-southeast-1"
    AP_SOUTHEAST_2 = "ap-southeast-2"
    AP_SOUTHEAST_3 = "ap-southeast-3"
    AP_NORTHEAST_1 = "ap-northeast-1"
    AP_NORTHEAST_2 = "ap-northeast-2"
    AP_NORTHEAST_3 = "ap-northeast-3"
    EU_NORTH_1 = "eu-north-1"
    SA_EAST_1 = "sa-east-1"
    CN_NORTHWEST_1 = "cn-northwest-1"
    CN_NORTH_1 = "cn-north-1"
    AF_SOUTH_1 = "af-south-1"
    EU_SOUTH_1 = "eu-south-1"
    EU_SOUTH_2 = "eu-south-2"
    US_GOV_WEST_1 = "us-gov-west-1"
    US_GOV_EAST_1 = "us-gov-east-1"
    US_ISO_EAST_1 = "us-iso-east-1"
    US_ISO_WEST_1 = "us-iso-west-1"
    US_ISOB_EAST_1 = "us-isob-east-1"
    AP_SOUTHEAST_4 = "ap-southeast-4"
    IL_CENTRAL_1 = "il-central-1"
    CA_WEST_1 = "ca-west-1"
    AP_SOUTHEAST_5 = "ap-southeast-5"
    MX_CENTRAL_1 = "mx-central-1"
    US_ISOF_SOUTH_1 = "us-isof-south-1"
    US_ISOF_EAST_1 = "us-isof-east-1"
    AP_SOUTHEAST_7 = "ap-southeast-7"
    AP_EAST_2 = "ap-east-2"
    EU_ISOE_WEST_1 = "eu-isoe-west-1"
    AP_SOUTHEAST_6 = "ap-southeast-6"
    US_ISOB_WEST_1 = "us-isob-west-1"
    EUSC_DE_EAST_1 = "eusc-de-east-1"
}

@length(min: 1, max: 64)
@pattern("[0-9A-Za-z_\\-]+")
string CollectionName

list CollectionSummaries {
    member: CollectionSummary
}

structure CollectionSummary {
    Arn: ARN
    Id: UUID
    Name: CollectionName
    Version: CollectionVersion
}

@range(min: 1)
long CollectionVersion

enum ComparisonOperator {
    GREATER_THAN_OR_EQUAL_TO_THRESHOLD = "GreaterThanOrEqualToThreshold"
    GREATER_THAN_THRESHOLD = "GreaterThanThreshold"
    LESS_THAN_THRESHOLD = "LessThanThreshold"
    LESS_THAN_OR_EQUAL_TO_THRESHOLD = "LessThanOrEqualToThreshold"
}

@error("client")
@httpError(400)
structure ConcurrentModification {
    message: String
}

@error("client")
@httpError(400)
structure ConflictingDomainExists {
    message: String
}

@error("client")
@httpError(400)
structure ConflictingTypes {
    message: String
}

structure Coordinates {
    @required
    Latitude: Latitude
    @required
    Longitude: Longitude
}

structure CreateCidrCollectionRequest {
    @required
    Name: CollectionName
    @required
    CallerReference: CidrNonce
}

structure CreateCidrCollectionResponse {
    Collection: CidrCollection
    @httpHeader("Location")
    Location: ResourceURI
}

structure CreateHealthCheckRequest {
    @required
    CallerReference: HealthCheckNonce
    @required
    HealthCheckConfig: HealthCheckConfig
}

structure CreateHealthCheckResponse {
    @required
    HealthCheck: HealthCheck
    @required
    @httpHeader("Location")
    Location: ResourceURI
}

structure CreateHostedZoneRequest {
    @required
    Name: DNSName
    VPC: VPC
    @required
    CallerReference: Nonce
    HostedZoneConfig: HostedZoneConfig
    DelegationSetId: ResourceId
}

structure CreateHostedZoneResponse {
    @required
    HostedZone: HostedZone
    @required
    ChangeInfo: ChangeInfo
    @required
    DelegationSet: DelegationSet
    VPC: VPC
    @required
    @httpHeader("Location")
    Location: ResourceURI
}

structure CreateKeySigningKeyRequest {
    @required
    CallerReference: Nonce
    @required
    HostedZoneId: ResourceId
    @required
    KeyManagementServiceArn: String
    @required
    Name: SigningKeyName
    @required
    Status: SigningKeyStatus
}

structure CreateKeySigningKeyResponse {
    @required
    ChangeInfo: ChangeInfo
    @required
    KeySigningKey: KeySigningKey
    @required
    @httpHeader("Location")
    Location: ResourceURI
}

structure CreateQueryLoggingConfigRequest {
    @required
    HostedZoneId: ResourceId
    @required
    CloudWatchLogsLogGroupArn: String
}

structure CreateQueryLoggingConfigResponse {
    @required
    QueryLoggingConfig: QueryLoggingConfig
    @required
    @httpHeader("Location")
    Location: ResourceURI
}

structure CreateReusableDelegationSetRequest {
    @required
    CallerReference: Nonce
    HostedZoneId: ResourceId
}

structure CreateReusableDelegationSetResponse {
    @required
    DelegationSet: DelegationSet
    @required
    @httpHeader("Location")
    Location: ResourceURI
}

structure CreateTrafficPolicyInstanceRequest {
    @required
    HostedZoneId: ResourceId
    @required
    Name: DNSName
    @required
    TTL: TTL
    @required
    TrafficPolicyId: TrafficPolicyId
    @required
    TrafficPolicyVersion: TrafficPolicyVersion
}

structure CreateTrafficPolicyInstanceResponse {
    @required
    TrafficPolicyInstance: TrafficPolicyInstance
    @required
    @httpHeader("Location")
    Location: ResourceURI
}

structure CreateTrafficPolicyRequest {
    @required
    Name: TrafficPolicyName
    @required
    Document: TrafficPolicyDocument
    Comment: TrafficPolicyComment
}

structure CreateTrafficPolicyResponse {
    @required
    TrafficPolicy: TrafficPolicy
    @required
    @httpHeader("Location")
    Location: ResourceURI
}

structure CreateTrafficPolicyVersionRequest {
    @required
    @httpLabel
    Id: TrafficPolicyId
    @required
    Document: TrafficPolicyDocument
    Comment: TrafficPolicyComment
}

structure CreateTrafficPolicyVersionResponse {
    @required
    TrafficPolicy: TrafficPolicy
    @required
    @httpHeader("Location")
    Location: ResourceURI
}

structure CreateVPCAssociationAuthorizationRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @required
    VPC: VPC
}

structure CreateVPCAssociationAuthorizationResponse {
    @required
    HostedZoneId: ResourceId
    @required
    VPC: VPC
}

structure DeactivateKeySigningKeyRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @required
    @httpLabel
    Name: SigningKeyName
}

structure DeactivateKeySigningKeyResponse {
    @required
    ChangeInfo: ChangeInfo
}

structure DelegationSet {
    Id: ResourceId
    CallerReference: Nonce
    @required
    NameServers: DelegationSetNameServers
}

@error("client")
@httpError(400)
structure DelegationSetAlreadyCreated {
    message: String
}

@error("client")
@httpError(400)
structure DelegationSetAlreadyReusable {
    message: String
}

@error("client")
@httpError(400)
structure DelegationSetInUse {
    message: String
}

@length(min: 1)
list DelegationSetNameServers {
    @xmlName("NameServer")
    member: DNSName
}

@error("client")
@httpError(400)
structure DelegationSetNotAvailable {
    message: String
}

@error("client")
@httpError(400)
structure DelegationSetNotReusable {
    message: String
}

list DelegationSets {
    @xmlName("DelegationSet")
    member: DelegationSet
}

structure DeleteCidrCollectionRequest {
    @required
    @httpLabel
    Id: UUID
}

structure DeleteCidrCollectionResponse {
}

structure DeleteHealthCheckRequest {
    @required
    @httpLabel
    HealthCheckId: HealthCheckId
}

structure DeleteHealthCheckResponse {
}

structure DeleteHostedZoneRequest {
    @required
    @httpLabel
    Id: ResourceId
}

structure DeleteHostedZoneResponse {
    @required
    ChangeInfo: ChangeInfo
}

structure DeleteKeySigningKeyRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @required
    @httpLabel
    Name: SigningKeyName
}

structure DeleteKeySigningKeyResponse {
    @required
    ChangeInfo: ChangeInfo
}

structure DeleteQueryLoggingConfigRequest {
    @required
    @httpLabel
    Id: QueryLoggingConfigId
}

structure DeleteQueryLoggingConfigResponse {
}

structure DeleteReusableDelegationSetRequest {
    @required
    @httpLabel
    Id: ResourceId
}

structure DeleteReusableDelegationSetResponse {
}

structure DeleteTrafficPolicyInstanceRequest {
    @required
    @httpLabel
    Id: TrafficPolicyInstanceId
}

structure DeleteTrafficPolicyInstanceResponse {
}

structure DeleteTrafficPolicyRequest {
    @required
    @httpLabel
    Id: TrafficPolicyId
    @required
    @httpLabel
    Version: TrafficPolicyVersion
}

structure DeleteTrafficPolicyResponse {
}

structure DeleteVPCAssociationAuthorizationRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @required
    VPC: VPC
}

structure DeleteVPCAssociationAuthorizationResponse {
}

structure Dimension {
    @required
    Name: DimensionField
    @required
    Value: DimensionField
}

@length(min: 1, max: 255)
string DimensionField

@length(max: 10)
list DimensionList {
    @xmlName("Dimension")
    member: Dimension
}

structure DisableHostedZoneDNSSECRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
}

structure DisableHostedZoneDNSSECResponse {
    @required
    ChangeInfo: ChangeInfo
}

structure DisassociateVPCFromHostedZoneRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @required
    VPC: VPC
    Comment: String
}

structure DisassociateVPCFromHostedZoneResponse {
    @required
    ChangeInfo: ChangeInfo
}

@length(max: 1024)
string DNSName

@error("client")
@httpError(400)
structure DNSSECNotFound {
    message: String
}

structure DNSSECStatus {
    ServeSignature: ServeSignature
    StatusMessage: SigningKeyStatusMessage
}

structure EnableHostedZoneDNSSECRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
}

structure EnableHostedZoneDNSSECResponse {
    @required
    ChangeInfo: ChangeInfo
}

list ErrorMessages {
    @xmlName("Message")
    member: String
}

@range(min: 1)
integer EvaluationPeriods

@range(min: 1, max: 10)
integer FailureThreshold

@length(max: 255)
string FullyQualifiedDomainName

structure GeoLocation {
    ContinentCode: GeoLocationContinentCode
    CountryCode: GeoLocationCountryCode
    SubdivisionCode: GeoLocationSubdivisionCode
}

@length(min: 2, max: 2)
string GeoLocationContinentCode

@length(min: 1, max: 32)
string GeoLocationContinentName

@length(min: 1, max: 2)
string GeoLocationCountryCode

@length(min: 1, max: 64)
string GeoLocationCountryName

structure GeoLocationDetails {
    ContinentCode: GeoLocationContinentCode
    ContinentName: GeoLocationContinentName
    CountryCode: GeoLocationCountryCode
    CountryName: GeoLocationCountryName
    SubdivisionCode: GeoLocationSubdivisionCode
    SubdivisionName: GeoLocationSubdivisionName
}

list GeoLocationDetailsList {
    @xmlName("GeoLocationDetails")
    member: GeoLocationDetails
}

@length(min: 1, max: 3)
string GeoLocationSubdivisionCode

@length(min: 1, max: 64)
string GeoLocationSubdivisionName

structure GeoProximityLocation {
    AWSRegion: AWSRegion
    LocalZoneGroup: LocalZoneGroup
    Coordinates: Coordinates
    Bias: Bias
}

structure GetAccountLimitRequest {
    @required
    @httpLabel
    Type: AccountLimitType
}

structure GetAccountLimitResponse {
    @required
    Limit: AccountLimit
    @required
    Count: UsageCount
}

structure GetChangeRequest {
    @required
    @httpLabel
    Id: ChangeId
}

structure GetChangeResponse {
    @required
    ChangeInfo: ChangeInfo
}

structure GetCheckerIpRangesRequest {
}

structure GetCheckerIpRangesResponse {
    @required
    CheckerIpRanges: CheckerIpRanges
}

structure GetDNSSECRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
}

structure GetDNSSECResponse {
    @required
    Status: DNSSECStatus
    @required
    KeySigningKeys: KeySigningKeys
}

structure GetGeoLocationRequest {
    @httpQuery("continentcode")
    ContinentCode: GeoLocationContinentCode
    @httpQuery("countrycode")
    CountryCode: GeoLocationCountryCode
    @httpQuery("subdivisioncode")
    SubdivisionCode: GeoLocationSubdivisionCode
}

structure GetGeoLocationResponse {
    @required
    GeoLocationDetails: GeoLocationDetails
}

structure GetHealthCheckCountRequest {
}

structure GetHealthCheckCountResponse {
    @required
    HealthCheckCount: Long
}

structure GetHealthCheckLastFailureReasonRequest {
    @required
    @httpLabel
    HealthCheckId: HealthCheckId
}

structure GetHealthCheckLastFailureReasonResponse {
    @required
    HealthCheckObservations: HealthCheckObservations
}

structure GetHealthCheckRequest {
    @required
    @httpLabel
    HealthCheckId: HealthCheckId
}

structure GetHealthCheckResponse {
    @required
    HealthCheck: HealthCheck
}

structure GetHealthCheckStatusRequest {
    @required
    @httpLabel
    HealthCheckId: HealthCheckId
}

structure GetHealthCheckStatusResponse {
    @required
    HealthCheckObservations: HealthCheckObservations
}

structure GetHostedZoneCountRequest {
}

structure GetHostedZoneCountResponse {
    @required
    HostedZoneCount: Long
}

structure GetHostedZoneLimitRequest {
    @required
    @httpLabel
    Type: HostedZoneLimitType
    @required
    @httpLabel
    HostedZoneId: ResourceId
}

structure GetHostedZoneLimitResponse {
    @required
    Limit: HostedZoneLimit
    @required
    Count: UsageCount
}

structure GetHostedZoneRequest {
    @required
    @httpLabel
    Id: ResourceId
}

structure GetHostedZoneResponse {
    @required
    HostedZone: HostedZone
    DelegationSet: DelegationSet
    VPCs: VPCs
}

structure GetQueryLoggingConfigRequest {
    @required
    @httpLabel
    Id: QueryLoggingConfigId
}

structure GetQueryLoggingConfigResponse {
    @required
    QueryLoggingConfig: QueryLoggingConfig
}

structure GetReusableDelegationSetLimitRequest {
    @required
    @httpLabel
    Type: ReusableDelegationSetLimitType
    @required
    @httpLabel
    DelegationSetId: ResourceId
}

structure GetReusableDelegationSetLimitResponse {
    @required
    Limit: ReusableDelegationSetLimit
    @required
    Count: UsageCount
}

structure GetReusableDelegationSetRequest {
    @required
    @httpLabel
    Id: ResourceId
}

structure GetReusableDelegationSetResponse {
    @required
    DelegationSet: DelegationSet
}

structure GetTrafficPolicyInstanceCountRequest {
}

structure GetTrafficPolicyInstanceCountResponse {
    @required
    TrafficPolicyInstanceCount: Integer
}

structure GetTrafficPolicyInstanceRequest {
    @required
    @httpLabel
    Id: TrafficPolicyInstanceId
}

structure GetTrafficPolicyInstanceResponse {
    @required
    TrafficPolicyInstance: TrafficPolicyInstance
}

structure GetTrafficPolicyRequest {
    @required
    @httpLabel
    Id: TrafficPolicyId
    @required
    @httpLabel
    Version: TrafficPolicyVersion
}

structure GetTrafficPolicyResponse {
    @required
    TrafficPolicy: TrafficPolicy
}

structure HealthCheck {
    @required
    Id: HealthCheckId
    @required
    CallerReference: HealthCheckNonce
    LinkedService: LinkedService
    @required
    HealthCheckConfig: HealthCheckConfig
    @required
    HealthCheckVersion: HealthCheckVersion
    CloudWatchAlarmConfiguration: CloudWatchAlarmConfiguration
}

@error("client")
@httpError(409)
structure HealthCheckAlreadyExists {
    message: String
}

structure HealthCheckConfig {
    IPAddress: IPAddress
    Port: Port
    @required
    Type: HealthCheckType
    ResourcePath: ResourcePath
    FullyQualifiedDomainName: FullyQualifiedDomainName
    SearchString: SearchString
    RequestInterval: RequestInterval
    FailureThreshold: FailureThreshold
    MeasureLatency: Boolean
    Inverted: Boolean
    Disabled: Boolean
    HealthThreshold: HealthThreshold
    ChildHealthChecks: ChildHealthCheckList
    EnableSNI: Boolean
    Regions: HealthCheckRegionList
    AlarmIdentifier: AlarmIdentifier
    InsufficientDataHealthStatus: InsufficientDataHealthStatus
    RoutingControlArn: RoutingControlArn
}

@length(max: 64)
string HealthCheckId

@error("client")
@httpError(400)
structure HealthCheckInUse {
    message: String
}

@length(min: 1, max: 64)
string HealthCheckNonce

structure HealthCheckObservation {
    Region: HealthCheckRegion
    IPAddress: IPAddress
    StatusReport: StatusReport
}

list HealthCheckObservations {
    @xmlName("HealthCheckObservation")
    member: HealthCheckObservation
}

@length(min: 1, max: 64)
enum HealthCheckRegion {
    US_EAST_1 = "us-east-1"
    US_WEST_1 = "us-west-1"
    US_WEST_2 = "us-west-2"
    EU_WEST_1 = "eu-west-1"
    AP_SOUTHEAST_1 = "ap-southeast-1"
    AP_SOUTHEAST_2 = "ap-southeast-2"
    AP_NORTHEAST_1 = "ap-northeast-1"
    SA_EAST_1 = "sa-east-1"
}

@length(min: 3, max: 64)
list HealthCheckRegionList {
    @xmlName("Region")
    member: HealthCheckRegion
}

list HealthChecks {
    @xmlName("HealthCheck")
    member: HealthCheck
}

enum HealthCheckType {
    HTTP
    HTTPS
    HTTP_STR_MATCH
    HTTPS_STR_MATCH
    TCP
    CALCULATED
    CLOUDWATCH_METRIC
    RECOVERY_CONTROL
}

@range(min: 1)
long HealthCheckVersion

@error("client")
@httpError(409)
structure HealthCheckVersionMismatch {
    message: String
}

@range(min: 0, max: 256)
integer HealthThreshold

structure HostedZone {
    @required
    Id: ResourceId
    @required
    Name: DNSName
    @required
    CallerReference: Nonce
    Config: HostedZoneConfig
    ResourceRecordSetCount: Long
    LinkedService: LinkedService
    Features: HostedZoneFeatures
}

@error("client")
@httpError(409)
structure HostedZoneAlreadyExists {
    message: String
}

structure HostedZoneConfig {
    Comment: ResourceDescription
    PrivateZone: Boolean
}

structure HostedZoneFailureReasons {
    AcceleratedRecovery: String
}

structure HostedZoneFeatures {
    AcceleratedRecoveryStatus: AcceleratedRecoveryStatus
    FailureReasons: HostedZoneFailureReasons
}

structure HostedZoneLimit {
    @required
    Type: HostedZoneLimitType
    @required
    Value: LimitValue
}

enum HostedZoneLimitType {
    MAX_RRSETS_BY_ZONE
    MAX_VPCS_ASSOCIATED_BY_ZONE
}

@error("client")
@httpError(400)
structure HostedZoneNotEmpty {
    message: String
}

@error("client")
@httpError(400)
structure HostedZoneNotFound {
    message: String
}

@error("client")
@httpError(400)
structure HostedZoneNotPrivate {
    message: String
}

structure HostedZoneOwner {
    OwningAccount: String
    OwningService: HostedZoneOwningService
}

@length(max: 128)
string HostedZoneOwningService

@error("client")
@httpError(400)
structure HostedZonePartiallyDelegated {
    message: String
}

list HostedZones {
    @xmlName("HostedZone")
    member: HostedZone
}

list HostedZoneSummaries {
    @xmlName("HostedZoneSummary")
    member: HostedZoneSummary
}

structure HostedZoneSummary {
    @required
    HostedZoneId: ResourceId
    @required
    Name: DNSName
    @required
    Owner: HostedZoneOwner
}

enum HostedZoneType {
    PRIVATE_HOSTED_ZONE = "PrivateHostedZone"
}

@error("client")
@httpError(400)
structure IncompatibleVersion {
    message: String
}

@error("client")
@httpError(400)
structure InsufficientCloudWatchLogsResourcePolicy {
    message: String
}

enum InsufficientDataHealthStatus {
    HEALTHY = "Healthy"
    UNHEALTHY = "Unhealthy"
    LAST_KNOWN_STATUS = "LastKnownStatus"
}

@error("client")
@httpError(400)
structure InvalidArgument {
    message: String
}

@error("client")
@httpError(400)
structure InvalidChangeBatch {
    messages: ErrorMessages
    message: String
}

@error("client")
@httpError(400)
structure InvalidDomainName {
    message: String
}

@error("client")
@httpError(400)
structure InvalidInput {
    message: String
}

@error("client")
@httpError(400)
structure InvalidKeySigningKeyName {
    message: String
}

@error("client")
@httpError(400)
structure InvalidKeySigningKeyStatus {
    message: String
}

@error("client")
@httpError(400)
structure InvalidKMSArn {
    message: String
}

@error("client")
@httpError(400)
structure InvalidPaginationToken {
    message: String
}

@error("client")
@httpError(400)
structure InvalidSigningStatus {
    message: String
}

@error("client")
@httpError(400)
structure InvalidTrafficPolicyDocument {
    message: String
}

@error("client")
@httpError(400)
structure InvalidVPCId {
    message: String
}

@length(max: 45)
@pattern("(^((([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]))$|^(([0-9a-fA-F]{1,4}:){7,7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:)|fe80:(:[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]{1,}|::(ffff(:0{1,4}){0,1}:){0,1}((25[0-5]|(2[0-4]|1{0,1}[0-9]){0,1}[0-9])\\.){3,3}(25[0-5]|(2[0-4]|1{0,1}[0-9]){0,1}[0-9])|([0-9a-fA-F]{1,4}:){1,4}:((25[0-5]|(2[0-4]|1{0,1}[0-9]){0,1}[0-9])\\.){3,3}(25[0-5]|(2[0-4]|1{0,1}[0-9]){0,1}[0-9]))$)")
string IPAddress

structure KeySigningKey {
    Name: SigningKeyName
    KmsArn: String
    Flag: Integer
    SigningAlgorithmMnemonic: String
    SigningAlgorithmType: Integer
    DigestAlgorithmMnemonic: String
    DigestAlgorithmType: Integer
    KeyTag: SigningKeyTag
    DigestValue: String
    PublicKey: String
    DSRecord: String
    DNSKEYRecord: String
    Status: SigningKeyStatus
    StatusMessage: SigningKeyStatusMessage
    CreatedDate: Timestamp
    LastModifiedDate: Timestamp
}

@error("client")
@httpError(409)
structure KeySigningKeyAlreadyExists {
    message: String
}

@error("client")
@httpError(400)
structure KeySigningKeyInParentDSRecord {
    message: String
}

@error("client")
@httpError(400)
structure KeySigningKeyInUse {
    message: String
}

list KeySigningKeys {
    member: KeySigningKey
}

@error("client")
@httpError(400)
structure KeySigningKeyWithActiveStatusNotFound {
    message: String
}

@error("client")
@httpError(400)
structure LastVPCAssociation {
    message: String
}

@length(min: 1, max: 6)
@pattern("[-+]?[0-9]{1,2}(\\.[0-9]{0,2})?")
string Latitude

@error("client")
@httpError(400)
structure LimitsExceeded {
    message: String
}

@range(min: 1)
long LimitValue

structure LinkedService {
    ServicePrincipal: ServicePrincipal
    Description: ResourceDescription
}

structure ListCidrBlocksRequest {
    @required
    @httpLabel
    CollectionId: UUID
    @httpQuery("location")
    LocationName: CidrLocationNameDefaultNotAllowed
    @httpQuery("nexttoken")
    NextToken: PaginationToken
    @httpQuery("maxresults")
    MaxResults: String
}

structure ListCidrBlocksResponse {
    NextToken: PaginationToken
    CidrBlocks: CidrBlockSummaries
}

structure ListCidrCollectionsRequest {
    @httpQuery("nexttoken")
    NextToken: PaginationToken
    @httpQuery("maxresults")
    MaxResults: String
}

structure ListCidrCollectionsResponse {
    NextToken: PaginationToken
    CidrCollections: CollectionSummaries
}

structure ListCidrLocationsRequest {
    @required
    @httpLabel
    CollectionId: UUID
    @httpQuery("nexttoken")
    NextToken: PaginationToken
    @httpQuery("maxresults")
    MaxResults: String
}

structure ListCidrLocationsResponse {
    NextToken: PaginationToken
    CidrLocations: LocationSummaries
}

structure ListGeoLocationsRequest {
    @httpQuery("startcontinentcode")
    StartContinentCode: GeoLocationContinentCode
    @httpQuery("startcountrycode")
    StartCountryCode: GeoLocationCountryCode
    @httpQuery("startsubdivisioncode")
    StartSubdivisionCode: GeoLocationSubdivisionCode
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListGeoLocationsResponse {
    @required
    GeoLocationDetailsList: GeoLocationDetailsList
    @required
    IsTruncated: Boolean
    NextContinentCode: GeoLocationContinentCode
    NextCountryCode: GeoLocationCountryCode
    NextSubdivisionCode: GeoLocationSubdivisionCode
    @required
    MaxItems: String
}

structure ListHealthChecksRequest {
    @httpQuery("marker")
    Marker: PageMarker
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListHealthChecksResponse {
    @required
    HealthChecks: HealthChecks
    @required
    Marker: PageMarker
    @required
    IsTruncated: Boolean
    NextMarker: PageMarker
    @required
    MaxItems: String
}

structure ListHostedZonesByNameRequest {
    @httpQuery("dnsname")
    DNSName: DNSName
    @httpQuery("hostedzoneid")
    HostedZoneId: ResourceId
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListHostedZonesByNameResponse {
    @required
    HostedZones: HostedZones
    DNSName: DNSName
    HostedZoneId: ResourceId
    @required
    IsTruncated: Boolean
    NextDNSName: DNSName
    NextHostedZoneId: ResourceId
    @required
    MaxItems: String
}

structure ListHostedZonesByVPCRequest {
    @required
    @httpQuery("vpcid")
    VPCId: VPCId
    @required
    @httpQuery("vpcregion")
    VPCRegion: VPCRegion
    @httpQuery("maxitems")
    MaxItems: String
    @httpQuery("nexttoken")
    NextToken: PaginationToken
}

structure ListHostedZonesByVPCResponse {
    @required
    HostedZoneSummaries: HostedZoneSummaries
    @required
    MaxItems: String
    NextToken: PaginationToken
}

structure ListHostedZonesRequest {
    @httpQuery("marker")
    Marker: PageMarker
    @httpQuery("maxitems")
    MaxItems: String
    @httpQuery("delegationsetid")
    DelegationSetId: ResourceId
    @httpQuery("hostedzonetype")
    HostedZoneType: HostedZoneType
}

structure ListHostedZonesResponse {
    @required
    HostedZones: HostedZones
    @required
    Marker: PageMarker
    @required
    IsTruncated: Boolean
    NextMarker: PageMarker
    @required
    MaxItems: String
}

structure ListQueryLoggingConfigsRequest {
    @httpQuery("hostedzoneid")
    HostedZoneId: ResourceId
    @httpQuery("nexttoken")
    NextToken: PaginationToken
    @httpQuery("maxresults")
    MaxResults: String
}

structure ListQueryLoggingConfigsResponse {
    @required
    QueryLoggingConfigs: QueryLoggingConfigs
    NextToken: PaginationToken
}

structure ListResourceRecordSetsRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @httpQuery("name")
    StartRecordName: DNSName
    @httpQuery("type")
    StartRecordType: RRType
    @httpQuery("identifier")
    StartRecordIdentifier: ResourceRecordSetIdentifier
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListResourceRecordSetsResponse {
    @required
    ResourceRecordSets: ResourceRecordSets
    @required
    IsTruncated: Boolean
    NextRecordName: DNSName
    NextRecordType: RRType
    NextRecordIdentifier: ResourceRecordSetIdentifier
    @required
    MaxItems: String
}

structure ListReusableDelegationSetsRequest {
    @httpQuery("marker")
    Marker: PageMarker
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListReusableDelegationSetsResponse {
    @required
    DelegationSets: DelegationSets
    @required
    Marker: PageMarker
    @required
    IsTruncated: Boolean
    NextMarker: PageMarker
    @required
    MaxItems: String
}

structure ListTagsForResourceRequest {
    @required
    @httpLabel
    ResourceType: TagResourceType
    @required
    @httpLabel
    ResourceId: TagResourceId
}

structure ListTagsForResourceResponse {
    @required
    ResourceTagSet: ResourceTagSet
}

structure ListTagsForResourcesRequest {
    @required
    @httpLabel
    ResourceType: TagResourceType
    @required
    ResourceIds: TagResourceIdList
}

structure ListTagsForResourcesResponse {
    @required
    ResourceTagSets: ResourceTagSetList
}

structure ListTrafficPoliciesRequest {
    @httpQuery("trafficpolicyid")
    TrafficPolicyIdMarker: TrafficPolicyId
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListTrafficPoliciesResponse {
    @required
    TrafficPolicySummaries: TrafficPolicySummaries
    @required
    IsTruncated: Boolean
    @required
    TrafficPolicyIdMarker: TrafficPolicyId
    @required
    MaxItems: String
}

structure ListTrafficPolicyInstancesByHostedZoneRequest {
    @required
    @httpQuery("id")
    HostedZoneId: ResourceId
    @httpQuery("trafficpolicyinstancename")
    TrafficPolicyInstanceNameMarker: DNSName
    @httpQuery("trafficpolicyinstancetype")
    TrafficPolicyInstanceTypeMarker: RRType
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListTrafficPolicyInstancesByHostedZoneResponse {
    @required
    TrafficPolicyInstances: TrafficPolicyInstances
    TrafficPolicyInstanceNameMarker: DNSName
    TrafficPolicyInstanceTypeMarker: RRType
    @required
    IsTruncated: Boolean
    @required
    MaxItems: String
}

structure ListTrafficPolicyInstancesByPolicyRequest {
    @required
    @httpQuery("id")
    TrafficPolicyId: TrafficPolicyId
    @required
    @httpQuery("version")
    TrafficPolicyVersion: TrafficPolicyVersion
    @httpQuery("hostedzoneid")
    HostedZoneIdMarker: ResourceId
    @httpQuery("trafficpolicyinstancename")
    TrafficPolicyInstanceNameMarker: DNSName
    @httpQuery("trafficpolicyinstancetype")
    TrafficPolicyInstanceTypeMarker: RRType
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListTrafficPolicyInstancesByPolicyResponse {
    @required
    TrafficPolicyInstances: TrafficPolicyInstances
    HostedZoneIdMarker: ResourceId
    TrafficPolicyInstanceNameMarker: DNSName
    TrafficPolicyInstanceTypeMarker: RRType
    @required
    IsTruncated: Boolean
    @required
    MaxItems: String
}

structure ListTrafficPolicyInstancesRequest {
    @httpQuery("hostedzoneid")
    HostedZoneIdMarker: ResourceId
    @httpQuery("trafficpolicyinstancename")
    TrafficPolicyInstanceNameMarker: DNSName
    @httpQuery("trafficpolicyinstancetype")
    TrafficPolicyInstanceTypeMarker: RRType
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListTrafficPolicyInstancesResponse {
    @required
    TrafficPolicyInstances: TrafficPolicyInstances
    HostedZoneIdMarker: ResourceId
    TrafficPolicyInstanceNameMarker: DNSName
    TrafficPolicyInstanceTypeMarker: RRType
    @required
    IsTruncated: Boolean
    @required
    MaxItems: String
}

structure ListTrafficPolicyVersionsRequest {
    @required
    @httpLabel
    Id: TrafficPolicyId
    @httpQuery("trafficpolicyversion")
    TrafficPolicyVersionMarker: TrafficPolicyVersionMarker
    @httpQuery("maxitems")
    MaxItems: String
}

structure ListTrafficPolicyVersionsResponse {
    @required
    TrafficPolicies: TrafficPolicies
    @required
    IsTruncated: Boolean
    @required
    TrafficPolicyVersionMarker: TrafficPolicyVersionMarker
    @required
    MaxItems: String
}

structure ListVPCAssociationAuthorizationsRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    @httpQuery("nexttoken")
    NextToken: PaginationToken
    @httpQuery("maxresults")
    MaxResults: String
}

structure ListVPCAssociationAuthorizationsResponse {
    @required
    HostedZoneId: ResourceId
    NextToken: PaginationToken
    @required
    VPCs: VPCs
}

@length(min: 1, max: 64)
string LocalZoneGroup

list LocationSummaries {
    member: LocationSummary
}

structure LocationSummary {
    LocationName: CidrLocationNameDefaultAllowed
}

@length(min: 1, max: 7)
@pattern("[-+]?[0-9]{1,3}(\\.[0-9]{0,2})?")
string Longitude

@length(max: 1024)
string Message

@length(min: 1, max: 255)
string MetricName

@length(min: 0, max: 255)
string Nameserver

@length(min: 1, max: 255)
string Namespace

@length(min: 1, max: 128)
string Nonce

@error("client")
@httpError(404)
structure NoSuchChange {
    message: String
}

@error("client")
@httpError(404)
structure NoSuchCidrCollectionException {
    Message: String
}

@error("client")
@httpError(404)
structure NoSuchCidrLocationException {
    Message: String
}

@error("client")
@httpError(404)
structure NoSuchCloudWatchLogsLogGroup {
    message: String
}

@error("client")
@httpError(400)
structure NoSuchDelegationSet {
    message: String
}

@error("client")
@httpError(404)
structure NoSuchGeoLocation {
    message: String
}

@error("client")
@httpError(404)
structure NoSuchHealthCheck {
    message: String
}

@error("client")
@httpError(404)
structure NoSuchHostedZone {
    message: String
}

@error("client")
@httpError(404)
structure NoSuchKeySigningKey {
    message: String
}

@error("client")
@httpError(404)
structure NoSuchQueryLoggingConfig {
    message: String
}

@error("client")
@httpError(404)
structure NoSuchTrafficPolicy {
    message: String
}

@error("client")
@httpError(404)
structure NoSuchTrafficPolicyInstance {
    message: String
}

@error("client")
@httpError(401)
structure NotAuthorizedException {
    message: String
}

@length(max: 64)
string PageMarker

@length(max: 1024)
string PaginationToken

@range(min: 60)
integer Period

@range(min: 1, max: 65535)
integer Port

@error("client")
@httpError(400)
structure PriorRequestNotComplete {
    message: String
}

@error("client")
@httpError(400)
structure PublicZoneVPCAssociation {
    message: String
}

structure QueryLoggingConfig {
    @required
    Id: QueryLoggingConfigId
    @required
    HostedZoneId: ResourceId
    @required
    CloudWatchLogsLogGroupArn: String
}

@error("client")
@httpError(409)
structure QueryLoggingConfigAlreadyExists {
    message: String
}

@length(min: 1, max: 36)
string QueryLoggingConfigId

list QueryLoggingConfigs {
    @xmlName("QueryLoggingConfig")
    member: QueryLoggingConfig
}

@length(max: 4000)
string RData

list RecordData {
    @xmlName("RecordDataEntry")
    member: RecordDataEntry
}

@length(min: 0, max: 512)
string RecordDataEntry

@range(min: 10, max: 30)
integer RequestInterval

@length(min: 1, max: 64)
enum ResettableElementName {
    FULLY_QUALIFIED_DOMAIN_NAME = "FullyQualifiedDomainName"
    REGIONS = "Regions"
    RESOURCE_PATH = "ResourcePath"
    CHILD_HEALTH_CHECKS = "ChildHealthChecks"
}

@length(max: 64)
list ResettableElementNameList {
    @xmlName("ResettableElementName")
    member: ResettableElementName
}

@length(max: 256)
string ResourceDescription

@length(max: 32)
string ResourceId

@length(max: 255)
string ResourcePath

structure ResourceRecord {
    @required
    Value: RData
}

@length(min: 1)
list ResourceRecords {
    @xmlName("ResourceRecord")
    member: ResourceRecord
}

structure ResourceRecordSet {
    @required
    Name: DNSName
    @required
    Type: RRType
    SetIdentifier: ResourceRecordSetIdentifier
    Weight: ResourceRecordSetWeight
    Region: ResourceRecordSetRegion
    GeoLocation: GeoLocation
    Failover: ResourceRecordSetFailover
    MultiValueAnswer: Boolean
    TTL: TTL
    ResourceRecords: ResourceRecords
    AliasTarget: AliasTarget
    HealthCheckId: HealthCheckId
    TrafficPolicyInstanceId: TrafficPolicyInstanceId
    CidrRoutingConfig: CidrRoutingConfig
    GeoProximityLocation: GeoProximityLocation
}

enum ResourceRecordSetFailover {
    PRIMARY
    SECONDARY
}

@length(min: 1, max: 128)
string ResourceRecordSetIdentifier

@length(min: 1, max: 64)
enum ResourceRecordSetRegion {
    US_EAST_1 = "us-east-1"
    US_EAST_2 = "us-east-2"
    US_WEST_1 = "us-west-1"
    US_WEST_2 = "us-west-2"
    CA_CENTRAL_1 = "ca-central-1"
    EU_WEST_1 = "eu-west-1"
    EU_WEST_2 = "eu-west-2"
    EU_WEST_3 = "eu-west-3"
    EU_CENTRAL_1 = "eu-central-1"
    EU_CENTRAL_2 = "eu-central-2"
    AP_SOUTHEAST_1 = "ap-southeast-1"
    AP_SOUTHEAST_2 = "ap-southeast-2"
    AP_SOUTHEAST_3 = "ap-southeast-3"
    AP_NORTHEAST_1 = "ap-northeast-1"
    AP_NORTHEAST_2 = "ap-northeast-2"
    AP_NORTHEAST_3 = "ap-northeast-3"
    EU_NORTH_1 = "eu-north-1"
    SA_EAST_1 = "sa-east-1"
    CN_NORTH_1 = "cn-north-1"
    CN_NORTHWEST_1 = "cn-northwest-1"
    AP_EAST_1 = "ap-east-1"
    ME_SOUTH_1 = "me-south-1"
    ME_CENTRAL_1 = "me-central-1"
    AP_SOUTH_1 = "ap-south-1"
    AP_SOUTH_2 = "ap-south-2"
    AF_SOUTH_1 = "af-south-1"
    EU_SOUTH_1 = "eu-south-1"
    EU_SOUTH_2 = "eu-south-2"
    AP_SOUTHEAST_4 = "ap-southeast-4"
    IL_CENTRAL_1 = "il-central-1"
    CA_WEST_1 = "ca-west-1"
    AP_SOUTHEAST_5 = "ap-southeast-5"
    MX_CENTRAL_1 = "mx-central-1"
    AP_SOUTHEAST_7 = "ap-southeast-7"
    US_GOV_EAST_1 = "us-gov-east-1"
    US_GOV_WEST_1 = "us-gov-west-1"
    AP_EAST_2 = "ap-east-2"
    AP_SOUTHEAST_6 = "ap-southeast-6"
    EUSC_DE_EAST_1 = "eusc-de-east-1"
}

list ResourceRecordSets {
    @xmlName("ResourceRecordSet")
    member: ResourceRecordSet
}

@range(min: 0, max: 255)
long ResourceRecordSetWeight

structure ResourceTagSet {
    ResourceType: TagResourceType
    ResourceId: TagResourceId
    Tags: TagList
}

list ResourceTagSetList {
    @xmlName("ResourceTagSet")
    member: ResourceTagSet
}

@length(max: 1024)
string ResourceURI

structure ReusableDelegationSetLimit {
    @required
    Type: ReusableDelegationSetLimitType
    @required
    Value: LimitValue
}

enum ReusableDelegationSetLimitType {
    MAX_ZONES_BY_REUSABLE_DELEGATION_SET
}

@length(min: 1, max: 255)
string RoutingControlArn

enum RRType {
    SOA
    A
    TXT
    NS
    CNAME
    MX
    NAPTR
    PTR
    SRV
    SPF
    AAAA
    CAA
    DS
    TLSA
    SSHFP
    SVCB
    HTTPS
}

@length(max: 255)
string SearchString

@length(min: 1, max: 1024)
string ServeSignature

@length(max: 128)
string ServicePrincipal

@length(min: 3, max: 128)
string SigningKeyName

@length(min: 5, max: 150)
string SigningKeyStatus

@length(min: 0, max: 512)
string SigningKeyStatusMessage

@range(min: 0, max: 65536)
integer SigningKeyTag

enum Statistic {
    AVERAGE = "Average"
    SUM = "Sum"
    SAMPLE_COUNT = "SampleCount"
    MAXIMUM = "Maximum"
    MINIMUM = "Minimum"
}

structure StatusReport {
    Status: String
    CheckedTime: Timestamp
}

@length(min: 0, max: 3)
string SubnetMask

structure Tag {
    Key: TagKey
    Value: TagValue
}

@length(max: 128)
string TagKey

@length(min: 1, max: 10)
list TagKeyList {
    @xmlName("Key")
    member: TagKey
}

@length(min: 1, max: 10)
list TagList {
    @xmlName("Tag")
    member: Tag
}

@length(max: 64)
string TagResourceId

@length(min: 1, max: 10)
list TagResourceIdList {
    @xmlName("ResourceId")
    member: TagResourceId
}

enum TagResourceType {
    HEALTHCHECK = "healthcheck"
    HOSTEDZONE = "hostedzone"
}

@length(max: 256)
string TagValue

structure TestDNSAnswerRequest {
    @required
    @httpQuery("hostedzoneid")
    HostedZoneId: ResourceId
    @required
    @httpQuery("recordname")
    RecordName: DNSName
    @required
    @httpQuery("recordtype")
    RecordType: RRType
    @httpQuery("resolverip")
    ResolverIP: IPAddress
    @httpQuery("edns0clientsubnetip")
    EDNS0ClientSubnetIP: IPAddress
    @httpQuery("edns0clientsubnetmask")
    EDNS0ClientSubnetMask: SubnetMask
}

structure TestDNSAnswerResponse {
    @required
    Nameserver: Nameserver
    @required
    RecordName: DNSName
    @required
    RecordType: RRType
    @required
    RecordData: RecordData
    @required
    ResponseCode: String
    @required
    Protocol: String
}

@error("client")
@httpError(400)
structure ThrottlingException {
    message: String
}

@error("client")
@httpError(400)
structure TooManyHealthChecks {
    message: String
}

@error("client")
@httpError(400)
structure TooManyHostedZones {
    message: String
}

@error("client")
@httpError(400)
structure TooManyKeySigningKeys {
    message: String
}

@error("client")
@httpError(400)
structure TooManyTrafficPolicies {
    message: String
}

@error("client")
@httpError(400)
structure TooManyTrafficPolicyInstances {
    message: String
}

@error("client")
@httpError(400)
structure TooManyTrafficPolicyVersionsForCurrentPolicy {
    message: String
}

@error("client")
@httpError(400)
structure TooManyVPCAssociationAuthorizations {
    message: String
}

list TrafficPolicies {
    @xmlName("TrafficPolicy")
    member: TrafficPolicy
}

structure TrafficPolicy {
    @required
    Id: TrafficPolicyId
    @required
    Version: TrafficPolicyVersion
    @required
    Name: TrafficPolicyName
    @required
    Type: RRType
    @required
    Document: TrafficPolicyDocument
    Comment: TrafficPolicyComment
}

@error("client")
@httpError(409)
structure TrafficPolicyAlreadyExists {
    message: String
}

@length(max: 1024)
string TrafficPolicyComment

@length(max: 102400)
string TrafficPolicyDocument

@length(min: 1, max: 36)
string TrafficPolicyId

structure TrafficPolicyInstance {
    @required
    Id: TrafficPolicyInstanceId
    @required
    HostedZoneId: ResourceId
    @required
    Name: DNSName
    @required
    TTL: TTL
    @required
    State: String
    @required
    Message: Message
    @required
    TrafficPolicyId: TrafficPolicyId
    @required
    TrafficPolicyVersion: TrafficPolicyVersion
    @required
    TrafficPolicyType: RRType
}

@error("client")
@httpError(409)
structure TrafficPolicyInstanceAlreadyExists {
    message: String
}

@length(min: 1, max: 36)
string TrafficPolicyInstanceId

list TrafficPolicyInstances {
    @xmlName("TrafficPolicyInstance")
    member: TrafficPolicyInstance
}

@error("client")
@httpError(400)
structure TrafficPolicyInUse {
    message: String
}

@length(max: 512)
string TrafficPolicyName

list TrafficPolicySummaries {
    @xmlName("TrafficPolicySummary")
    member: TrafficPolicySummary
}

structure TrafficPolicySummary {
    @required
    Id: TrafficPolicyId
    @required
    Name: TrafficPolicyName
    @required
    Type: RRType
    @required
    LatestVersion: TrafficPolicyVersion
    @required
    TrafficPolicyCount: TrafficPolicyVersion
}

@range(min: 1, max: 1000)
integer TrafficPolicyVersion

@length(max: 4)
string TrafficPolicyVersionMarker

@range(min: 0, max: 2147483647)
long TTL

structure UpdateHealthCheckRequest {
    @required
    @httpLabel
    HealthCheckId: HealthCheckId
    HealthCheckVersion: HealthCheckVersion
    IPAddress: IPAddress
    Port: Port
    ResourcePath: ResourcePath
    FullyQualifiedDomainName: FullyQualifiedDomainName
    SearchString: SearchString
    FailureThreshold: FailureThreshold
    Inverted: Boolean
    Disabled: Boolean
    HealthThreshold: HealthThreshold
    ChildHealthChecks: ChildHealthCheckList
    EnableSNI: Boolean
    Regions: HealthCheckRegionList
    AlarmIdentifier: AlarmIdentifier
    InsufficientDataHealthStatus: InsufficientDataHealthStatus
    ResetElements: ResettableElementNameList
}

structure UpdateHealthCheckResponse {
    @required
    HealthCheck: HealthCheck
}

structure UpdateHostedZoneCommentRequest {
    @required
    @httpLabel
    Id: ResourceId
    Comment: ResourceDescription
}

structure UpdateHostedZoneCommentResponse {
    @required
    HostedZone: HostedZone
}

structure UpdateHostedZoneFeaturesRequest {
    @required
    @httpLabel
    HostedZoneId: ResourceId
    EnableAcceleratedRecovery: Boolean
}

structure UpdateHostedZoneFeaturesResponse {
}

structure UpdateTrafficPolicyCommentRequest {
    @required
    @httpLabel
    Id: TrafficPolicyId
    @required
    @httpLabel
    Version: TrafficPolicyVersion
    @required
    Comment: TrafficPolicyComment
}

structure UpdateTrafficPolicyCommentResponse {
    @required
    TrafficPolicy: TrafficPolicy
}

structure UpdateTrafficPolicyInstanceRequest {
    @required
    @httpLabel
    Id: TrafficPolicyInstanceId
    @required
    TTL: TTL
    @required
    TrafficPolicyId: TrafficPolicyId
    @required
    TrafficPolicyVersion: TrafficPolicyVersion
}

structure UpdateTrafficPolicyInstanceResponse {
    @required
    TrafficPolicyInstance: TrafficPolicyInstance
}

@range(min: 0)
long UsageCount

@pattern("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
string UUID

structure VPC {
    VPCRegion: VPCRegion
    VPCId: VPCId
}

@error("client")
@httpError(404)
structure VPCAssociationAuthorizationNotFound {
    message: String
}

@error("client")
@httpError(404)
structure VPCAssociationNotFound {
    message: String
}

@length(max: 1024)
string VPCId

@length(min: 1, max: 64)
enum VPCRegion {
    US_EAST_1 = "us-east-1"
    US_EAST_2 = "us-east-2"
    US_WEST_1 = "us-west-1"
    US_WEST_2 = "us-west-2"
    EU_WEST_1 = "eu-west-1"
    EU_WEST_2 = "eu-west-2"
    EU_WEST_3 = "eu-west-3"
    EU_CENTRAL_1 = "eu-central-1"
    EU_CENTRAL_2 = "eu-central-2"
    AP_EAST_1 = "ap-east-1"
    ME_SOUTH_1 = "me-south-1"
    US_GOV_WEST_1 = "us-gov-west-1"
    US_GOV_EAST_1 = "us-gov-east-1"
    US_ISO_EAST_1 = "us-iso-east-1"
    US_ISO_WEST_1 = "us-iso-west-1"
    US_ISOB_EAST_1 = "us-isob-east-1"
    ME_CENTRAL_1 = "me-central-1"
    AP_SOUTHEAST_1 = "ap-southeast-1"
    AP_SOUTHEAST_2 = "ap-southeast-2"
    AP_SOUTHEAST_3 = "ap-southeast-3"
    AP_SOUTH_1 = "ap-south-1"
    AP_SOUTH_2 = "ap-south-2"
    AP_NORTHEAST_1 = "ap-northeast-1"
    AP_NORTHEAST_2 = "ap-northeast-2"
    AP_NORTHEAST_3 = "ap-northeast-3"
    EU_NORTH_1 = "eu-north-1"
    SA_EAST_1 = "sa-east-1"
    CA_CENTRAL_1 = "ca-central-1"
    CN_NORTH_1 = "cn-north-1"
    CN_NORTHWEST_1 = "cn-northwest-1"
    AF_SOUTH_1 = "af-south-1"
    EU_SOUTH_1 = "eu-south-1"
    EU_SOUTH_2 = "eu-south-2"
    AP_SOUTHEAST_4 = "ap-southeast-4"
    IL_CENTRAL_1 = "il-central-1"
    CA_WEST_1 = "ca-west-1"
    AP_SOUTHEAST_5 = "ap-southeast-5"
    MX_CENTRAL_1 = "mx-central-1"
    US_ISOF_SOUTH_1 = "us-isof-south-1"
    US_ISOF_EAST_1 = "us-isof-east-1"
    AP_SOUTHEAST_7 = "ap-southeast-7"
    AP_EAST_2 = "ap-east-2"
    EU_ISOE_WEST_1 = "eu-isoe-west-1"
    AP_SOUTHEAST_6 = "ap-southeast-6"
    US_ISOB_WEST_1 = "us-isob-west-1"
    EUSC_DE_EAST_1 = "eusc-de-east-1"
}

@length(min: 1)
list VPCs {
    @xmlName("VPC")
    member: VPC
}
