// Keyrota's own service: what AWS has no operation for.
// Patterns must match whole values, as in the models of AWS's services.
$version: "2.0"

namespace io.keyrota

use aws.auth#sigv4
use aws.protocols#awsJson1_1

/// The clock, the accounts, the audit trail and the quotas of an installation.
@sigv4(name: "keyrota")
@awsJson1_1
service Keyrota {
    version: "2026-11-23"
    operations: [
        AdvanceClock
        CreateAccount
        GetCertificateAuthorityCertificate
        GetCertificateAuthorityCsr
        GetClock
        ImportCertificateAuthorityCertificate
        ListAccounts
        ListEvents
        ListKeyMaterials
        ListQuotas
        LookupTrail
        VerifyTrail
        WhoCan
        WhoUses
    ]
}

/// Moves the rehearsal clock forward and runs every duty that falls due, each at its own instant.
operation AdvanceClock {
    input: AdvanceClockRequest
    output: AdvanceClockResponse
    errors: [
        ClockNotInRehearsalException
        InvalidParameterValueException
    ]
}

/// Makes an account with its root access key, whose secret is shown here and never again.
operation CreateAccount {
    input: CreateAccountRequest
    output: CreateAccountResponse
    errors: [
        InvalidParameterValueException
        LimitExceededException
        ResourceAlreadyExistsException
    ]
}

/// The certificate authority that signs what ACM issues, and those above it up to the root. Asking
/// makes it where there is none yet.
operation GetCertificateAuthorityCertificate {
    output: GetCertificateAuthorityCertificateResponse
}

/// A certificate signing request for the key of the certificate authority, to have its certificate
/// signed by an authority of one's own. Asking makes the authority where there is none yet.
operation GetCertificateAuthorityCsr {
    output: GetCertificateAuthorityCsrResponse
}

/// Puts the certificate authority under another root: takes the certificate that was signed for its
/// request, and those above it.
operation ImportCertificateAuthorityCertificate {
    input: ImportCertificateAuthorityCertificateRequest
    errors: [
        CertificateMismatchException
        MalformedCertificateException
    ]
}

/// Tells the time by which the server lives, and which installation this is.
@readonly
operation GetClock {
    output: GetClockResponse
}

/// Lists what happened to the account's resources in the region without a request telling it, in
/// the order of its happening: the events that AWS sends to EventBridge.
@readonly
operation ListEvents {
    input: ListEventsRequest
    output: ListEventsResponse
    errors: [
        InvalidParameterValueException
    ]
}

/// Lists the materials of a KMS key, oldest first: when each was current, how often it was used
/// since uses are recorded, and when last. So an owner sees what still hangs on an old material.
@readonly
operation ListKeyMaterials {
    input: ListKeyMaterialsRequest
    output: ListKeyMaterialsResponse
    errors: [
        InvalidArnException
        InvalidParameterValueException
        NotFoundException
    ]
}

/// Lists the installation's accounts by their ids.
@readonly
operation ListAccounts {
    input: ListAccountsRequest
    output: ListAccountsResponse
    errors: [
        InvalidParameterValueException
    ]
}

/// Lists every quota with its value in force and AWS's default.
@readonly
operation ListQuotas {
    output: ListQuotasResponse
}

/// Finds entries of the audit trail, newest first; every filter that is given must hold.
@readonly
operation LookupTrail {
    input: LookupTrailRequest
    output: LookupTrailResponse
    errors: [
        InvalidParameterValueException
    ]
}

/// Recomputes the hash chain of the whole audit trail and checks its signed heads.
@readonly
operation VerifyTrail {
    output: VerifyTrailResponse
}

/// Tells who may do something: every user, role and root of the account, and whom a key policy, a
/// trust policy or a grant names besides, decided by the law that decides requests. What only a
/// request would decide is told, not guessed. A page may be empty and not the last.
@readonly
operation WhoCan {
    input: WhoCanRequest
    output: WhoCanResponse
    errors: [
        InvalidArnException
        InvalidParameterValueException
        NotFoundException
    ]
}

/// Tells what an access key was used for, from the audit trail, newest first: a page is a part of
/// the trail, whose entries are added up by what was asked, where and whence.
@readonly
operation WhoUses {
    input: WhoUsesRequest
    output: WhoUsesResponse
    errors: [
        InvalidParameterValueException
        NotFoundException
    ]
}

@length(min: 16, max: 128)
@pattern("[\\w]+")
string AccessKeyId

structure Account {
    @required
    AccountId: AccountId
    Alias: AccountAlias
    @required
    CreateDate: Timestamp
}

@length(min: 3, max: 63)
@pattern("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$")
string AccountAlias

@pattern("\\d{12}")
string AccountId

list AccountList {
    member: Account
}

structure AdvanceClockRequest {
    /// How far: ISO 8601 in days and smaller units, or a number with its unit (90s, 15m, 24h, 91d).
    @required
    Duration: ClockStep
}

structure AdvanceClockResponse {
    @required
    Before: Timestamp
    @required
    Now: Timestamp
    /// How many duties fell due on the way and were carried out.
    @required
    DutiesRun: Long
}

