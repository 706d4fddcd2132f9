package rules

import (
	"slices"

	"github.com/damvet/damvet/internal/spelling"
)

// Class is the kind of sin that a rule is about.
type Class string

// The classes.
const (
	HardcodedToken      Class = "hardcoded-token"
	AdminBoundKey       Class = "admin-bound-key"
	InsecureEndpoint    Class = "insecure-endpoint"
	OverbroadPermission Class = "overbroad-permission"
	MissingExpiry       Class = "missing-expiry"
	ClientExposedSecret Class = "client-exposed-secret"
	LoggedSecret        Class = "logged-secret"
	SecretInURL         Class = "secret-in-url"
	TLSVerificationOff  Class = "tls-verification-off"
	UnverifiedWebhook   Class = "unverified-webhook"
	SharedCredential    Class = "shared-credential"
	StaleCredential     Class = "stale-credential"
	InvalidPolicy       Class = "invalid-policy"
	OpenProxy           Class = "open-proxy"
	MissingAuditLog     Class = "missing-audit-log"
)

// Classes lists every class in the order in which reports show them.
var Classes = []Class{
	HardcodedToken, AdminBoundKey, InsecureEndpoint, OverbroadPermission, MissingExpiry,
	ClientExposedSecret, LoggedSecret, SecretInURL, TLSVerificationOff, UnverifiedWebhook,
	SharedCredential, StaleCredential, InvalidPolicy, OpenProxy, MissingAuditLog,
}

// UnmarshalText accepts the name of a class.
func (c *Class) UnmarshalText(b []byte) error { return oneOf(c, "class", Class(b), Classes) }

// Severity says how bad a finding is if it is true. Higher is worse.
type Severity int

// The severities, least first.
const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

var severityNames = []string{"info", "low", "medium", "high", "critical"}

func (s Severity) String() string { return severityNames[s] }

// MarshalText returns the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText accepts the name of a severity.
func (s *Severity) UnmarshalText(b []byte) error {
	return indexOf((*int)(s), "severity", string(b), severityNames)
}

// Confidence says how sure damvet is that a finding is true. Higher is surer.
type Confidence int

// The confidences, least first: a guess from context; a shape in its context;
// decoded, or proven by structure.
const (
	Tentative Confidence = iota
	Firm
	Certain
)

var confidenceNames = []string{"tentative", "firm", "certain"}

func (c Confidence) String() string { return confidenceNames[c] }

// MarshalText returns the confidence's name.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText accepts the name of a confidence.
func (c *Confidence) UnmarshalText(b []byte) error {
	return indexOf((*int)(c), "confidence", string(b), confidenceNames)
}

// Basis says whose word a rule rests on.
type Basis string

// Documented rules rest on the vendor's sentence, policy rules on a threshold
// or judgement of damvet's own.
const (
	Documented Basis = "documented"
	Policy     Basis = "policy"
)

// UnmarshalText accepts the name of a basis.
func (v *Basis) UnmarshalText(b []byte) error {
	return oneOf(v, "basis", Basis(b), []Basis{Documented, Policy})
}

// Strength is how strongly the vendor words a guideline.
type Strength string

// The strengths.
const (
	Never    Strength = "never"
	Should   Strength = "should"
	Consider Strength = "consider"
)

// UnmarshalText accepts the name of a strength.
func (v *Strength) UnmarshalText(b []byte) error {
	return oneOf(v, "strength", Strength(b), []Strength{Never, Should, Consider})
}

// Visibility is how much of a guideline a tool that reads files can see.
type Visibility string

// The visibilities: all of it, some cases, nothing.
const (
	Full Visibility = "full"
	Part Visibility = "part"
	None Visibility = "none"
)

// UnmarshalText accepts the name of a visibility.
func (v *Visibility) UnmarshalText(b []byte) error {
	return oneOf(v, "visibility", Visibility(b), []Visibility{Full, Part, None})
}

// SecretKind is what a text rule's secret is.
type SecretKind string

// A credential is random enough for its hash to be told. A password is not:
// neither the value nor its hash leaves damvet. None: the rule is about a
// place, not about a secret.
const (
	SecretCredential SecretKind = "credential"
	SecretPassword   SecretKind = "password"
	SecretNone       SecretKind = "none"
)

// UnmarshalText accepts the name of a secret kind.
func (v *SecretKind) UnmarshalText(b []byte) error {
	return oneOf(v, "secret", SecretKind(b), []SecretKind{SecretCredential, SecretPassword, SecretNone})
}

// GoRole is what an argument or a field of Go code is to a check.
type GoRole string

