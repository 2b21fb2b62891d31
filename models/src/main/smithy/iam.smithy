// AWS Identity and Access Management: every operation, its shapes and their constraints.
// Converted by the Keyrota project from AWS's own API model (Apache-2.0, see NOTICE); changed:
// no documentation, simple shapes without constraints replaced by Smithy's own, @readonly as
// CloudTrail has it, more members @sensitive.
// Patterns are written as AWS prints them and must match whole values.
$version: "2.0"

namespace com.amazonaws.iam

use aws.auth#sigv4
use aws.protocols#awsQuery
use aws.protocols#awsQueryError

@sigv4(name: "iam")
@awsQuery
@xmlNamespace(uri: "https://iam.amazonaws.com/doc/2010-05-08/")
service AWSIdentityManagement {
    version: "2010-05-08"
    operations: [
        AcceptDelegationRequest
        AddClientIDToOpenIDConnectProvider
        AddRoleToInstanceProfile
        AddUserToGroup
        AssociateDelegationRequest
        AttachGroupPolicy
        AttachRolePolicy
        AttachUserPolicy
        ChangePassword
        CreateAccessKey
        CreateAccountAlias
        CreateDelegationRequest
        CreateGroup
        CreateInstanceProfile
        CreateLoginProfile
        CreateOpenIDConnectProvider
        CreatePolicy
        CreatePolicyVersion
        CreateRole
        CreateSAMLProvider
        CreateServiceLinkedRole
        CreateServiceSpecificCredential
        CreateUser
        CreateVirtualMFADevice
        DeactivateMFADevice
        DeleteAccessKey
        DeleteAccountAlias
        DeleteAccountPasswordPolicy
        DeleteGroup
        DeleteGroupPolicy
        DeleteInstanceProfile
        DeleteLoginProfile
        DeleteOpenIDConnectProvider
        DeletePolicy
        DeletePolicyVersion
        DeleteRole
        DeleteRolePermissionsBoundary
        DeleteRolePolicy
        DeleteSAMLProvider
        DeleteSSHPublicKey
        DeleteServerCertificate
        DeleteServiceLinkedRole
        DeleteServiceSpecificCredential
        DeleteSigningCertificate
        DeleteUser
        DeleteUserPermissionsBoundary
        DeleteUserPolicy
        DeleteVirtualMFADevice
        DetachGroupPolicy
        DetachRolePolicy
        DetachUserPolicy
        DisableOrganizationsRootCredentialsManagement
        DisableOrganizationsRootSessions
        DisableOutboundWebIdentityFederation
        EnableMFADevice
        EnableOrganizationsRootCredentialsManagement
        EnableOrganizationsRootSessions
        EnableOutboundWebIdentityFederation
        GenerateCredentialReport
        GenerateOrganizationsAccessReport
        GenerateServiceLastAccessedDetails
        GetAccessKeyLastUsed
        GetAccountAuthorizationDetails
        GetAccountPasswordPolicy
        GetAccountSummary
        GetContextKeysForCustomPolicy
        GetContextKeysForPrincipalPolicy
        GetCredentialReport
        GetDelegationRequest
        GetGroup
        GetGroupPolicy
        GetHumanReadableSummary
        GetInstanceProfile
        GetLoginProfile
        GetMFADevice
        GetOpenIDConnectProvider
        GetOrganizationsAccessReport
        GetOutboundWebIdentityFederationInfo
        GetPolicy
        GetPolicyVersion
        GetRole
        GetRolePolicy
        GetSAMLProvider
        GetSSHPublicKey
        GetServerCertificate
        GetServiceLastAccessedDetails
        GetServiceLastAccessedDetailsWithEntities
        GetServiceLinkedRoleDeletionStatus
        GetUser
        GetUserPolicy
        ListAccessKeys
        ListAccountAliases
        ListAttachedGroupPolicies
        ListAttachedRolePolicies
        ListAttachedUserPolicies
        ListDelegationRequests
        ListEntitiesForPolicy
        ListGroupPolicies
        ListGroups
        ListGroupsForUser
        ListInstanceProfileTags
        ListInstanceProfiles
        ListInstanceProfilesForRole
        ListMFADeviceTags
        ListMFADevices
        ListOpenIDConnectProviderTags
        ListOpenIDConnectProviders
        ListOrganizationsFeatures
        ListPolicies
        ListPoliciesGrantingServiceAccess
        ListPolicyTags
        ListPolicyVersions
        ListRolePolicies
        ListRoleTags
        ListRoles
        ListSAMLProviderTags
        ListSAMLProviders
        ListSSHPublicKeys
        ListServerCertificateTags
        ListServerCertificates
        ListServiceSpecificCredentials
        ListSigningCertificates
        ListUserPolicies
        ListUserTags
        ListUsers
        ListVirtualMFADevices
        PutGroupPolicy
        PutRolePermissionsBoundary
        PutRolePolicy
        PutUserPermissionsBoundary
        PutUserPolicy
        RejectDelegationRequest
        RemoveClientIDFromOpenIDConnectProvider
        RemoveRoleFromInstanceProfile
        RemoveUserFromGroup
        ResetServiceSpecificCredential
        ResyncMFADevice
        SendDelegationToken
        SetDefaultPolicyVersion
        SetSecurityTokenServicePreferences
        SimulateCustomPolicy
        SimulatePrincipalPolicy
        TagInstanceProfile
        TagMFADevice
        TagOpenIDConnectProvider
        TagPolicy
        TagRole
        TagSAMLProvider
        TagServerCertificate
        TagUser
        UntagInstanceProfile
        UntagMFADevice
        UntagOpenIDConnectProvider
        UntagPolicy
        UntagRole
        UntagSAMLProvider
        UntagServerCertificate
        UntagUser
        UpdateAccessKey
        UpdateAccountPasswordPolicy
        UpdateAssumeRolePolicy
        UpdateDelegationRequest
        UpdateGroup
        UpdateLoginProfile
        UpdateOpenIDConnectProviderThumbprint
        UpdateRole
        UpdateRoleDescription
        UpdateSAMLProvider
        UpdateSSHPublicKey
        UpdateServerCertificate
        UpdateServiceSpecificCredential
        UpdateSigningCertificate
        UpdateUser
        UploadSSHPublicKey
        UploadServerCertificate
        UploadSigningCertificate
    ]
}