@error("client")
@httpError(400)
structure CertificateMismatchException {
    message: String
}

@length(min: 1, max: 32768)
string CertificatePem

@length(min: 1, max: 131072)
string CertificateChainPem

enum ClockMode {
    /// The clock was started at an instant and can be moved forward.
    REHEARSAL
    /// The clock is the machine's.
    MACHINE
}

@error("client")
@httpError(400)
structure ClockNotInRehearsalException {
    message: String
}

@length(min: 2, max: 64)
@pattern("[0-9]{1,9}[smhd]|P(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}(\\.[0-9]{1,9})?S)?)?")
string ClockStep

structure CreateAccountRequest {
    /// Chosen at random when left out.
    AccountId: AccountId
    Alias: AccountAlias
}

structure CreateAccountResponse {
    @required
    AccountId: AccountId
    /// The ARN of the account's root user.
    @required
    Arn: String
    @required
    AccessKeyId: AccessKeyId
    @required
    SecretAccessKey: SecretAccessKey
    @required
    CreateDate: Timestamp
}

@length(min: 1, max: 128)
string EventFilter

structure GetClockResponse {
    @required
    Now: Timestamp
    @required
    Mode: ClockMode
    /// A UUID of its first start, which no other installation has and which stays, wherever it
    /// listens. A copy of its data has the same one. It is no secret.
    @required
    InstallationId: String
}

@error("client")
@httpError(400)
structure InvalidParameterValueException {
    message: String
}

@error("client")
@httpError(400)
structure LimitExceededException {
    message: String
}

structure ListAccountsRequest {
    Marker: Marker
    MaxItems: MaxItems
}

structure ListAccountsResponse {
    @required
    Accounts: AccountList
    Marker: Marker
    @required
    IsTruncated: Boolean
}

/// An event in EventBridge's shape.
structure Event {
    @required
    Id: String
    /// For example `KMS CMK Rotation`.
    @required
    DetailType: String
    /// For example `aws.kms`.
    @required
    Source: String
    @required
    Account: AccountId
    @required
    Time: Timestamp
    @required
    Region: String
    @required
    Resources: EventResources
    @required
    Detail: EventDetail
}

map EventDetail {
    key: String
    value: String
}

list EventList {
    member: Event
}

list EventResources {
    member: String
}

@error("client")
@httpError(400)
structure InvalidArnException {
    message: String
}

@length(min: 1, max: 2048)
string KeyIdType

/// One material of a KMS key.
structure KeyMaterial {
    @required
    KeyMaterialId: String
    /// CURRENT, NON_CURRENT, PENDING_ROTATION or PENDING_MULTI_REGION_IMPORT_AND_ROTATION.
    @required
    KeyMaterialState: String
    /// IMPORTED or PENDING_IMPORT; of imported material only.
    ImportState: String
    /// When it began to encrypt; absent while it never did.
    CurrentFrom: Timestamp
    /// When the next material took its place; absent while none did.
    CurrentUntil: Timestamp
    /// Operations that made something with it: encrypted, signed, made a MAC.
    @required
    Encryptions: Long
    LastEncryption: Timestamp
    /// Operations that opened or checked what it had made: decrypted, verified.
    @required
    Decryptions: Long
    LastDecryption: Timestamp
}

list KeyMaterialList {
    member: KeyMaterial
}

structure ListKeyMaterialsRequest {
    /// A key's id or ARN, or an alias's name or ARN, in the request's region.
    @required
    KeyId: KeyIdType
    Marker: Marker
    MaxItems: MaxItems
}

structure ListKeyMaterialsResponse {
    /// The key's ARN.
    @required
    KeyId: String
    /// Since when uses are recorded, or the key was made, whichever is later.
    @required
    TrackingStartDate: Timestamp
    @required
    KeyMaterials: KeyMaterialList
    Marker: Marker
    @required
    IsTruncated: Boolean
}

structure GetCertificateAuthorityCertificateResponse {
    /// PEM.
    @required
    Certificate: String
    /// PEM, the nearest first, the root last.
    @required
    CertificateChain: String
}

structure GetCertificateAuthorityCsrResponse {
    /// PEM.
    @required
    Csr: String
}

structure ImportCertificateAuthorityCertificateRequest {
    /// PEM.
    @required
    Certificate: CertificatePem
    /// PEM, the nearest first, the root last.
    @required
    CertificateChain: CertificateChainPem
}

@error("client")
@httpError(400)
structure MalformedCertificateException {
    message: String
}

structure ListEventsRequest {
    Marker: Marker
    MaxItems: MaxItems
}

structure ListEventsResponse {
    @required
    Events: EventList
    Marker: Marker
    @required
    IsTruncated: Boolean
}

structure ListQuotasResponse {
    @required
    Quotas: QuotaList
}

structure LookupTrailRequest {
    AccessKeyId: EventFilter
    UserName: EventFilter
    EventName: EventFilter
    /// The earliest time of an entry, inclusive.
    StartTime: Timestamp
    /// Only entries before this instant.
    EndTime: Timestamp
    MaxItems: MaxItems
    Marker: Marker
}