// The roles. Credential, password, administrator and endpoint are a platform's
// own; an endpoint is an address that its client then talks to. The value goes
// under the header, the basic password with the basic user, of the request that
// is the receiver. A default is what the target, or else the result, is until
// something else is set. The result is what the function gives back, as it is.
// Env is the name of an environment variable that the function looks up, a
// setting the name of one, or of a flag, under which the value or the default
// goes. Logged is written to a log, or into an error, or to the writer if that is
// a standard stream; a request that is dumped comes out of the function as
// it is sent. A lifetime is a number of seconds that counts only where signed is
// true, a signing lifetime signs by itself, until is a point in time in seconds.
// What is rendered comes out of the function as a text with all that is in it.
// Insecure switches the checking of certificates off where it is true. Query is
// what stands behind the question mark of an address. A body is what is written out
// as that of the request that is the receiver. Payload and senders are
// what a webhook brought, and the headers that say who sent it.
const (
	RoleCredential      GoRole = "credential"
	RolePassword        GoRole = "password"
	RoleAdministrator   GoRole = "administrator"
	RoleIdentifier      GoRole = "identifier"
	RoleEndpoint        GoRole = "endpoint"
	RoleHeader          GoRole = "header"
	RoleValue           GoRole = "value"
	RoleBasicUser       GoRole = "basic-user"
	RoleBasicPassword   GoRole = "basic-password"
	RoleMethod          GoRole = "method"
	RoleURL             GoRole = "url"
	RoleScheme          GoRole = "scheme"
	RoleHost            GoRole = "host"
	RoleTarget          GoRole = "target"
	RoleDefault         GoRole = "default"
	RoleResult          GoRole = "result"
	RoleEnv             GoRole = "env"
	RoleLogged          GoRole = "logged"
	RoleWriter          GoRole = "writer"
	RoleSigned          GoRole = "signed"
	RoleLifetime        GoRole = "lifetime"
	RoleSigningLifetime GoRole = "signing-lifetime"
	RoleInsecure        GoRole = "insecure"
	RoleSetting         GoRole = "setting"
	RoleDumped          GoRole = "dumped"
	RoleRendered        GoRole = "rendered"
	RoleUntil           GoRole = "until"
	RoleQuery           GoRole = "query"
	RolePayload         GoRole = "payload"
	RoleSenders         GoRole = "senders"
	RoleBody            GoRole = "body"
)

// UnmarshalText accepts the name of a role.
func (v *GoRole) UnmarshalText(b []byte) error {
	return oneOf(v, "role", GoRole(b), []GoRole{
		RoleCredential, RolePassword, RoleAdministrator, RoleIdentifier, RoleEndpoint, RoleHeader, RoleValue,
		RoleBasicUser, RoleBasicPassword, RoleMethod, RoleURL, RoleScheme, RoleHost, RoleTarget, RoleDefault, RoleResult, RoleEnv,
		RoleLogged, RoleWriter, RoleSigned, RoleLifetime, RoleSigningLifetime, RoleInsecure, RoleSetting, RoleDumped, RoleRendered, RoleUntil,
		RoleQuery, RolePayload, RoleSenders, RoleBody,
	})
}

// GoAct is what calling a function of Go code does.
type GoAct string

// Unverified takes in what a webhook brought without checking who sent it,
// verify checks it. Insecure switches the checking of certificates off. Compare
// compares secrets, as who checks a sender does. Secret gives a client the
// credential, its argument, that verify checks with. Issue gives back an object
// of a record, whose secrets are a credential that was just made.
const (
	ActUnverified GoAct = "unverified"
	ActVerify     GoAct = "verify"
	ActInsecure   GoAct = "insecure"
	ActCompare    GoAct = "compare"
	ActSecret     GoAct = "secret"
	ActIssue      GoAct = "issue"
)

// UnmarshalText accepts the name of an act.
func (v *GoAct) UnmarshalText(b []byte) error {
	return oneOf(v, "act", GoAct(b), []GoAct{ActUnverified, ActVerify, ActInsecure, ActCompare, ActSecret, ActIssue})
}

func oneOf[T ~string](dst *T, what string, got T, allowed []T) error {
	if !slices.Contains(allowed, got) {
		return unknownWord(what, string(got), allowed)
	}
	*dst = got
	return nil
}

func indexOf(dst *int, what, got string, names []string) error {
	i := slices.Index(names, got)
	if i < 0 {
		return unknownWord(what, got, names)
	}
	*dst = i
	return nil
}

func unknownWord[T ~string](what, got string, allowed []T) error {
	words := make([]string, len(allowed))
	for i, a := range allowed {
		words[i] = string(a)
	}
	return spelling.Unknown(what, got, words)
}