operation AcceptDelegationRequest {
    input: AcceptDelegationRequestRequest
    errors: [
        ConcurrentModificationException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation AddClientIDToOpenIDConnectProvider {
    input: AddClientIDToOpenIDConnectProviderRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation AddRoleToInstanceProfile {
    input: AddRoleToInstanceProfileRequest
    errors: [
        EntityAlreadyExistsException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation AddUserToGroup {
    input: AddUserToGroupRequest
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation AssociateDelegationRequest {
    input: AssociateDelegationRequestRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation AttachGroupPolicy {
    input: AttachGroupPolicyRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        PolicyNotAttachableException
        ServiceFailureException
    ]
}

operation AttachRolePolicy {
    input: AttachRolePolicyRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        PolicyNotAttachableException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation AttachUserPolicy {
    input: AttachUserPolicyRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        PolicyNotAttachableException
        ServiceFailureException
    ]
}

operation ChangePassword {
    input: ChangePasswordRequest
    errors: [
        EntityTemporarilyUnmodifiableException
        InvalidUserTypeException
        LimitExceededException
        NoSuchEntityException
        PasswordPolicyViolationException
        ServiceFailureException
    ]
}

operation CreateAccessKey {
    input: CreateAccessKeyRequest
    output: CreateAccessKeyResponse
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation CreateAccountAlias {
    input: CreateAccountAliasRequest
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        LimitExceededException
        ServiceFailureException
    ]
}

operation CreateDelegationRequest {
    input: CreateDelegationRequestRequest
    output: CreateDelegationRequestResponse
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        InvalidInputException
        LimitExceededException
        ServiceFailureException
    ]
}

operation CreateGroup {
    input: CreateGroupRequest
    output: CreateGroupResponse
    errors: [
        EntityAlreadyExistsException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation CreateInstanceProfile {
    input: CreateInstanceProfileRequest
    output: CreateInstanceProfileResponse
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        InvalidInputException
        LimitExceededException
        ServiceFailureException
    ]
}

operation CreateLoginProfile {
    input: CreateLoginProfileRequest
    output: CreateLoginProfileResponse
    errors: [
        EntityAlreadyExistsException
        LimitExceededException
        NoSuchEntityException
        PasswordPolicyViolationException
        ServiceFailureException
    ]
}

operation CreateOpenIDConnectProvider {
    input: CreateOpenIDConnectProviderRequest
    output: CreateOpenIDConnectProviderResponse
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        InvalidInputException
        LimitExceededException
        OpenIdIdpCommunicationErrorException
        ServiceFailureException
    ]
}

operation CreatePolicy {
    input: CreatePolicyRequest
    output: CreatePolicyResponse
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        InvalidInputException
        LimitExceededException
        MalformedPolicyDocumentException
        ServiceFailureException
    ]
}

operation CreatePolicyVersion {
    input: CreatePolicyVersionRequest
    output: CreatePolicyVersionResponse
    errors: [
        InvalidInputException
        LimitExceededException
        MalformedPolicyDocumentException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation CreateRole {
    input: CreateRoleRequest
    output: CreateRoleResponse
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        InvalidInputException
        LimitExceededException
        MalformedPolicyDocumentException
        ServiceFailureException
    ]
}

operation CreateSAMLProvider {
    input: CreateSAMLProviderRequest
    output: CreateSAMLProviderResponse
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        InvalidInputException
        LimitExceededException
        ServiceFailureException
    ]
}

operation CreateServiceLinkedRole {
    input: CreateServiceLinkedRoleRequest
    output: CreateServiceLinkedRoleResponse
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation CreateServiceSpecificCredential {
    input: CreateServiceSpecificCredentialRequest
    output: CreateServiceSpecificCredentialResponse
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceNotSupportedException
    ]
}

operation CreateUser {
    input: CreateUserRequest
    output: CreateUserResponse
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation CreateVirtualMFADevice {
    input: CreateVirtualMFADeviceRequest
    output: CreateVirtualMFADeviceResponse
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        InvalidInputException
        LimitExceededException
        ServiceFailureException
    ]
}

operation DeactivateMFADevice {
    input: DeactivateMFADeviceRequest
    errors: [
        ConcurrentModificationException
        EntityTemporarilyUnmodifiableException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteAccessKey {
    input: DeleteAccessKeyRequest
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteAccountAlias {
    input: DeleteAccountAliasRequest
    errors: [
        ConcurrentModificationException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteAccountPasswordPolicy {
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteGroup {
    input: DeleteGroupRequest
    errors: [
        DeleteConflictException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteGroupPolicy {
    input: DeleteGroupPolicyRequest
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteInstanceProfile {
    input: DeleteInstanceProfileRequest
    errors: [
        DeleteConflictException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteLoginProfile {
    input: DeleteLoginProfileRequest
    errors: [
        EntityTemporarilyUnmodifiableException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteOpenIDConnectProvider {
    input: DeleteOpenIDConnectProviderRequest
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeletePolicy {
    input: DeletePolicyRequest
    errors: [
        DeleteConflictException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeletePolicyVersion {
    input: DeletePolicyVersionRequest
    errors: [
        DeleteConflictException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteRole {
    input: DeleteRoleRequest
    errors: [
        ConcurrentModificationException
        DeleteConflictException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation DeleteRolePermissionsBoundary {
    input: DeleteRolePermissionsBoundaryRequest
    errors: [
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation DeleteRolePolicy {
    input: DeleteRolePolicyRequest
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation DeleteSAMLProvider {
    input: DeleteSAMLProviderRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteSSHPublicKey {
    input: DeleteSSHPublicKeyRequest
    errors: [
        NoSuchEntityException
    ]
}

operation DeleteServerCertificate {
    input: DeleteServerCertificateRequest
    errors: [
        DeleteConflictException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteServiceLinkedRole {
    input: DeleteServiceLinkedRoleRequest
    output: DeleteServiceLinkedRoleResponse
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteServiceSpecificCredential {
    input: DeleteServiceSpecificCredentialRequest
    errors: [
        NoSuchEntityException
    ]
}

operation DeleteSigningCertificate {
    input: DeleteSigningCertificateRequest
    errors: [
        ConcurrentModificationException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteUser {
    input: DeleteUserRequest
    errors: [
        ConcurrentModificationException
        DeleteConflictException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteUserPermissionsBoundary {
    input: DeleteUserPermissionsBoundaryRequest
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteUserPolicy {
    input: DeleteUserPolicyRequest
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DeleteVirtualMFADevice {
    input: DeleteVirtualMFADeviceRequest
    errors: [
        ConcurrentModificationException
        DeleteConflictException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DetachGroupPolicy {
    input: DetachGroupPolicyRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DetachRolePolicy {
    input: DetachRolePolicyRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation DetachUserPolicy {
    input: DetachUserPolicyRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation DisableOrganizationsRootCredentialsManagement {
    input: DisableOrganizationsRootCredentialsManagementRequest
    output: DisableOrganizationsRootCredentialsManagementResponse
    errors: [
        AccountNotManagementOrDelegatedAdministratorException
        OrganizationNotFoundException
        OrganizationNotInAllFeaturesModeException
        ServiceAccessNotEnabledException
    ]
}

operation DisableOrganizationsRootSessions {
    input: DisableOrganizationsRootSessionsRequest
    output: DisableOrganizationsRootSessionsResponse
    errors: [
        AccountNotManagementOrDelegatedAdministratorException
        OrganizationNotFoundException
        OrganizationNotInAllFeaturesModeException
        ServiceAccessNotEnabledException
    ]
}

operation DisableOutboundWebIdentityFederation {
    errors: [
        FeatureDisabledException
    ]
}

operation EnableMFADevice {
    input: EnableMFADeviceRequest
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        EntityTemporarilyUnmodifiableException
        InvalidAuthenticationCodeException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation EnableOrganizationsRootCredentialsManagement {
    input: EnableOrganizationsRootCredentialsManagementRequest
    output: EnableOrganizationsRootCredentialsManagementResponse
    errors: [
        AccountNotManagementOrDelegatedAdministratorException
        CallerIsNotManagementAccountException
        OrganizationNotFoundException
        OrganizationNotInAllFeaturesModeException
        ServiceAccessNotEnabledException
    ]
}

operation EnableOrganizationsRootSessions {
    input: EnableOrganizationsRootSessionsRequest
    output: EnableOrganizationsRootSessionsResponse
    errors: [
        AccountNotManagementOrDelegatedAdministratorException
        CallerIsNotManagementAccountException
        OrganizationNotFoundException
        OrganizationNotInAllFeaturesModeException
        ServiceAccessNotEnabledException
    ]
}

operation EnableOutboundWebIdentityFederation {
    output: EnableOutboundWebIdentityFederationResponse
    errors: [
        FeatureEnabledException
    ]
}

@readonly
operation GenerateCredentialReport {
    output: GenerateCredentialReportResponse
    errors: [
        LimitExceededException
        ServiceFailureException
    ]
}

@readonly
operation GenerateOrganizationsAccessReport {
    input: GenerateOrganizationsAccessReportRequest
    output: GenerateOrganizationsAccessReportResponse
    errors: [
        ReportGenerationLimitExceededException
    ]
}

@readonly
operation GenerateServiceLastAccessedDetails {
    input: GenerateServiceLastAccessedDetailsRequest
    output: GenerateServiceLastAccessedDetailsResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
    ]
}

@readonly
operation GetAccessKeyLastUsed {
    input: GetAccessKeyLastUsedRequest
    output: GetAccessKeyLastUsedResponse
}

@readonly
operation GetAccountAuthorizationDetails {
    input: GetAccountAuthorizationDetailsRequest
    output: GetAccountAuthorizationDetailsResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation GetAccountPasswordPolicy {
    output: GetAccountPasswordPolicyResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetAccountSummary {
    output: GetAccountSummaryResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation GetContextKeysForCustomPolicy {
    input: GetContextKeysForCustomPolicyRequest
    output: GetContextKeysForPolicyResponse
    errors: [
        InvalidInputException
    ]
}

@readonly
operation GetContextKeysForPrincipalPolicy {
    input: GetContextKeysForPrincipalPolicyRequest
    output: GetContextKeysForPolicyResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
    ]
}

@readonly
operation GetCredentialReport {
    output: GetCredentialReportResponse
    errors: [
        CredentialReportExpiredException
        CredentialReportNotPresentException
        CredentialReportNotReadyException
        ServiceFailureException
    ]
}

@readonly
operation GetDelegationRequest {
    input: GetDelegationRequestRequest
    output: GetDelegationRequestResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetGroup {
    input: GetGroupRequest
    output: GetGroupResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetGroupPolicy {
    input: GetGroupPolicyRequest
    output: GetGroupPolicyResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetHumanReadableSummary {
    input: GetHumanReadableSummaryRequest
    output: GetHumanReadableSummaryResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetInstanceProfile {
    input: GetInstanceProfileRequest
    output: GetInstanceProfileResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetLoginProfile {
    input: GetLoginProfileRequest
    output: GetLoginProfileResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetMFADevice {
    input: GetMFADeviceRequest
    output: GetMFADeviceResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetOpenIDConnectProvider {
    input: GetOpenIDConnectProviderRequest
    output: GetOpenIDConnectProviderResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetOrganizationsAccessReport {
    input: GetOrganizationsAccessReportRequest
    output: GetOrganizationsAccessReportResponse
    errors: [
        NoSuchEntityException
    ]
}

@readonly
operation GetOutboundWebIdentityFederationInfo {
    output: GetOutboundWebIdentityFederationInfoResponse
    errors: [
        FeatureDisabledException
    ]
}

@readonly
operation GetPolicy {
    input: GetPolicyRequest
    output: GetPolicyResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetPolicyVersion {
    input: GetPolicyVersionRequest
    output: GetPolicyVersionResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetRole {
    input: GetRoleRequest
    output: GetRoleResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetRolePolicy {
    input: GetRolePolicyRequest
    output: GetRolePolicyResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetSAMLProvider {
    input: GetSAMLProviderRequest
    output: GetSAMLProviderResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetSSHPublicKey {
    input: GetSSHPublicKeyRequest
    output: GetSSHPublicKeyResponse
    errors: [
        NoSuchEntityException
        UnrecognizedPublicKeyEncodingException
    ]
}

@readonly
operation GetServerCertificate {
    input: GetServerCertificateRequest
    output: GetServerCertificateResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetServiceLastAccessedDetails {
    input: GetServiceLastAccessedDetailsRequest
    output: GetServiceLastAccessedDetailsResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
    ]
}

@readonly
operation GetServiceLastAccessedDetailsWithEntities {
    input: GetServiceLastAccessedDetailsWithEntitiesRequest
    output: GetServiceLastAccessedDetailsWithEntitiesResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
    ]
}

@readonly
operation GetServiceLinkedRoleDeletionStatus {
    input: GetServiceLinkedRoleDeletionStatusRequest
    output: GetServiceLinkedRoleDeletionStatusResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetUser {
    input: GetUserRequest
    output: GetUserResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation GetUserPolicy {
    input: GetUserPolicyRequest
    output: GetUserPolicyResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListAccessKeys {
    input: ListAccessKeysRequest
    output: ListAccessKeysResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListAccountAliases {
    input: ListAccountAliasesRequest
    output: ListAccountAliasesResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation ListAttachedGroupPolicies {
    input: ListAttachedGroupPoliciesRequest
    output: ListAttachedGroupPoliciesResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListAttachedRolePolicies {
    input: ListAttachedRolePoliciesRequest
    output: ListAttachedRolePoliciesResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListAttachedUserPolicies {
    input: ListAttachedUserPoliciesRequest
    output: ListAttachedUserPoliciesResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListDelegationRequests {
    input: ListDelegationRequestsRequest
    output: ListDelegationRequestsResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListEntitiesForPolicy {
    input: ListEntitiesForPolicyRequest
    output: ListEntitiesForPolicyResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListGroupPolicies {
    input: ListGroupPoliciesRequest
    output: ListGroupPoliciesResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListGroups {
    input: ListGroupsRequest
    output: ListGroupsResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation ListGroupsForUser {
    input: ListGroupsForUserRequest
    output: ListGroupsForUserResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListInstanceProfileTags {
    input: ListInstanceProfileTagsRequest
    output: ListInstanceProfileTagsResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListInstanceProfiles {
    input: ListInstanceProfilesRequest
    output: ListInstanceProfilesResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation ListInstanceProfilesForRole {
    input: ListInstanceProfilesForRoleRequest
    output: ListInstanceProfilesForRoleResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListMFADeviceTags {
    input: ListMFADeviceTagsRequest
    output: ListMFADeviceTagsResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListMFADevices {
    input: ListMFADevicesRequest
    output: ListMFADevicesResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListOpenIDConnectProviderTags {
    input: ListOpenIDConnectProviderTagsRequest
    output: ListOpenIDConnectProviderTagsResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListOpenIDConnectProviders {
    input: ListOpenIDConnectProvidersRequest
    output: ListOpenIDConnectProvidersResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation ListOrganizationsFeatures {
    input: ListOrganizationsFeaturesRequest
    output: ListOrganizationsFeaturesResponse
    errors: [
        AccountNotManagementOrDelegatedAdministratorException
        OrganizationNotFoundException
        OrganizationNotInAllFeaturesModeException
        ServiceAccessNotEnabledException
    ]
}

@readonly
operation ListPolicies {
    input: ListPoliciesRequest
    output: ListPoliciesResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation ListPoliciesGrantingServiceAccess {
    input: ListPoliciesGrantingServiceAccessRequest
    output: ListPoliciesGrantingServiceAccessResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
    ]
}

@readonly
operation ListPolicyTags {
    input: ListPolicyTagsRequest
    output: ListPolicyTagsResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListPolicyVersions {
    input: ListPolicyVersionsRequest
    output: ListPolicyVersionsResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListRolePolicies {
    input: ListRolePoliciesRequest
    output: ListRolePoliciesResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListRoleTags {
    input: ListRoleTagsRequest
    output: ListRoleTagsResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListRoles {
    input: ListRolesRequest
    output: ListRolesResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation ListSAMLProviderTags {
    input: ListSAMLProviderTagsRequest
    output: ListSAMLProviderTagsResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListSAMLProviders {
    input: ListSAMLProvidersRequest
    output: ListSAMLProvidersResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation ListSSHPublicKeys {
    input: ListSSHPublicKeysRequest
    output: ListSSHPublicKeysResponse
    errors: [
        NoSuchEntityException
    ]
}

@readonly
operation ListServerCertificateTags {
    input: ListServerCertificateTagsRequest
    output: ListServerCertificateTagsResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListServerCertificates {
    input: ListServerCertificatesRequest
    output: ListServerCertificatesResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation ListServiceSpecificCredentials {
    input: ListServiceSpecificCredentialsRequest
    output: ListServiceSpecificCredentialsResponse
    errors: [
        NoSuchEntityException
        ServiceNotSupportedException
    ]
}

@readonly
operation ListSigningCertificates {
    input: ListSigningCertificatesRequest
    output: ListSigningCertificatesResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListUserPolicies {
    input: ListUserPoliciesRequest
    output: ListUserPoliciesResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListUserTags {
    input: ListUserTagsRequest
    output: ListUserTagsResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
    ]
}

@readonly
operation ListUsers {
    input: ListUsersRequest
    output: ListUsersResponse
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation ListVirtualMFADevices {
    input: ListVirtualMFADevicesRequest
    output: ListVirtualMFADevicesResponse
}

operation PutGroupPolicy {
    input: PutGroupPolicyRequest
    errors: [
        LimitExceededException
        MalformedPolicyDocumentException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation PutRolePermissionsBoundary {
    input: PutRolePermissionsBoundaryRequest
    errors: [
        InvalidInputException
        NoSuchEntityException
        PolicyNotAttachableException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation PutRolePolicy {
    input: PutRolePolicyRequest
    errors: [
        LimitExceededException
        MalformedPolicyDocumentException
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation PutUserPermissionsBoundary {
    input: PutUserPermissionsBoundaryRequest
    errors: [
        InvalidInputException
        NoSuchEntityException
        PolicyNotAttachableException
        ServiceFailureException
    ]
}

operation PutUserPolicy {
    input: PutUserPolicyRequest
    errors: [
        LimitExceededException
        MalformedPolicyDocumentException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation RejectDelegationRequest {
    input: RejectDelegationRequestRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation RemoveClientIDFromOpenIDConnectProvider {
    input: RemoveClientIDFromOpenIDConnectProviderRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation RemoveRoleFromInstanceProfile {
    input: RemoveRoleFromInstanceProfileRequest
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation RemoveUserFromGroup {
    input: RemoveUserFromGroupRequest
    errors: [
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation ResetServiceSpecificCredential {
    input: ResetServiceSpecificCredentialRequest
    output: ResetServiceSpecificCredentialResponse
    errors: [
        NoSuchEntityException
    ]
}

operation ResyncMFADevice {
    input: ResyncMFADeviceRequest
    errors: [
        ConcurrentModificationException
        InvalidAuthenticationCodeException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation SendDelegationToken {
    input: SendDelegationTokenRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation SetDefaultPolicyVersion {
    input: SetDefaultPolicyVersionRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation SetSecurityTokenServicePreferences {
    input: SetSecurityTokenServicePreferencesRequest
    errors: [
        ServiceFailureException
    ]
}

@readonly
operation SimulateCustomPolicy {
    input: SimulateCustomPolicyRequest
    output: SimulatePolicyResponse
    errors: [
        InvalidInputException
        PolicyEvaluationException
    ]
}

@readonly
operation SimulatePrincipalPolicy {
    input: SimulatePrincipalPolicyRequest
    output: SimulatePolicyResponse
    errors: [
        InvalidInputException
        NoSuchEntityException
        PolicyEvaluationException
    ]
}

operation TagInstanceProfile {
    input: TagInstanceProfileRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation TagMFADevice {
    input: TagMFADeviceRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation TagOpenIDConnectProvider {
    input: TagOpenIDConnectProviderRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation TagPolicy {
    input: TagPolicyRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation TagRole {
    input: TagRoleRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation TagSAMLProvider {
    input: TagSAMLProviderRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation TagServerCertificate {
    input: TagServerCertificateRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation TagUser {
    input: TagUserRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UntagInstanceProfile {
    input: UntagInstanceProfileRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UntagMFADevice {
    input: UntagMFADeviceRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UntagOpenIDConnectProvider {
    input: UntagOpenIDConnectProviderRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UntagPolicy {
    input: UntagPolicyRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UntagRole {
    input: UntagRoleRequest
    errors: [
        ConcurrentModificationException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UntagSAMLProvider {
    input: UntagSAMLProviderRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UntagServerCertificate {
    input: UntagServerCertificateRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UntagUser {
    input: UntagUserRequest
    errors: [
        ConcurrentModificationException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UpdateAccessKey {
    input: UpdateAccessKeyRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UpdateAccountPasswordPolicy {
    input: UpdateAccountPasswordPolicyRequest
    errors: [
        LimitExceededException
        MalformedPolicyDocumentException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UpdateAssumeRolePolicy {
    input: UpdateAssumeRolePolicyRequest
    errors: [
        LimitExceededException
        MalformedPolicyDocumentException
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation UpdateDelegationRequest {
    input: UpdateDelegationRequestRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UpdateGroup {
    input: UpdateGroupRequest
    errors: [
        EntityAlreadyExistsException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UpdateLoginProfile {
    input: UpdateLoginProfileRequest
    errors: [
        EntityTemporarilyUnmodifiableException
        LimitExceededException
        NoSuchEntityException
        PasswordPolicyViolationException
        ServiceFailureException
    ]
}

operation UpdateOpenIDConnectProviderThumbprint {
    input: UpdateOpenIDConnectProviderThumbprintRequest
    errors: [
        ConcurrentModificationException
        InvalidInputException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UpdateRole {
    input: UpdateRoleRequest
    output: UpdateRoleResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation UpdateRoleDescription {
    input: UpdateRoleDescriptionRequest
    output: UpdateRoleDescriptionResponse
    errors: [
        NoSuchEntityException
        ServiceFailureException
        UnmodifiableEntityException
    ]
}

operation UpdateSAMLProvider {
    input: UpdateSAMLProviderRequest
    output: UpdateSAMLProviderResponse
    errors: [
        ConcurrentModificationException
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UpdateSSHPublicKey {
    input: UpdateSSHPublicKeyRequest
    errors: [
        InvalidInputException
        NoSuchEntityException
    ]
}

operation UpdateServerCertificate {
    input: UpdateServerCertificateRequest
    errors: [
        EntityAlreadyExistsException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UpdateServiceSpecificCredential {
    input: UpdateServiceSpecificCredentialRequest
    errors: [
        NoSuchEntityException
    ]
}

operation UpdateSigningCertificate {
    input: UpdateSigningCertificateRequest
    errors: [
        InvalidInputException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UpdateUser {
    input: UpdateUserRequest
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        EntityTemporarilyUnmodifiableException
        LimitExceededException
        NoSuchEntityException
        ServiceFailureException
    ]
}

operation UploadSSHPublicKey {
    input: UploadSSHPublicKeyRequest
    output: UploadSSHPublicKeyResponse
    errors: [
        DuplicateSSHPublicKeyException
        InvalidPublicKeyException
        LimitExceededException
        NoSuchEntityException
        UnrecognizedPublicKeyEncodingException
    ]
}

operation UploadServerCertificate {
    input: UploadServerCertificateRequest
    output: UploadServerCertificateResponse
    errors: [
        ConcurrentModificationException
        EntityAlreadyExistsException
        InvalidInputException
        KeyPairMismatchException
        LimitExceededException
        MalformedCertificateException
        ServiceFailureException
    ]
}

operation UploadSigningCertificate {
    input: UploadSigningCertificateRequest
    output: UploadSigningCertificateResponse
    errors: [
        ConcurrentModificationException
        DuplicateCertificateException
        EntityAlreadyExistsException
        InvalidCertificateException
        LimitExceededException
        MalformedCertificateException
        NoSuchEntityException
        ServiceFailureException
    ]
}

structure AcceptDelegationRequestRequest {
    @required
    DelegationRequestId: delegationRequestIdType
}

enum AccessAdvisorUsageGranularityType {
    SERVICE_LEVEL
    ACTION_LEVEL
}

structure AccessDetail {
    @required
    ServiceName: String
    @required
    ServiceNamespace: serviceNamespaceType
    Region: String
    EntityPath: organizationsEntityPathType
    LastAuthenticatedTime: Timestamp
    TotalAuthenticatedEntities: Integer
}

list AccessDetails {
    member: AccessDetail
}

// AWS's model requires UserName, and AWS leaves it out for the root's keys.
structure AccessKey {
    UserName: userNameType
    @required
    AccessKeyId: accessKeyIdType
    @required
    Status: statusType
    @required
    SecretAccessKey: accessKeySecretType
    CreateDate: Timestamp
}

@length(min: 16, max: 128)
@pattern("[\\w]+")
string accessKeyIdType

structure AccessKeyLastUsed {
    LastUsedDate: Timestamp
    @required
    ServiceName: String
    @required
    Region: String
}

structure AccessKeyMetadata {
    UserName: userNameType
    AccessKeyId: accessKeyIdType
    Status: statusType
    CreateDate: Timestamp
}

list accessKeyMetadataListType {
    member: AccessKeyMetadata
}

@sensitive
string accessKeySecretType

list accountAliasListType {
    member: accountAliasType
}

@length(min: 3, max: 63)
@pattern("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$")
string accountAliasType

@pattern("\\d{12}")
string accountIdType

@error("client")
@httpError(400)
structure AccountNotManagementOrDelegatedAdministratorException {}

list ActionNameListType {
    member: ActionNameType
}

@length(min: 3, max: 128)
string ActionNameType

structure AddClientIDToOpenIDConnectProviderRequest {
    @required
    OpenIDConnectProviderArn: arnType
    @required
    ClientID: clientIDType
}

structure AddRoleToInstanceProfileRequest {
    @required
    InstanceProfileName: instanceProfileNameType
    @required
    RoleName: roleNameType
}

structure AddUserToGroupRequest {
    @required
    GroupName: groupNameType
    @required
    UserName: existingUserNameType
}

list ArnListType {
    member: arnType
}

@length(min: 20, max: 2048)
string arnType

enum assertionEncryptionModeType {
    REQUIRED = "Required"
    ALLOWED = "Allowed"
}

enum assignmentStatusType {
    ASSIGNED = "Assigned"
    UNASSIGNED = "Unassigned"
    ANY = "Any"
}

structure AssociateDelegationRequestRequest {
    @required
    DelegationRequestId: delegationRequestIdType
}

structure AttachedPermissionsBoundary {
    PermissionsBoundaryType: PermissionsBoundaryAttachmentType
    PermissionsBoundaryArn: arnType
}

list attachedPoliciesListType {
    member: AttachedPolicy
}

structure AttachedPolicy {
    PolicyName: policyNameType
    PolicyArn: arnType
}

structure AttachGroupPolicyRequest {
    @required
    GroupName: groupNameType
    @required
    PolicyArn: arnType
}

@length(min: 1, max: 128)
@pattern("[\\w+=,.@-]+")
string AttachmentName

enum AttachmentType {
    USER = "user"
    GROUP = "group"
    ROLE = "role"
}

structure AttachRolePolicyRequest {
    @required
    RoleName: roleNameType
    @required
    PolicyArn: arnType
}

structure AttachUserPolicyRequest {
    @required
    UserName: userNameType
    @required
    PolicyArn: arnType
}

@length(min: 6, max: 6)
@pattern("[\\d]+")
string authenticationCodeType

@sensitive
blob BootstrapDatum

@error("client")
@httpError(400)
structure CallerIsNotManagementAccountException {}

@length(min: 1, max: 16384)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
string certificateBodyType

@length(min: 1, max: 2097152)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
string certificateChainType

@length(min: 24, max: 128)
@pattern("[\\w]+")
string certificateIdType

list certificateListType {
    member: SigningCertificate
}

@length(min: 1, max: 128)
@pattern("[\\u0020-\\u00FF]+")
string CertificationKeyType

map CertificationMapType {
    key: CertificationKeyType
    value: CertificationValueType
}

@length(min: 1, max: 32)
@pattern("[\\u0020-\\u00FF]+")
string CertificationValueType

structure ChangePasswordRequest {
    @required
    OldPassword: passwordType
    @required
    NewPassword: passwordType
}

list clientIDListType {
    member: clientIDType
}

@length(min: 1, max: 255)
string clientIDType

@error("client")
@awsQueryError(code: "ConcurrentModification", httpResponseCode: 409)
@httpError(409)
structure ConcurrentModificationException {
    message: String
}

@length(min: 1, max: 255)
string consoleDeepLinkType

structure ContextEntry {
    ContextKeyName: ContextKeyNameType
    ContextKeyValues: ContextKeyValueListType
    ContextKeyType: ContextKeyTypeEnum
}

list ContextEntryListType {
    member: ContextEntry
}

list ContextKeyNamesResultListType {
    member: ContextKeyNameType
}

@length(min: 5, max: 256)
string ContextKeyNameType

enum ContextKeyTypeEnum {
    STRING = "string"
    STRING_LIST = "stringList"
    NUMERIC = "numeric"
    NUMERIC_LIST = "numericList"
    BOOLEAN = "boolean"
    BOOLEAN_LIST = "booleanList"
    IP = "ip"
    IP_LIST = "ipList"
    BINARY = "binary"
    BINARY_LIST = "binaryList"
    DATE = "date"
    DATE_LIST = "dateList"
}

list ContextKeyValueListType {
    member: String
}

structure CreateAccessKeyRequest {
    UserName: existingUserNameType
}

structure CreateAccessKeyResponse {
    @required
    AccessKey: AccessKey
}

structure CreateAccountAliasRequest {
    @required
    AccountAlias: accountAliasType
}

structure CreateDelegationRequestRequest {
    OwnerAccountId: accountIdType
    @required
    Description: delegationRequestDescriptionType
    @required
    Permissions: DelegationPermission
    RequestMessage: requestMessageType
    @required
    RequestorWorkflowId: requestorWorkflowIdType
    RedirectUrl: redirectUrlType
    @required
    NotificationChannel: notificationChannelType
    @required
    SessionDuration: sessionDurationType
    OnlySendByOwner: Boolean
}

structure CreateDelegationRequestResponse {
    ConsoleDeepLink: consoleDeepLinkType
    DelegationRequestId: delegationRequestIdType
}

structure CreateGroupRequest {
    Path: pathType
    @required
    GroupName: groupNameType
}

structure CreateGroupResponse {
    @required
    Group: Group
}

structure CreateInstanceProfileRequest {
    @required
    InstanceProfileName: instanceProfileNameType
    Path: pathType
    Tags: tagListType
}

structure CreateInstanceProfileResponse {
    @required
    InstanceProfile: InstanceProfile
}

structure CreateLoginProfileRequest {
    UserName: userNameType
    Password: passwordType
    PasswordResetRequired: Boolean
}

structure CreateLoginProfileResponse {
    @required
    LoginProfile: LoginProfile
}

structure CreateOpenIDConnectProviderRequest {
    @required
    Url: OpenIDConnectProviderUrlType
    ClientIDList: clientIDListType
    ThumbprintList: thumbprintListType
    Tags: tagListType
}

structure CreateOpenIDConnectProviderResponse {
    OpenIDConnectProviderArn: arnType
    Tags: tagListType
}

structure CreatePolicyRequest {
    @required
    PolicyName: policyNameType
    Path: policyPathType
    @required
    PolicyDocument: policyDocumentType
    Description: policyDescriptionType
    Tags: tagListType
}

structure CreatePolicyResponse {
    Policy: Policy
}

structure CreatePolicyVersionRequest {
    @required
    PolicyArn: arnType
    @required
    PolicyDocument: policyDocumentType
    SetAsDefault: Boolean
}

structure CreatePolicyVersionResponse {
    PolicyVersion: PolicyVersion
}

structure CreateRoleRequest {
    Path: pathType
    @required
    RoleName: roleNameType
    @required
    AssumeRolePolicyDocument: policyDocumentType
    Description: roleDescriptionType
    MaxSessionDuration: roleMaxSessionDurationType
    PermissionsBoundary: arnType
    Tags: tagListType
}

structure CreateRoleResponse {
    @required
    Role: Role
}

structure CreateSAMLProviderRequest {
    @required
    SAMLMetadataDocument: SAMLMetadataDocumentType
    @required
    Name: SAMLProviderNameType
    Tags: tagListType
    AssertionEncryptionMode: assertionEncryptionModeType
    AddPrivateKey: privateKeyType
}

structure CreateSAMLProviderResponse {
    SAMLProviderArn: arnType
    Tags: tagListType
}

structure CreateServiceLinkedRoleRequest {
    @required
    AWSServiceName: groupNameType
    Description: roleDescriptionType
    CustomSuffix: customSuffixType
}

structure CreateServiceLinkedRoleResponse {
    Role: Role
}

structure CreateServiceSpecificCredentialRequest {
    @required
    UserName: userNameType
    @required
    ServiceName: String
    CredentialAgeDays: credentialAgeDays
}

structure CreateServiceSpecificCredentialResponse {
    ServiceSpecificCredential: ServiceSpecificCredential
}

structure CreateUserRequest {
    Path: pathType
    @required
    UserName: userNameType
    PermissionsBoundary: arnType
    Tags: tagListType
}

structure CreateUserResponse {
    User: User
}

structure CreateVirtualMFADeviceRequest {
    Path: pathType
    @required
    VirtualMFADeviceName: virtualMFADeviceName
    Tags: tagListType
}

structure CreateVirtualMFADeviceResponse {
    @required
    VirtualMFADevice: VirtualMFADevice
}

@range(min: 1, max: 36600)
integer credentialAgeDays

@error("client")
@awsQueryError(code: "ReportExpired", httpResponseCode: 410)
@httpError(410)
structure CredentialReportExpiredException {
    message: String
}

@error("client")
@awsQueryError(code: "ReportNotPresent", httpResponseCode: 410)
@httpError(410)
structure CredentialReportNotPresentException {
    message: String
}

@error("client")
@awsQueryError(code: "ReportInProgress", httpResponseCode: 404)
@httpError(404)
structure CredentialReportNotReadyException {
    message: String
}

@length(min: 1, max: 64)
@pattern("[\\w+=,.@-]+")
string customSuffixType

structure DeactivateMFADeviceRequest {
    UserName: existingUserNameType
    @required
    SerialNumber: serialNumberType
}

structure DelegationPermission {
    PolicyTemplateArn: arnType
    Parameters: policyParameterListType
}

structure DelegationRequest {
    DelegationRequestId: delegationRequestIdType
    OwnerAccountId: accountIdType
    Description: delegationRequestDescriptionType
    RequestMessage: requestMessageType
    Permissions: DelegationPermission
    PermissionPolicy: String
    RolePermissionRestrictionArns: rolePermissionRestrictionArnListType
    OwnerId: ownerIdType
    ApproverId: arnType
    State: stateType
    ExpirationTime: Timestamp
    RequestorId: accountIdType
    RequestorName: requestorNameType
    CreateDate: Timestamp
    SessionDuration: sessionDurationType
    RedirectUrl: redirectUrlType
    Notes: notesType
    RejectionReason: notesType
    OnlySendByOwner: Boolean
    UpdatedTime: Timestamp
}

@length(max: 1000)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*")
string delegationRequestDescriptionType

@length(min: 16, max: 128)
@pattern("[\\w-]+")
string delegationRequestIdType

list delegationRequestsListType {
    member: DelegationRequest
}

structure DeleteAccessKeyRequest {
    UserName: existingUserNameType
    @required
    AccessKeyId: accessKeyIdType
}

structure DeleteAccountAliasRequest {
    @required
    AccountAlias: accountAliasType
}

@error("client")
@awsQueryError(code: "DeleteConflict", httpResponseCode: 409)
@httpError(409)
structure DeleteConflictException {
    message: String
}

structure DeleteGroupPolicyRequest {
    @required
    GroupName: groupNameType
    @required
    PolicyName: policyNameType
}

structure DeleteGroupRequest {
    @required
    GroupName: groupNameType
}

structure DeleteInstanceProfileRequest {
    @required
    InstanceProfileName: instanceProfileNameType
}

structure DeleteLoginProfileRequest {
    UserName: userNameType
}

structure DeleteOpenIDConnectProviderRequest {
    @required
    OpenIDConnectProviderArn: arnType
}

structure DeletePolicyRequest {
    @required
    PolicyArn: arnType
}

structure DeletePolicyVersionRequest {
    @required
    PolicyArn: arnType
    @required
    VersionId: policyVersionIdType
}

structure DeleteRolePermissionsBoundaryRequest {
    @required
    RoleName: roleNameType
}

structure DeleteRolePolicyRequest {
    @required
    RoleName: roleNameType
    @required
    PolicyName: policyNameType
}

structure DeleteRoleRequest {
    @required
    RoleName: roleNameType
}

structure DeleteSAMLProviderRequest {
    @required
    SAMLProviderArn: arnType
}

structure DeleteServerCertificateRequest {
    @required
    ServerCertificateName: serverCertificateNameType
}

structure DeleteServiceLinkedRoleRequest {
    @required
    RoleName: roleNameType
}

structure DeleteServiceLinkedRoleResponse {
    @required
    DeletionTaskId: DeletionTaskIdType
}

structure DeleteServiceSpecificCredentialRequest {
    UserName: userNameType
    @required
    ServiceSpecificCredentialId: serviceSpecificCredentialId
}

structure DeleteSigningCertificateRequest {
    UserName: existingUserNameType
    @required
    CertificateId: certificateIdType
}

structure DeleteSSHPublicKeyRequest {
    @required
    UserName: userNameType
    @required
    SSHPublicKeyId: publicKeyIdType
}

structure DeleteUserPermissionsBoundaryRequest {
    @required
    UserName: userNameType
}

structure DeleteUserPolicyRequest {
    @required
    UserName: existingUserNameType
    @required
    PolicyName: policyNameType
}

structure DeleteUserRequest {
    @required
    UserName: existingUserNameType
}

structure DeleteVirtualMFADeviceRequest {
    @required
    SerialNumber: serialNumberType
}

structure DeletionTaskFailureReasonType {
    Reason: ReasonType
    RoleUsageList: RoleUsageListType
}

@length(min: 1, max: 1000)
string DeletionTaskIdType

enum DeletionTaskStatusType {
    SUCCEEDED
    IN_PROGRESS
    FAILED
    NOT_STARTED
}

structure DetachGroupPolicyRequest {
    @required
    GroupName: groupNameType
    @required
    PolicyArn: arnType
}

structure DetachRolePolicyRequest {
    @required
    RoleName: roleNameType
    @required
    PolicyArn: arnType
}

structure DetachUserPolicyRequest {
    @required
    UserName: userNameType
    @required
    PolicyArn: arnType
}

structure DisableOrganizationsRootCredentialsManagementRequest {}

structure DisableOrganizationsRootCredentialsManagementResponse {
    OrganizationId: OrganizationIdType
    EnabledFeatures: FeaturesListType
}

structure DisableOrganizationsRootSessionsRequest {}

structure DisableOrganizationsRootSessionsResponse {
    OrganizationId: OrganizationIdType
    EnabledFeatures: FeaturesListType
}

@error("client")
@awsQueryError(code: "DuplicateCertificate", httpResponseCode: 409)
@httpError(409)
structure DuplicateCertificateException {
    message: String
}

@error("client")
@awsQueryError(code: "DuplicateSSHPublicKey", httpResponseCode: 400)
@httpError(400)
structure DuplicateSSHPublicKeyException {
    message: String
}

structure EnableMFADeviceRequest {
    @required
    UserName: existingUserNameType
    @required
    SerialNumber: serialNumberType
    @required
    AuthenticationCode1: authenticationCodeType
    @required
    AuthenticationCode2: authenticationCodeType
}

structure EnableOrganizationsRootCredentialsManagementRequest {}

structure EnableOrganizationsRootCredentialsManagementResponse {
    OrganizationId: OrganizationIdType
    EnabledFeatures: FeaturesListType
}

structure EnableOrganizationsRootSessionsRequest {}

structure EnableOrganizationsRootSessionsResponse {
    OrganizationId: OrganizationIdType
    EnabledFeatures: FeaturesListType
}

structure EnableOutboundWebIdentityFederationResponse {
    IssuerIdentifier: String
}

enum encodingType {
    SSH
    PEM
}

@error("client")
@awsQueryError(code: "EntityAlreadyExists", httpResponseCode: 409)
@httpError(409)
structure EntityAlreadyExistsException {
    message: String
}

structure EntityDetails {
    @required
    EntityInfo: EntityInfo
    LastAuthenticated: Timestamp
}

list entityDetailsListType {
    member: EntityDetails
}

structure EntityInfo {
    @required
    Arn: arnType
    @required
    Name: userNameType
    @required
    Type: policyOwnerEntityType
    @required
    Id: idType
    Path: pathType
}

list entityListType {
    member: EntityType
}

@length(min: 1, max: 128)
@pattern("[\\w+=,.@-]+")
string entityNameType

@error("client")
@awsQueryError(code: "EntityTemporarilyUnmodifiable", httpResponseCode: 409)
@httpError(409)
structure EntityTemporarilyUnmodifiableException {
    message: String
}

enum EntityType {
    USER = "User"
    ROLE = "Role"
    GROUP = "Group"
    LOCAL_MANAGED_POLICY = "LocalManagedPolicy"
    AWS_MANAGED_POLICY = "AWSManagedPolicy"
}

structure ErrorDetails {
    @required
    Message: String
    @required
    Code: String
}

map EvalDecisionDetailsType {
    key: EvalDecisionSourceType
    value: PolicyEvaluationDecisionType
}

@length(min: 3, max: 256)
string EvalDecisionSourceType

structure EvaluationResult {
    @required
    EvalActionName: ActionNameType
    EvalResourceName: ResourceNameType
    @required
    EvalDecision: PolicyEvaluationDecisionType
    MatchedStatements: StatementListType
    MissingContextValues: ContextKeyNamesResultListType
    OrganizationsDecisionDetail: OrganizationsDecisionDetail
    PermissionsBoundaryDecisionDetail: PermissionsBoundaryDecisionDetail
    EvalDecisionDetails: EvalDecisionDetailsType
    ResourceSpecificResults: ResourceSpecificResultListType
}

list EvaluationResultsListType {
    member: EvaluationResult
}

@length(min: 1, max: 128)
@pattern("[\\w+=,.@-]+")
string existingUserNameType

@error("client")
@awsQueryError(code: "FeatureDisabled", httpResponseCode: 404)
@httpError(404)
structure FeatureDisabledException {
    message: String
}

@error("client")
@awsQueryError(code: "FeatureEnabled", httpResponseCode: 409)
@httpError(409)
structure FeatureEnabledException {
    message: String
}

list FeaturesListType {
    member: FeatureType
}

enum FeatureType {
    ROOT_CREDENTIALS_MANAGEMENT = "RootCredentialsManagement"
    ROOT_SESSIONS = "RootSessions"
}

structure GenerateCredentialReportResponse {
    State: ReportStateType
    Description: String
}

structure GenerateOrganizationsAccessReportRequest {
    @required
    EntityPath: organizationsEntityPathType
    OrganizationsPolicyId: organizationsPolicyIdType
}

structure GenerateOrganizationsAccessReportResponse {
    JobId: jobIDType
}

structure GenerateServiceLastAccessedDetailsRequest {
    @required
    Arn: arnType
    Granularity: AccessAdvisorUsageGranularityType
}

structure GenerateServiceLastAccessedDetailsResponse {
    JobId: jobIDType
}

structure GetAccessKeyLastUsedRequest {
    @required
    AccessKeyId: accessKeyIdType
}

structure GetAccessKeyLastUsedResponse {
    UserName: existingUserNameType
    AccessKeyLastUsed: AccessKeyLastUsed
}

structure GetAccountAuthorizationDetailsRequest {
    Filter: entityListType
    MaxItems: maxItemsType
    Marker: markerType
}

structure GetAccountAuthorizationDetailsResponse {
    UserDetailList: userDetailListType
    GroupDetailList: groupDetailListType
    RoleDetailList: roleDetailListType
    Policies: ManagedPolicyDetailListType
    IsTruncated: Boolean
    Marker: String
}

structure GetAccountPasswordPolicyResponse {
    @required
    PasswordPolicy: PasswordPolicy
}

structure GetAccountSummaryResponse {
    SummaryMap: summaryMapType
}

structure GetContextKeysForCustomPolicyRequest {
    @required
    PolicyInputList: SimulationPolicyListType
}

structure GetContextKeysForPolicyResponse {
    ContextKeyNames: ContextKeyNamesResultListType
}

structure GetContextKeysForPrincipalPolicyRequest {
    @required
    PolicySourceArn: arnType
    PolicyInputList: SimulationPolicyListType
}

structure GetCredentialReportResponse {
    Content: Blob
    ReportFormat: ReportFormatType
    GeneratedTime: Timestamp
}

structure GetDelegationRequestRequest {
    @required
    DelegationRequestId: delegationRequestIdType
    DelegationPermissionCheck: Boolean
}

structure GetDelegationRequestResponse {
    DelegationRequest: DelegationRequest
    PermissionCheckStatus: permissionCheckStatusType
    PermissionCheckResult: permissionCheckResultType
}

structure GetGroupPolicyRequest {
    @required
    GroupName: groupNameType
    @required
    PolicyName: policyNameType
}

structure GetGroupPolicyResponse {
    @required
    GroupName: groupNameType
    @required
    PolicyName: policyNameType
    @required
    PolicyDocument: policyDocumentType
}

structure GetGroupRequest {
    @required
    GroupName: groupNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure GetGroupResponse {
    @required
    Group: Group
    @required
    Users: userListType
    IsTruncated: Boolean
    Marker: String
}

structure GetHumanReadableSummaryRequest {
    @required
    EntityArn: arnType
    Locale: localeType
}

structure GetHumanReadableSummaryResponse {
    SummaryContent: summaryContentType
    Locale: localeType
    SummaryState: summaryStateType
}

structure GetInstanceProfileRequest {
    @required
    InstanceProfileName: instanceProfileNameType
}

structure GetInstanceProfileResponse {
    @required
    InstanceProfile: InstanceProfile
}

structure GetLoginProfileRequest {
    UserName: userNameType
}

structure GetLoginProfileResponse {
    @required
    LoginProfile: LoginProfile
}

structure GetMFADeviceRequest {
    @required
    SerialNumber: serialNumberType
    UserName: userNameType
}

structure GetMFADeviceResponse {
    UserName: userNameType
    @required
    SerialNumber: serialNumberType
    EnableDate: Timestamp
    Certifications: CertificationMapType
}

structure GetOpenIDConnectProviderRequest {
    @required
    OpenIDConnectProviderArn: arnType
}

structure GetOpenIDConnectProviderResponse {
    Url: OpenIDConnectProviderUrlType
    ClientIDList: clientIDListType
    ThumbprintList: thumbprintListType
    CreateDate: Timestamp
    Tags: tagListType
}

structure GetOrganizationsAccessReportRequest {
    @required
    JobId: jobIDType
    MaxItems: maxItemsType
    Marker: markerType
    SortKey: sortKeyType
}

structure GetOrganizationsAccessReportResponse {
    @required
    JobStatus: jobStatusType
    @required
    JobCreationDate: Timestamp
    JobCompletionDate: Timestamp
    NumberOfServicesAccessible: Integer
    NumberOfServicesNotAccessed: Integer
    AccessDetails: AccessDetails
    IsTruncated: Boolean
    Marker: markerType
    ErrorDetails: ErrorDetails
}

structure GetOutboundWebIdentityFederationInfoResponse {
    IssuerIdentifier: String
    JwtVendingEnabled: Boolean
}

structure GetPolicyRequest {
    @required
    PolicyArn: arnType
}

structure GetPolicyResponse {
    Policy: Policy
}

structure GetPolicyVersionRequest {
    @required
    PolicyArn: arnType
    @required
    VersionId: policyVersionIdType
}

structure GetPolicyVersionResponse {
    PolicyVersion: PolicyVersion
}

structure GetRolePolicyRequest {
    @required
    RoleName: roleNameType
    @required
    PolicyName: policyNameType
}

structure GetRolePolicyResponse {
    @required
    RoleName: roleNameType
    @required
    PolicyName: policyNameType
    @required
    PolicyDocument: policyDocumentType
}

structure GetRoleRequest {
    @required
    RoleName: roleNameType
}

structure GetRoleResponse {
    @required
    Role: Role
}

structure GetSAMLProviderRequest {
    @required
    SAMLProviderArn: arnType
}

structure GetSAMLProviderResponse {
    SAMLProviderUUID: privateKeyIdType
    SAMLMetadataDocument: SAMLMetadataDocumentType
    CreateDate: Timestamp
    ValidUntil: Timestamp
    Tags: tagListType
    AssertionEncryptionMode: assertionEncryptionModeType
    PrivateKeyList: privateKeyList
}

structure GetServerCertificateRequest {
    @required
    ServerCertificateName: serverCertificateNameType
}

structure GetServerCertificateResponse {
    @required
    ServerCertificate: ServerCertificate
}

structure GetServiceLastAccessedDetailsRequest {
    @required
    JobId: jobIDType
    MaxItems: maxItemsType
    Marker: markerType
}

structure GetServiceLastAccessedDetailsResponse {
    @required
    JobStatus: jobStatusType
    JobType: AccessAdvisorUsageGranularityType
    @required
    JobCreationDate: Timestamp
    @required
    ServicesLastAccessed: ServicesLastAccessed
    @required
    JobCompletionDate: Timestamp
    IsTruncated: Boolean
    Marker: String
    Error: ErrorDetails
}

structure GetServiceLastAccessedDetailsWithEntitiesRequest {
    @required
    JobId: jobIDType
    @required
    ServiceNamespace: serviceNamespaceType
    MaxItems: maxItemsType
    Marker: markerType
}

structure GetServiceLastAccessedDetailsWithEntitiesResponse {
    @required
    JobStatus: jobStatusType
    @required
    JobCreationDate: Timestamp
    @required
    JobCompletionDate: Timestamp
    @required
    EntityDetailsList: entityDetailsListType
    IsTruncated: Boolean
    Marker: String
    Error: ErrorDetails
}

structure GetServiceLinkedRoleDeletionStatusRequest {
    @required
    DeletionTaskId: DeletionTaskIdType
}

structure GetServiceLinkedRoleDeletionStatusResponse {
    @required
    Status: DeletionTaskStatusType
    Reason: DeletionTaskFailureReasonType
}

structure GetSSHPublicKeyRequest {
    @required
    UserName: userNameType
    @required
    SSHPublicKeyId: publicKeyIdType
    @required
    Encoding: encodingType
}

structure GetSSHPublicKeyResponse {
    SSHPublicKey: SSHPublicKey
}

structure GetUserPolicyRequest {
    @required
    UserName: existingUserNameType
    @required
    PolicyName: policyNameType
}

structure GetUserPolicyResponse {
    @required
    UserName: existingUserNameType
    @required
    PolicyName: policyNameType
    @required
    PolicyDocument: policyDocumentType
}

structure GetUserRequest {
    UserName: existingUserNameType
}

structure GetUserResponse {
    @required
    User: User
}

enum globalEndpointTokenVersion {
    V1_TOKEN = "v1Token"
    V2_TOKEN = "v2Token"
}

structure Group {
    @required
    Path: pathType
    @required
    GroupName: groupNameType
    @required
    GroupId: idType
    @required
    Arn: arnType
    @required
    CreateDate: Timestamp
}

structure GroupDetail {
    Path: pathType
    GroupName: groupNameType
    GroupId: idType
    Arn: arnType
    CreateDate: Timestamp
    GroupPolicyList: policyDetailListType
    AttachedManagedPolicies: attachedPoliciesListType
}

list groupDetailListType {
    member: GroupDetail
}

list groupListType {
    member: Group
}

list groupNameListType {
    member: groupNameType
}

@length(min: 1, max: 128)
@pattern("[\\w+=,.@-]+")
string groupNameType

@length(min: 16, max: 128)
@pattern("[\\w]+")
string idType

structure InlinePolicyIdentifierType {
    @required
    PolicyName: policyNameType
    @required
    AttachmentType: AttachmentType
    @required
    AttachmentName: AttachmentName
}

structure InstanceProfile {
    @required
    Path: pathType
    @required
    InstanceProfileName: instanceProfileNameType
    @required
    InstanceProfileId: idType
    @required
    Arn: arnType
    @required
    CreateDate: Timestamp
    @required
    Roles: roleListType
    Tags: tagListType
}

list instanceProfileListType {
    member: InstanceProfile
}

@length(min: 1, max: 128)
@pattern("[\\w+=,.@-]+")
string instanceProfileNameType

@error("client")
@awsQueryError(code: "InvalidAuthenticationCode", httpResponseCode: 403)
@httpError(403)
structure InvalidAuthenticationCodeException {
    message: String
}

@error("client")
@awsQueryError(code: "InvalidCertificate", httpResponseCode: 400)
@httpError(400)
structure InvalidCertificateException {
    message: String
}

@error("client")
@awsQueryError(code: "InvalidInput", httpResponseCode: 400)
@httpError(400)
structure InvalidInputException {
    message: String
}

@error("client")
@awsQueryError(code: "InvalidPublicKey", httpResponseCode: 400)
@httpError(400)
structure InvalidPublicKeyException {
    message: String
}

@error("client")
@awsQueryError(code: "InvalidUserType", httpResponseCode: 400)
@httpError(400)
structure InvalidUserTypeException {
    message: String
}

@length(min: 36, max: 36)
string jobIDType

enum jobStatusType {
    IN_PROGRESS
    COMPLETED
    FAILED
}

@error("client")
@awsQueryError(code: "KeyPairMismatch", httpResponseCode: 400)
@httpError(400)
structure KeyPairMismatchException {
    message: String
}

@error("client")
@awsQueryError(code: "LimitExceeded", httpResponseCode: 409)
@httpError(409)
structure LimitExceededException {
    message: String
}

structure ListAccessKeysRequest {
    UserName: existingUserNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListAccessKeysResponse {
    @required
    AccessKeyMetadata: accessKeyMetadataListType
    IsTruncated: Boolean
    Marker: String
}

structure ListAccountAliasesRequest {
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListAccountAliasesResponse {
    @required
    AccountAliases: accountAliasListType
    IsTruncated: Boolean
    Marker: String
}

structure ListAttachedGroupPoliciesRequest {
    @required
    GroupName: groupNameType
    PathPrefix: policyPathType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListAttachedGroupPoliciesResponse {
    AttachedPolicies: attachedPoliciesListType
    IsTruncated: Boolean
    Marker: String
}

structure ListAttachedRolePoliciesRequest {
    @required
    RoleName: roleNameType
    PathPrefix: policyPathType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListAttachedRolePoliciesResponse {
    AttachedPolicies: attachedPoliciesListType
    IsTruncated: Boolean
    Marker: String
}

structure ListAttachedUserPoliciesRequest {
    @required
    UserName: userNameType
    PathPrefix: policyPathType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListAttachedUserPoliciesResponse {
    AttachedPolicies: attachedPoliciesListType
    IsTruncated: Boolean
    Marker: String
}

structure ListDelegationRequestsRequest {
    OwnerId: ownerIdType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListDelegationRequestsResponse {
    DelegationRequests: delegationRequestsListType
    Marker: markerType
    isTruncated: Boolean
}

structure ListEntitiesForPolicyRequest {
    @required
    PolicyArn: arnType
    EntityFilter: EntityType
    PathPrefix: pathType
    PolicyUsageFilter: PolicyUsageType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListEntitiesForPolicyResponse {
    PolicyGroups: PolicyGroupListType
    PolicyUsers: PolicyUserListType
    PolicyRoles: PolicyRoleListType
    IsTruncated: Boolean
    Marker: String
}

structure ListGroupPoliciesRequest {
    @required
    GroupName: groupNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListGroupPoliciesResponse {
    @required
    PolicyNames: policyNameListType
    IsTruncated: Boolean
    Marker: String
}

structure ListGroupsForUserRequest {
    @required
    UserName: existingUserNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListGroupsForUserResponse {
    @required
    Groups: groupListType
    IsTruncated: Boolean
    Marker: String
}

structure ListGroupsRequest {
    PathPrefix: pathPrefixType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListGroupsResponse {
    @required
    Groups: groupListType
    IsTruncated: Boolean
    Marker: String
}

structure ListInstanceProfilesForRoleRequest {
    @required
    RoleName: roleNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListInstanceProfilesForRoleResponse {
    @required
    InstanceProfiles: instanceProfileListType
    IsTruncated: Boolean
    Marker: String
}

structure ListInstanceProfilesRequest {
    PathPrefix: pathPrefixType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListInstanceProfilesResponse {
    @required
    InstanceProfiles: instanceProfileListType
    IsTruncated: Boolean
    Marker: String
}

structure ListInstanceProfileTagsRequest {
    @required
    InstanceProfileName: instanceProfileNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListInstanceProfileTagsResponse {
    @required
    Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListMFADevicesRequest {
    UserName: existingUserNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListMFADevicesResponse {
    @required
    MFADevices: mfaDeviceListType
    IsTruncated: Boolean
    Marker: String
}

structure ListMFADeviceTagsRequest {
    @required
    SerialNumber: serialNumberType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListMFADeviceTagsResponse {
    @required
    Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListOpenIDConnectProvidersRequest {}

structure ListOpenIDConnectProvidersResponse {
    OpenIDConnectProviderList: OpenIDConnectProviderListType
}

structure ListOpenIDConnectProviderTagsRequest {
    @required
    OpenIDConnectProviderArn: arnType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListOpenIDConnectProviderTagsResponse {
    @required
    Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListOrganizationsFeaturesRequest {}

structure ListOrganizationsFeaturesResponse {
    OrganizationId: OrganizationIdType
    EnabledFeatures: FeaturesListType
}

structure ListPoliciesGrantingServiceAccessEntry {
    ServiceNamespace: serviceNamespaceType
    Policies: policyGrantingServiceAccessListType
}

structure ListPoliciesGrantingServiceAccessRequest {
    Marker: markerType
    @required
    Arn: arnType
    @required
    ServiceNamespaces: serviceNamespaceListType
}

structure ListPoliciesGrantingServiceAccessResponse {
    @required
    PoliciesGrantingServiceAccess: listPolicyGrantingServiceAccessResponseListType
    IsTruncated: Boolean
    Marker: String
}

structure ListPoliciesRequest {
    Scope: policyScopeType
    OnlyAttached: Boolean
    PathPrefix: policyPathType
    PolicyUsageFilter: PolicyUsageType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListPoliciesResponse {
    Policies: policyListType
    IsTruncated: Boolean
    Marker: String
}

list listPolicyGrantingServiceAccessResponseListType {
    member: ListPoliciesGrantingServiceAccessEntry
}

structure ListPolicyTagsRequest {
    @required
    PolicyArn: arnType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListPolicyTagsResponse {
    @required
    Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListPolicyVersionsRequest {
    @required
    PolicyArn: arnType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListPolicyVersionsResponse {
    Versions: policyDocumentVersionListType
    IsTruncated: Boolean
    Marker: String
}

structure ListRolePoliciesRequest {
    @required
    RoleName: roleNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListRolePoliciesResponse {
    @required
    PolicyNames: policyNameListType
    IsTruncated: Boolean
    Marker: String
}

structure ListRolesRequest {
    PathPrefix: pathPrefixType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListRolesResponse {
    @required
    Roles: roleListType
    IsTruncated: Boolean
    Marker: String
}

structure ListRoleTagsRequest {
    @required
    RoleName: roleNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListRoleTagsResponse {
    @required
    Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListSAMLProvidersRequest {}

structure ListSAMLProvidersResponse {
    SAMLProviderList: SAMLProviderListType
}

structure ListSAMLProviderTagsRequest {
    @required
    SAMLProviderArn: arnType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListSAMLProviderTagsResponse {
    @required
    Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListServerCertificatesRequest {
    PathPrefix: pathPrefixType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListServerCertificatesResponse {
    @required
    ServerCertificateMetadataList: serverCertificateMetadataListType
    IsTruncated: Boolean
    Marker: String
}

structure ListServerCertificateTagsRequest {
    @required
    ServerCertificateName: serverCertificateNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListServerCertificateTagsResponse {
    @required
    Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListServiceSpecificCredentialsRequest {
    UserName: userNameType
    ServiceName: String
    AllUsers: Boolean
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListServiceSpecificCredentialsResponse {
    ServiceSpecificCredentials: ServiceSpecificCredentialsListType
    Marker: String
    IsTruncated: Boolean
}

structure ListSigningCertificatesRequest {
    UserName: existingUserNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListSigningCertificatesResponse {
    @required
    Certificates: certificateListType
    IsTruncated: Boolean
    Marker: String
}

structure ListSSHPublicKeysRequest {
    UserName: userNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListSSHPublicKeysResponse {
    SSHPublicKeys: SSHPublicKeyListType
    IsTruncated: Boolean
    Marker: String
}

structure ListUserPoliciesRequest {
    @required
    UserName: existingUserNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListUserPoliciesResponse {
    @required
    PolicyNames: policyNameListType
    IsTruncated: Boolean
    Marker: String
}

structure ListUsersRequest {
    PathPrefix: pathPrefixType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListUsersResponse {
    @required
    Users: userListType
    IsTruncated: Boolean
    Marker: String
}

structure ListUserTagsRequest {
    @required
    UserName: existingUserNameType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListUserTagsResponse {
    @required
    Tags: tagListType
    IsTruncated: Boolean
    Marker: String
}

structure ListVirtualMFADevicesRequest {
    AssignmentStatus: assignmentStatusType
    Marker: markerType
    MaxItems: maxItemsType
}

structure ListVirtualMFADevicesResponse {
    @required
    VirtualMFADevices: virtualMFADeviceListType
    IsTruncated: Boolean
    Marker: String
}

@length(min: 2, max: 12)
string localeType

structure LoginProfile {
    @required
    UserName: userNameType
    @required
    CreateDate: Timestamp
    PasswordResetRequired: Boolean
}

@error("client")
@awsQueryError(code: "MalformedCertificate", httpResponseCode: 400)
@httpError(400)
structure MalformedCertificateException {
    message: String
}

@error("client")
@awsQueryError(code: "MalformedPolicyDocument", httpResponseCode: 400)
@httpError(400)
structure MalformedPolicyDocumentException {
    message: String
}

structure ManagedPolicyDetail {
    PolicyName: policyNameType
    PolicyId: idType
    Arn: arnType
    Path: policyPathType
    DefaultVersionId: policyVersionIdType
    AttachmentCount: Integer
    PermissionsBoundaryUsageCount: Integer
    IsAttachable: Boolean
    Description: policyDescriptionType
    CreateDate: Timestamp
    UpdateDate: Timestamp
    PolicyVersionList: policyDocumentVersionListType
}

list ManagedPolicyDetailListType {
    member: ManagedPolicyDetail
}

@length(min: 1, max: 320)
@pattern("[\\u0020-\\u00FF]+")
string markerType

@range(min: 1, max: 1000)
integer maxItemsType

@range(min: 1, max: 1095)
integer maxPasswordAgeType

structure MFADevice {
    @required
    UserName: userNameType
    @required
    SerialNumber: serialNumberType
    @required
    EnableDate: Timestamp
}

list mfaDeviceListType {
    member: MFADevice
}

@range(min: 6, max: 128)
integer minimumPasswordLengthType

@error("client")
@awsQueryError(code: "NoSuchEntity", httpResponseCode: 404)
@httpError(404)
structure NoSuchEntityException {
    message: String
}

@length(max: 500)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*")
string notesType

@length(min: 2, max: 400)
@pattern("^[a-zA-Z0-9:_.-]+$")
string notificationChannelType

structure OpenIDConnectProviderListEntry {
    Arn: arnType
}

list OpenIDConnectProviderListType {
    member: OpenIDConnectProviderListEntry
}

@length(min: 1, max: 255)
string OpenIDConnectProviderUrlType

@error("client")
@awsQueryError(code: "OpenIdIdpCommunicationError", httpResponseCode: 400)
@httpError(400)
structure OpenIdIdpCommunicationErrorException {
    message: String
}

structure OrderedOrganizationPolicyType {
    ServiceControlPolicyInputList: SimulationPolicyListType
}

@length(max: 34)
@pattern("^o-[a-z0-9]{10,32}$")
string OrganizationIdType

@error("client")
@httpError(400)
structure OrganizationNotFoundException {}

@error("client")
@httpError(400)
structure OrganizationNotInAllFeaturesModeException {}

@length(max: 7)
list OrganizationPolicyListType {
    member: OrderedOrganizationPolicyType
}

structure OrganizationsDecisionDetail {
    AllowedByOrganizations: Boolean
}

@length(min: 19, max: 427)
@pattern("^o-[0-9a-z]{10,32}\\/r-[0-9a-z]{4,32}[0-9a-z-\\/]*")
string organizationsEntityPathType

@pattern("^p-[0-9a-zA-Z_]{8,128}$")
string organizationsPolicyIdType

@length(min: 20, max: 2048)
@pattern("^[a-zA-Z0-9:/+=,.@_-]+$")
string ownerIdType

structure PasswordPolicy {
    MinimumPasswordLength: minimumPasswordLengthType
    RequireSymbols: Boolean
    RequireNumbers: Boolean
    RequireUppercaseCharacters: Boolean
    RequireLowercaseCharacters: Boolean
    AllowUsersToChangePassword: Boolean
    ExpirePasswords: Boolean
    MaxPasswordAge: maxPasswordAgeType
    PasswordReusePrevention: passwordReusePreventionType
    HardExpiry: Boolean
}

@error("client")
@awsQueryError(code: "PasswordPolicyViolation", httpResponseCode: 400)
@httpError(400)
structure PasswordPolicyViolationException {
    message: String
}

@range(min: 1, max: 24)
integer passwordReusePreventionType

@sensitive
@length(min: 1, max: 128)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
string passwordType

@length(min: 1, max: 512)
@pattern("\\u002F[\\u0021-\\u007F]*")
string pathPrefixType

@length(min: 1, max: 512)
@pattern("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)")
string pathType

enum permissionCheckResultType {
    ALLOWED
    DENIED
    UNSURE
}

enum permissionCheckStatusType {
    COMPLETE
    IN_PROGRESS
    FAILED
}

enum PermissionsBoundaryAttachmentType {
    PERMISSIONS_BOUNDARY_POLICY = "PermissionsBoundaryPolicy"
}

structure PermissionsBoundaryDecisionDetail {
    AllowedByPermissionsBoundary: Boolean
}

structure Policy {
    PolicyName: policyNameType
    PolicyId: idType
    Arn: arnType
    Path: policyPathType
    DefaultVersionId: policyVersionIdType
    AttachmentCount: Integer
    PermissionsBoundaryUsageCount: Integer
    IsAttachable: Boolean
    Description: policyDescriptionType
    CreateDate: Timestamp
    UpdateDate: Timestamp
    Tags: tagListType
}

@length(max: 1000)
string policyDescriptionType

structure PolicyDetail {
    PolicyName: policyNameType
    PolicyDocument: policyDocumentType
}

list policyDetailListType {
    member: PolicyDetail
}

@length(min: 1, max: 131072)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
string policyDocumentType

list policyDocumentVersionListType {
    member: PolicyVersion
}

enum PolicyEvaluationDecisionType {
    ALLOWED = "allowed"
    EXPLICIT_DENY = "explicitDeny"
    IMPLICIT_DENY = "implicitDeny"
}

@error("server")
@awsQueryError(code: "PolicyEvaluation", httpResponseCode: 500)
@httpError(500)
structure PolicyEvaluationException {
    message: String
}

@length(max: 256)
list PolicyExclusionsListType {
    member: PolicyIdentifier
}

structure PolicyGrantingServiceAccess {
    @required
    PolicyName: policyNameType
    @required
    PolicyType: policyType
    PolicyArn: arnType
    EntityType: policyOwnerEntityType
    EntityName: entityNameType
}

list policyGrantingServiceAccessListType {
    member: PolicyGrantingServiceAccess
}

structure PolicyGroup {
    GroupName: groupNameType
    GroupId: idType
}

list PolicyGroupListType {
    member: PolicyGroup
}

union PolicyIdentifier {
    PolicyType: PolicyIdentifierPolicyType
    PolicyArn: arnType
    InlinePolicyIdentifier: InlinePolicyIdentifierType
}

enum PolicyIdentifierPolicyType {
    INLINE = "inline"
    AWS_MANAGED = "aws-managed"
    USER_MANAGED = "user-managed"
    PERMISSION_BOUNDARY = "permission-boundary"
    SCP = "scp"
    RCP = "rcp"
}

list policyListType {
    member: Policy
}

list policyNameListType {
    member: policyNameType
}

@length(min: 1, max: 128)
@pattern("[\\w+=,.@-]+")
string policyNameType

@error("client")
@awsQueryError(code: "PolicyNotAttachable", httpResponseCode: 400)
@httpError(400)
structure PolicyNotAttachableException {
    message: String
}

enum policyOwnerEntityType {
    USER
    ROLE
    GROUP
}

structure PolicyParameter {
    Name: policyParameterNameType
    Values: policyParameterValuesListType
    Type: PolicyParameterTypeEnum
}

@length(max: 50)
list policyParameterListType {
    member: PolicyParameter
}

@length(min: 5, max: 256)
@pattern("[ -~]+")
string policyParameterNameType

enum PolicyParameterTypeEnum {
    STRING = "string"
    STRING_LIST = "stringList"
}

list policyParameterValuesListType {
    member: policyParameterValueType
}

@pattern("[ -~]+")
string policyParameterValueType

@length(min: 1, max: 512)
@pattern("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/")
string policyPathType

structure PolicyRole {
    RoleName: roleNameType
    RoleId: idType
}

list PolicyRoleListType {
    member: PolicyRole
}

enum policyScopeType {
    ALL = "All"
    AWS
    LOCAL = "Local"
}

enum PolicySourceType {
    USER = "user"
    GROUP = "group"
    ROLE = "role"
    AWS_MANAGED = "aws-managed"
    USER_MANAGED = "user-managed"
    RESOURCE = "resource"
    NONE = "none"
}

enum policyType {
    INLINE
    MANAGED
}

enum PolicyUsageType {
    PERMISSIONS_POLICY = "PermissionsPolicy"
    PERMISSIONS_BOUNDARY = "PermissionsBoundary"
}

structure PolicyUser {
    UserName: userNameType
    UserId: idType
}

list PolicyUserListType {
    member: PolicyUser
}

structure PolicyVersion {
    Document: policyDocumentType
    VersionId: policyVersionIdType
    IsDefaultVersion: Boolean
    CreateDate: Timestamp
}

@pattern("v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?")
string policyVersionIdType

structure Position {
    Line: Integer
    Column: Integer
}

@length(min: 22, max: 64)
@pattern("[A-Z0-9]+")
string privateKeyIdType

@length(max: 2)
list privateKeyList {
    member: SAMLPrivateKey
}

@sensitive
@length(min: 1, max: 16384)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
string privateKeyType

@length(min: 48, max: 48)
@pattern("[:\\w]+")
string publicKeyFingerprintType

@length(min: 20, max: 128)
@pattern("[\\w]+")
string publicKeyIdType

@length(min: 1, max: 16384)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
string publicKeyMaterialType

structure PutGroupPolicyRequest {
    @required
    GroupName: groupNameType
    @required
    PolicyName: policyNameType
    @required
    PolicyDocument: policyDocumentType
}

structure PutRolePermissionsBoundaryRequest {
    @required
    RoleName: roleNameType
    @required
    PermissionsBoundary: arnType
}

structure PutRolePolicyRequest {
    @required
    RoleName: roleNameType
    @required
    PolicyName: policyNameType
    @required
    PolicyDocument: policyDocumentType
}

structure PutUserPermissionsBoundaryRequest {
    @required
    UserName: userNameType
    @required
    PermissionsBoundary: arnType
}

structure PutUserPolicyRequest {
    @required
    UserName: existingUserNameType
    @required
    PolicyName: policyNameType
    @required
    PolicyDocument: policyDocumentType
}

@length(max: 1000)
string ReasonType

@length(min: 1, max: 255)
@pattern("^http(s?)://[a-zA-Z0-9._/-]*(\\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?$")
string redirectUrlType

@length(min: 1, max: 100)
string RegionNameType

structure RejectDelegationRequestRequest {
    @required
    DelegationRequestId: delegationRequestIdType
    Notes: notesType
}

structure RemoveClientIDFromOpenIDConnectProviderRequest {
    @required
    OpenIDConnectProviderArn: arnType
    @required
    ClientID: clientIDType
}

structure RemoveRoleFromInstanceProfileRequest {
    @required
    InstanceProfileName: instanceProfileNameType
    @required
    RoleName: roleNameType
}

structure RemoveUserFromGroupRequest {
    @required
    GroupName: groupNameType
    @required
    UserName: existingUserNameType
}

enum ReportFormatType {
    TEXT_CSV = "text/csv"
}

@error("client")
@awsQueryError(code: "ReportGenerationLimitExceeded", httpResponseCode: 409)
@httpError(409)
structure ReportGenerationLimitExceededException {
    message: String
}

enum ReportStateType {
    STARTED
    INPROGRESS
    COMPLETE
}

@length(max: 200)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*")
string requestMessageType

@length(max: 30)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*")
string requestorNameType

@length(min: 5, max: 400)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]+")
string requestorWorkflowIdType

structure ResetServiceSpecificCredentialRequest {
    UserName: userNameType
    @required
    ServiceSpecificCredentialId: serviceSpecificCredentialId
}

structure ResetServiceSpecificCredentialResponse {
    ServiceSpecificCredential: ServiceSpecificCredential
}

@length(min: 1, max: 64)
string ResourceHandlingOptionType

list ResourceNameListType {
    member: ResourceNameType
}

@length(min: 1, max: 2048)
string ResourceNameType

structure ResourceSpecificResult {
    @required
    EvalResourceName: ResourceNameType
    @required
    EvalResourceDecision: PolicyEvaluationDecisionType
    MatchedStatements: StatementListType
    MissingContextValues: ContextKeyNamesResultListType
    EvalDecisionDetails: EvalDecisionDetailsType
    PermissionsBoundaryDecisionDetail: PermissionsBoundaryDecisionDetail
}

list ResourceSpecificResultListType {
    member: ResourceSpecificResult
}

structure ResyncMFADeviceRequest {
    @required
    UserName: existingUserNameType
    @required
    SerialNumber: serialNumberType
    @required
    AuthenticationCode1: authenticationCodeType
    @required
    AuthenticationCode2: authenticationCodeType
}

structure Role {
    @required
    Path: pathType
    @required
    RoleName: roleNameType
    @required
    RoleId: idType
    @required
    Arn: arnType
    @required
    CreateDate: Timestamp
    AssumeRolePolicyDocument: policyDocumentType
    Description: roleDescriptionType
    MaxSessionDuration: roleMaxSessionDurationType
    PermissionsBoundary: AttachedPermissionsBoundary
    Tags: tagListType
    RoleLastUsed: RoleLastUsed
}

@length(max: 1000)
@pattern("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*")
string roleDescriptionType

structure RoleDetail {
    Path: pathType
    RoleName: roleNameType
    RoleId: idType
    Arn: arnType
    CreateDate: Timestamp
    AssumeRolePolicyDocument: policyDocumentType
    InstanceProfileList: instanceProfileListType
    RolePolicyList: policyDetailListType
    AttachedManagedPolicies: attachedPoliciesListType
    PermissionsBoundary: AttachedPermissionsBoundary
    Tags: tagListType
    RoleLastUsed: RoleLastUsed
}

list roleDetailListType {
    member: RoleDetail
}

structure RoleLastUsed {
    LastUsedDate: Timestamp
    Region: String
}

list roleListType {
    member: Role
}

@range(min: 3600, max: 43200)
integer roleMaxSessionDurationType

@length(min: 1, max: 64)
@pattern("[\\w+=,.@-]+")
string roleNameType

list rolePermissionRestrictionArnListType {
    member: arnType
}

list RoleUsageListType {
    member: RoleUsageType
}

structure RoleUsageType {
    Region: RegionNameType
    Resources: ArnListType
}

@length(min: 1000, max: 10000000)
string SAMLMetadataDocumentType

structure SAMLPrivateKey {
    KeyId: privateKeyIdType
    Timestamp: Timestamp
}

structure SAMLProviderListEntry {
    Arn: arnType
    ValidUntil: Timestamp
    CreateDate: Timestamp
}

list SAMLProviderListType {
    member: SAMLProviderListEntry
}

@length(min: 1, max: 128)
@pattern("[\\w._-]+")
string SAMLProviderNameType

structure SendDelegationTokenRequest {
    @required
    DelegationRequestId: delegationRequestIdType
}

@length(min: 9, max: 256)
@pattern("[\\w+=/:,.@-]+")
string serialNumberType

structure ServerCertificate {
    @required
    ServerCertificateMetadata: ServerCertificateMetadata
    @required
    CertificateBody: certificateBodyType
    CertificateChain: certificateChainType
    Tags: tagListType
}

structure ServerCertificateMetadata {
    @required
    Path: pathType
    @required
    ServerCertificateName: serverCertificateNameType
    @required
    ServerCertificateId: idType
    @required
    Arn: arnType
    UploadDate: Timestamp
    Expiration: Timestamp
}

list serverCertificateMetadataListType {
    member: ServerCertificateMetadata
}

@length(min: 1, max: 128)
@pattern("[\\w+=,.@-]+")
string serverCertificateNameType

@error("client")
@httpError(400)
structure ServiceAccessNotEnabledException {}

@length(min: 0, max: 200)
@pattern("[\\w+=,.@-]+")
string serviceCredentialAlias

@sensitive
string serviceCredentialSecret

@error("server")
@awsQueryError(code: "ServiceFailure", httpResponseCode: 500)
@httpError(500)
structure ServiceFailureException {
    message: String
}

structure ServiceLastAccessed {
    @required
    ServiceName: String
    LastAuthenticated: Timestamp
    @required
    ServiceNamespace: serviceNamespaceType
    LastAuthenticatedEntity: arnType
    LastAuthenticatedRegion: String
    TotalAuthenticatedEntities: Integer
    TrackedActionsLastAccessed: TrackedActionsLastAccessed
}

@length(min: 1, max: 200)
list serviceNamespaceListType {
    member: serviceNamespaceType
}

@length(min: 1, max: 64)
@pattern("[\\w-]*")
string serviceNamespaceType

@error("client")
@awsQueryError(code: "NotSupportedService", httpResponseCode: 404)
@httpError(404)
structure ServiceNotSupportedException {
    message: String
}

@sensitive
string servicePassword

list ServicesLastAccessed {
    member: ServiceLastAccessed
}

structure ServiceSpecificCredential {
    @required
    CreateDate: Timestamp
    ExpirationDate: Timestamp
    @required
    ServiceName: String
    ServiceUserName: serviceUserName
    ServicePassword: servicePassword
    ServiceCredentialAlias: serviceCredentialAlias
    ServiceCredentialSecret: serviceCredentialSecret
    @required
    ServiceSpecificCredentialId: serviceSpecificCredentialId
    @required
    UserName: userNameType
    @required
    Status: statusType
}

@length(min: 20, max: 128)
@pattern("[\\w]+")
string serviceSpecificCredentialId

structure ServiceSpecificCredentialMetadata {
    @required
    UserName: userNameType
    @required
    Status: statusType
    ServiceUserName: serviceUserName
    ServiceCredentialAlias: serviceCredentialAlias
    @required
    CreateDate: Timestamp
    ExpirationDate: Timestamp
    @required
    ServiceSpecificCredentialId: serviceSpecificCredentialId
    @required
    ServiceName: String
}

list ServiceSpecificCredentialsListType {
    member: ServiceSpecificCredentialMetadata
}

@length(min: 0, max: 200)
@pattern("[\\w+=,.@-]*")
string serviceUserName

@range(min: 300, max: 43200)
integer sessionDurationType

structure SetDefaultPolicyVersionRequest {
    @required
    PolicyArn: arnType
    @required
    VersionId: policyVersionIdType
}

structure SetSecurityTokenServicePreferencesRequest {
    @required
    GlobalEndpointTokenVersion: globalEndpointTokenVersion
}

structure SigningCertificate {
    UserName: userNameType
    @required
    CertificateId: certificateIdType
    @required
    CertificateBody: certificateBodyType
    @required
    Status: statusType
    UploadDate: Timestamp
}

structure SimulateCustomPolicyRequest {
    @required
    PolicyInputList: SimulationPolicyListType
    PermissionsBoundaryPolicyInputList: SimulationPolicyListType
    OrderedOrganizationPolicyInputList: OrganizationPolicyListType
    @required
    ActionNames: ActionNameListType
    ResourceArns: ResourceNameListType
    ResourcePolicy: policyDocumentType
    ResourceOwner: ResourceNameType
    CallerArn: ResourceNameType
    ContextEntries: ContextEntryListType
    ResourceHandlingOption: ResourceHandlingOptionType
    MaxItems: maxItemsType
    Marker: markerType
}

structure SimulatePolicyResponse {
    EvaluationResults: EvaluationResultsListType
    IsTruncated: Boolean
    Marker: String
}

structure SimulatePrincipalPolicyRequest {
    @required
    PolicySourceArn: arnType
    PolicyInputList: SimulationPolicyListType
    PermissionsBoundaryPolicyInputList: SimulationPolicyListType
    PolicyExclusionList: PolicyExclusionsListType
    @required
    ActionNames: ActionNameListType
    ResourceArns: ResourceNameListType
    ResourcePolicy: policyDocumentType
    ResourceOwner: ResourceNameType
    CallerArn: ResourceNameType
    ContextEntries: ContextEntryListType
    ResourceHandlingOption: ResourceHandlingOptionType
    MaxItems: maxItemsType
    Marker: markerType
}

list SimulationPolicyListType {
    member: policyDocumentType
}

enum sortKeyType {
    SERVICE_NAMESPACE_ASCENDING
    SERVICE_NAMESPACE_DESCENDING
    LAST_AUTHENTICATED_TIME_ASCENDING
    LAST_AUTHENTICATED_TIME_DESCENDING
}

structure SSHPublicKey {
    @required
    UserName: userNameType
    @required
    SSHPublicKeyId: publicKeyIdType
    @required
    Fingerprint: publicKeyFingerprintType
    @required
    SSHPublicKeyBody: publicKeyMaterialType
    @required
    Status: statusType
    UploadDate: Timestamp
}

list SSHPublicKeyListType {
    member: SSHPublicKeyMetadata
}

structure SSHPublicKeyMetadata {
    @required
    UserName: userNameType
    @required
    SSHPublicKeyId: publicKeyIdType
    @required
    Status: statusType
    @required
    UploadDate: Timestamp
}

structure Statement {
    SourcePolicyId: String
    SourcePolicyType: PolicySourceType
    StartPosition: Position
    EndPosition: Position
}

list StatementListType {
    member: Statement
}

enum stateType {
    UNASSIGNED
    ASSIGNED
    PENDING_APPROVAL
    FINALIZED
    ACCEPTED
    REJECTED
    EXPIRED
}

enum statusType {
    ACTIVE = "Active"
    INACTIVE = "Inactive"
    EXPIRED = "Expired"
}

@length(min: 0, max: 10000)
string summaryContentType

enum summaryKeyType {
    USERS = "Users"
    USERS_QUOTA = "UsersQuota"
    GROUPS = "Groups"
    GROUPS_QUOTA = "GroupsQuota"
    SERVER_CERTIFICATES = "ServerCertificates"
    SERVER_CERTIFICATES_QUOTA = "ServerCertificatesQuota"
    USER_POLICY_SIZE_QUOTA = "UserPolicySizeQuota"
    GROUP_POLICY_SIZE_QUOTA = "GroupPolicySizeQuota"
    GROUPS_PER_USER_QUOTA = "GroupsPerUserQuota"
    SIGNING_CERTIFICATES_PER_USER_QUOTA = "SigningCertificatesPerUserQuota"
    ACCESS_KEYS_PER_USER_QUOTA = "AccessKeysPerUserQuota"
    MFA_DEVICES = "MFADevices"
    MFA_DEVICES_IN_USE = "MFADevicesInUse"
    ACCOUNT_MFA_ENABLED = "AccountMFAEnabled"
    ACCOUNT_ACCESS_KEYS_PRESENT = "AccountAccessKeysPresent"
    ACCOUNT_PASSWORD_PRESENT = "AccountPasswordPresent"
    ACCOUNT_SIGNING_CERTIFICATES_PRESENT = "AccountSigningCertificatesPresent"
    ATTACHED_POLICIES_PER_GROUP_QUOTA = "AttachedPoliciesPerGroupQuota"
    ATTACHED_POLICIES_PER_ROLE_QUOTA = "AttachedPoliciesPerRoleQuota"
    ATTACHED_POLICIES_PER_USER_QUOTA = "AttachedPoliciesPerUserQuota"
    POLICIES = "Policies"
    POLICIES_QUOTA = "PoliciesQuota"
    POLICY_SIZE_QUOTA = "PolicySizeQuota"
    POLICY_VERSIONS_IN_USE = "PolicyVersionsInUse"
    POLICY_VERSIONS_IN_USE_QUOTA = "PolicyVersionsInUseQuota"
    VERSIONS_PER_POLICY_QUOTA = "VersionsPerPolicyQuota"
    GLOBAL_ENDPOINT_TOKEN_VERSION = "GlobalEndpointTokenVersion"
    ASSUME_ROLE_POLICY_SIZE_QUOTA = "AssumeRolePolicySizeQuota"
    INSTANCE_PROFILES = "InstanceProfiles"
    INSTANCE_PROFILES_QUOTA = "InstanceProfilesQuota"
    PROVIDERS = "Providers"
    ROLE_POLICY_SIZE_QUOTA = "RolePolicySizeQuota"
    ROLES = "Roles"
    ROLES_QUOTA = "RolesQuota"
}

map summaryMapType {
    key: summaryKeyType
    value: Integer
}

enum summaryStateType {
    AVAILABLE
    NOT_AVAILABLE
    NOT_SUPPORTED
    FAILED
}

structure Tag {
    @required
    Key: tagKeyType
    @required
    Value: tagValueType
}

structure TagInstanceProfileRequest {
    @required
    InstanceProfileName: instanceProfileNameType
    @required
    Tags: tagListType
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

structure TagMFADeviceRequest {
    @required
    SerialNumber: serialNumberType
    @required
    Tags: tagListType
}

structure TagOpenIDConnectProviderRequest {
    @required
    OpenIDConnectProviderArn: arnType
    @required
    Tags: tagListType
}

structure TagPolicyRequest {
    @required
    PolicyArn: arnType
    @required
    Tags: tagListType
}

structure TagRoleRequest {
    @required
    RoleName: roleNameType
    @required
    Tags: tagListType
}

structure TagSAMLProviderRequest {
    @required
    SAMLProviderArn: arnType
    @required
    Tags: tagListType
}

structure TagServerCertificateRequest {
    @required
    ServerCertificateName: serverCertificateNameType
    @required
    Tags: tagListType
}

structure TagUserRequest {
    @required
    UserName: existingUserNameType
    @required
    Tags: tagListType
}

@length(min: 0, max: 256)
@pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*")
string tagValueType

list thumbprintListType {
    member: thumbprintType
}

@length(min: 40, max: 40)
string thumbprintType

structure TrackedActionLastAccessed {
    ActionName: String
    LastAccessedEntity: arnType
    LastAccessedTime: Timestamp
    LastAccessedRegion: String
}

list TrackedActionsLastAccessed {
    member: TrackedActionLastAccessed
}

@error("client")
@awsQueryError(code: "UnmodifiableEntity", httpResponseCode: 400)
@httpError(400)
structure UnmodifiableEntityException {
    message: String
}

@error("client")
@awsQueryError(code: "UnrecognizedPublicKeyEncoding", httpResponseCode: 400)
@httpError(400)
structure UnrecognizedPublicKeyEncodingException {
    message: String
}

structure UntagInstanceProfileRequest {
    @required
    InstanceProfileName: instanceProfileNameType
    @required
    TagKeys: tagKeyListType
}

structure UntagMFADeviceRequest {
    @required
    SerialNumber: serialNumberType
    @required
    TagKeys: tagKeyListType
}

structure UntagOpenIDConnectProviderRequest {
    @required
    OpenIDConnectProviderArn: arnType
    @required
    TagKeys: tagKeyListType
}

structure UntagPolicyRequest {
    @required
    PolicyArn: arnType
    @required
    TagKeys: tagKeyListType
}

structure UntagRoleRequest {
    @required
    RoleName: roleNameType
    @required
    TagKeys: tagKeyListType
}

structure UntagSAMLProviderRequest {
    @required
    SAMLProviderArn: arnType
    @required
    TagKeys: tagKeyListType
}

structure UntagServerCertificateRequest {
    @required
    ServerCertificateName: serverCertificateNameType
    @required
    TagKeys: tagKeyListType
}

structure UntagUserRequest {
    @required
    UserName: existingUserNameType
    @required
    TagKeys: tagKeyListType
}

structure UpdateAccessKeyRequest {
    UserName: existingUserNameType
    @required
    AccessKeyId: accessKeyIdType
    @required
    Status: statusType
}

structure UpdateAccountPasswordPolicyRequest {
    MinimumPasswordLength: minimumPasswordLengthType
    RequireSymbols: Boolean
    RequireNumbers: Boolean
    RequireUppercaseCharacters: Boolean
    RequireLowercaseCharacters: Boolean
    AllowUsersToChangePassword: Boolean
    MaxPasswordAge: maxPasswordAgeType
    PasswordReusePrevention: passwordReusePreventionType
    HardExpiry: Boolean
}

structure UpdateAssumeRolePolicyRequest {
    @required
    RoleName: roleNameType
    @required
    PolicyDocument: policyDocumentType
}

structure UpdateDelegationRequestRequest {
    @required
    DelegationRequestId: delegationRequestIdType
    Notes: notesType
}

structure UpdateGroupRequest {
    @required
    GroupName: groupNameType
    NewPath: pathType
    NewGroupName: groupNameType
}

structure UpdateLoginProfileRequest {
    @required
    UserName: userNameType
    Password: passwordType
    PasswordResetRequired: Boolean
}

structure UpdateOpenIDConnectProviderThumbprintRequest {
    @required
    OpenIDConnectProviderArn: arnType
    @required
    ThumbprintList: thumbprintListType
}

structure UpdateRoleDescriptionRequest {
    @required
    RoleName: roleNameType
    @required
    Description: roleDescriptionType
}

structure UpdateRoleDescriptionResponse {
    Role: Role
}

structure UpdateRoleRequest {
    @required
    RoleName: roleNameType
    Description: roleDescriptionType
    MaxSessionDuration: roleMaxSessionDurationType
}

structure UpdateRoleResponse {}

structure UpdateSAMLProviderRequest {
    SAMLMetadataDocument: SAMLMetadataDocumentType
    @required
    SAMLProviderArn: arnType
    AssertionEncryptionMode: assertionEncryptionModeType
    AddPrivateKey: privateKeyType
    RemovePrivateKey: privateKeyIdType
}

structure UpdateSAMLProviderResponse {
    SAMLProviderArn: arnType
}

structure UpdateServerCertificateRequest {
    @required
    ServerCertificateName: serverCertificateNameType
    NewPath: pathType
    NewServerCertificateName: serverCertificateNameType
}

structure UpdateServiceSpecificCredentialRequest {
    UserName: userNameType
    @required
    ServiceSpecificCredentialId: serviceSpecificCredentialId
    @required
    Status: statusType
}

structure UpdateSigningCertificateRequest {
    UserName: existingUserNameType
    @required
    CertificateId: certificateIdType
    @required
    Status: statusType
}

structure UpdateSSHPublicKeyRequest {
    @required
    UserName: userNameType
    @required
    SSHPublicKeyId: publicKeyIdType
    @required
    Status: statusType
}

structure UpdateUserRequest {
    @required
    UserName: existingUserNameType
    NewPath: pathType
    NewUserName: userNameType
}

structure UploadServerCertificateRequest {
    Path: pathType
    @required
    ServerCertificateName: serverCertificateNameType
    @required
    CertificateBody: certificateBodyType
    @required
    PrivateKey: privateKeyType
    CertificateChain: certificateChainType
    Tags: tagListType
}

structure UploadServerCertificateResponse {
    ServerCertificateMetadata: ServerCertificateMetadata
    Tags: tagListType
}

structure UploadSigningCertificateRequest {
    UserName: existingUserNameType
    @required
    CertificateBody: certificateBodyType
}

structure UploadSigningCertificateResponse {
    @required
    Certificate: SigningCertificate
}

structure UploadSSHPublicKeyRequest {
    @required
    UserName: userNameType
    @required
    SSHPublicKeyBody: publicKeyMaterialType
}

structure UploadSSHPublicKeyResponse {
    SSHPublicKey: SSHPublicKey
}

// AWS's model requires Path and UserName, and AWS leaves them out when the root asks for itself.
structure User {
    Path: pathType
    UserName: userNameType
    @required
    UserId: idType
    @required
    Arn: arnType
    @required
    CreateDate: Timestamp
    PasswordLastUsed: Timestamp
    PermissionsBoundary: AttachedPermissionsBoundary
    Tags: tagListType
}

structure UserDetail {
    Path: pathType
    UserName: userNameType
    UserId: idType
    Arn: arnType
    CreateDate: Timestamp
    UserPolicyList: policyDetailListType
    GroupList: groupNameListType
    AttachedManagedPolicies: attachedPoliciesListType
    PermissionsBoundary: AttachedPermissionsBoundary
    Tags: tagListType
}

list userDetailListType {
    member: UserDetail
}

list userListType {
    member: User
}

@length(min: 1, max: 64)
@pattern("[\\w+=,.@-]+")
string userNameType

structure VirtualMFADevice {
    @required
    SerialNumber: serialNumberType
    Base32StringSeed: BootstrapDatum
    QRCodePNG: BootstrapDatum
    User: User
    EnableDate: Timestamp
    Tags: tagListType
}

list virtualMFADeviceListType {
    member: VirtualMFADevice
}

@length(min: 1)
@pattern("[\\w+=,.@-]+")
string virtualMFADeviceName
