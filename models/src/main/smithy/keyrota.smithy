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
        ListQuotas
        LookupTrail
        VerifyTrail
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

/// Tells the time by which the server lives.
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