structure LookupTrailResponse {
    @required
    Events: TrailEventList
    Marker: Marker
    @required
    IsTruncated: Boolean
}

@length(min: 1, max: 1024)
@pattern("[\\u0021-\\u007E]+")
string Marker

@range(min: 1, max: 1000)
integer MaxItems

@error("client")
@httpError(400)
structure NotFoundException {
    message: String
}

structure Quota {
    @required
    Name: String
    @required
    Value: Long
    @required
    Default: Long
}

list QuotaList {
    member: Quota
}

@error("client")
@httpError(400)
structure ResourceAlreadyExistsException {
    message: String
}

@sensitive
string SecretAccessKey

structure TrailEvent {
    @required
    EventId: String
    @required
    EventTime: Timestamp
    @required
    EventSource: String
    @required
    EventName: String
    UserName: String
    AccessKeyId: String
    ErrorCode: String
    /// The entry in CloudTrail's record format, JSON.
    @required
    Record: String
}

list TrailEventList {
    member: TrailEvent
}

structure VerifyTrailResponse {
    /// Whether every link of the chain and every signed head holds.
    @required
    Intact: Boolean
    @required
    Entries: Long
    @required
    Segments: Long
    /// The hash of the last entry, in hexadecimal.
    HeadHash: String
    /// How many entries the last signed head covers.
    @required
    SignedEntries: Long
    /// Where the chain first breaks and how, when it is not intact.
    Fault: String
}

@length(min: 3, max: 128)
@pattern("[A-Za-z0-9-]+:[A-Za-z0-9]+")
string ActionName

@length(min: 1, max: 2048)
string ResourceName

structure WhoCanRequest {
    /// One action in full: `kms:Decrypt`.
    @required
    Action: ActionName
    /// An ARN, `*` for an action that knows no resource, or for an action of KMS a key's id or alias.
    @required
    Resource: ResourceName
    Marker: Marker
    /// So many principals are looked at.
    MaxItems: MaxItems
}

structure WhoCanResponse {
    @required
    Action: String
    /// As an ARN, where it has one.
    @required
    Resource: String
    @required
    Principals: PermittedPrincipalList
    Marker: Marker
    @required
    IsTruncated: Boolean
}

list PermittedPrincipalList {
    member: PermittedPrincipal
}

structure PermittedPrincipal {
    /// Of a service its name: `acm.amazonaws.com`.
    @required
    Arn: String
    @required
    Type: PermittedPrincipalType
    /// Whether every request is allowed; otherwise the grounds say on what it depends.
    @required
    Always: Boolean
    @required
    Grounds: PermissionGroundList
}

enum PermittedPrincipalType {
    ROOT
    USER
    /// Sessions of the role without session policies.
    ROLE
    /// One session of a role, or a federated user, that a policy names.
    SESSION
    SERVICE
    /// Whom an identity provider vouches for.
    FEDERATED
    /// Another account, or somebody in it: that account's own policies must allow it too. `*` for
    /// everybody anywhere.
    OTHER_ACCOUNT
}

list PermissionGroundList {
    member: PermissionGround
}

structure PermissionGround {
    @required
    Kind: PermissionGroundKind
    /// The name of an inline policy, the ARN of a managed one, the id of a grant.
    Policy: String
    /// The statement's Sid.
    StatementId: String
    /// The line of the policy in which the statement begins.
    Line: Integer
    /// Allow or Deny.
    @required
    Effect: String
    /// What a request must bring for the statement to count, as the policy says it.
    Conditions: ConditionList
}

enum PermissionGroundKind {
    /// The account's root needs no policy of IAM.
    ROOT
    IDENTITY_POLICY
    PERMISSIONS_BOUNDARY
    KEY_POLICY
    TRUST_POLICY
    RESOURCE_POLICY
    GRANT
    /// What another account's policies say is not known here.
    OTHER_ACCOUNT
}

list ConditionList {
    member: String
}

structure WhoUsesRequest {
    @required
    AccessKeyId: AccessKeyId
    /// The earliest time of a use, inclusive.
    StartTime: Timestamp
    Marker: Marker
    /// So many entries of the trail are looked at.
    MaxItems: MaxItems
}

structure WhoUsesResponse {
    @required
    AccessKeyId: AccessKeyId
    /// The ARN of whose key it is, or was when it was last used.
    Owner: String
    /// Active, Inactive, or Deleted; Temporary of a session's.
    @required
    Status: String
    CreateDate: Timestamp
    @required
    Uses: KeyUsageList
    Marker: Marker
    @required
    IsTruncated: Boolean
}

list KeyUsageList {
    member: KeyUsage
}

structure KeyUsage {
    /// For example `kms.amazonaws.com`.
    @required
    EventSource: String
    @required
    EventName: String
    @required
    Region: String
    @required
    SourceIpAddress: String
    UserAgent: String
    @required
    FirstUsed: Timestamp
    @required
    LastUsed: Timestamp
    @required
    Count: Long
    /// How many of them were refused.
    @required
    Refused: Long
}
