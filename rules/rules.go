// Package rules is what damvet knows about the platforms, as data: one TOML
// file a platform, embedded in the binary. It loads the files and checks that
// they hold together; how they are applied is not its business.
//
// Every file is at the same time a valid gitleaks v8 configuration: [[rules]]
// and [[allowlists]] keep gitleaks' keys and meanings, and gitleaks passes over
// the tables and keys that are damvet's own.
package rules

import (
	"iter"
	"slices"
	"strings"
)

// File is one rule file as it stands.
type File struct {
	// Name is the file's name, for messages.
	Name string `toml:"-"`

	Title       string `toml:"title"`
	Description string `toml:"description"`

	Platform   *Platform    `toml:"platform"`
	Guidelines []*Guideline `toml:"guidelines"`
	Rules      []*TextRule  `toml:"rules"`
	Checks     []*Check     `toml:"checks"`
	Allowlists []*Allowlist `toml:"allowlists"`
	// Go is what is known of Go packages whatever the platform; a platform's
	// own SDKs stand in its Platform.
	Go []*GoEntry `toml:"go"`
	// Deployables says what of a repository is deployed apart; one file has it.
	Deployables *Deployables `toml:"deployables"`
	// Requests says how calls name the parts of a request; one file has it.
	Requests *Requests `toml:"requests"`
	// Trials says where objects stand that nobody is granted; one file has it.
	Trials *Trials `toml:"trials"`
	// General is what damvet says of rules about secrets of any kind.
	General *General `toml:"general"`
}

// Platform is what damvet knows of a platform beside guidelines and rules.
type Platform struct {
	// ID is the word that findings and guideline ids carry: "iconik".
	ID string `toml:"id"`
	// Title is how the vendor writes the name.
	Title string `toml:"title"`
	// Documents are the vendor documents that guidelines cite, by a short key.
	Documents map[string]*Document `toml:"documents"`
	// Words make a text one that speaks of the platform. Lower case, compared
	// without regard to case, at least five bytes long.
	Words []string `toml:"words"`
	// Hosts are the platform's host names; "*.example.com" stands for every
	// name below example.com.
	Hosts []string `toml:"hosts"`
	// Headers, Env are names under which credentials and identifiers travel.
	Headers []Name `toml:"headers"`
	Env     []Name `toml:"env"`
	// Permissions is the platform's table of grantable rights.
	Permissions []Permission `toml:"permissions"`
	// Records are the shapes in which the platform's objects are written down.
	Records map[string]*Record `toml:"records"`
	// Bounds are thresholds of damvet's own, which configuration may change.
	Bounds map[string]*Bound `toml:"bounds"`
	// Synthetic gives shapes, as simple regular expressions, from which
	// synthetic values for examples and fixtures are made: <<name>> in an
	// example stands for one of them.
	Synthetic map[string]string `toml:"synthetic"`
	// Samples are sample values that the vendor publishes: the first 16 hex
	// digits of the SHA-256 of each. A finding of one is information.
	Samples []string `toml:"samples"`
	// Go is what the platform's Go packages take and do.
	Go []*GoEntry `toml:"go"`
	// Endpoints is what the calls of the platform's API take; nil where that is
	// not known.
	Endpoints *Endpoints `toml:"endpoints"`
	// Accounts are what names an account of the platform's, and is no secret.
	Accounts []*Account `toml:"accounts"`
	// Origins are where credentials that hold another one come from.
	Origins []*Origin `toml:"origins"`
	// Remedies are what to do about a finding, the first that fits.
	Remedies []*Remedy `toml:"remedies"`
}

// Endpoints is the part of an API that is known by the permissions it takes.
type Endpoints struct {
	// Calls are rows of a path and, method by method, the permissions that a
	// call takes all of: "assets/v1/assets/{}/ GET can_read_assets DELETE
	// can_delete_assets". "{}" stands for any one segment; a method without
	// permissions takes none. Rows that begin with one are known by the two
	// segments behind it, in texts that speak of the platform.
	Calls []string `toml:"calls"`
	// Clients are the names of client libraries, in lower case, as they are
	// imported. Services are the names by which a text that imports one calls a
	// part of the API, each with the beginning of that part's paths: what of it
	// is called is not known, so all of it counts.
	Clients  []string          `toml:"clients"`
	Services map[string]string `toml:"services"`
	// Note says what the rows rest on where the vendor does not say it call by
	// call.
	Note string `toml:"note"`
	// Undecided says of the permissions that no row takes why none does.
	Undecided []Undecided `toml:"undecided"`
}

// Undecided are permissions of which it is not known what takes them, and why.
type Undecided struct {
	Permissions []string `toml:"permissions"`
	Because     string   `toml:"because"`
}

// Takes returns the permissions that some known call takes.
func (e *Endpoints) Takes() map[string]bool {
	takes := map[string]bool{}
	if e == nil {
		return takes
	}
	for _, row := range e.Calls {
		for _, word := range strings.Fields(row)[1:] {
			if !IsMethod(word) {
				takes[word] = true
			}
		}
	}
	return takes
}

// Undecided returns the permissions of the platform that no known call takes:
// whether code needs them cannot be told.
func (p *Platform) Undecided() []string {
	var undecided []string
	takes := p.Endpoints.Takes()
	for _, perm := range p.Permissions {
		if !takes[perm.Name] {
			undecided = append(undecided, perm.Name)
		}
	}
	slices.Sort(undecided)
	return undecided
}

// Account is a kind of name that an account of a platform goes by.
type Account struct {
	// Fact is the fact of findings that tells such a name, Title what it is
	// called.
	Fact  string `toml:"fact"`
	Title string `toml:"title"`
	// Text is a regular expression, matched around Words, whose first group is
	// such a name. Value matches whatever looks like one: where it stands, a
	// name that is known from elsewhere is met again.
	Text  string   `toml:"text"`
	Words []string `toml:"words"`
	Value string   `toml:"value"`
	// Keys are how keys, headers and arguments end that are given such a name, as
	// record.Key writes them: what a constant of another name hands over to one of
	// them is met too, if Value matches it.
	Keys []string `toml:"keys"`
	// ValueWords are what one of stands in or beside every match of Value.
	ValueWords []string `toml:"value-words"`
}

// Origin says what minted a credential that holds the id of that: one of a
// platform's records.
type Origin struct {
	// Credential is the decoder of the credential.
	Credential string `toml:"credential"`
	// Record is a record, ID and Title its fields that hold the id and tell what
	// it is called.
	Record string `toml:"record"`
	ID     string `toml:"id"`
	Title  string `toml:"title"`
	// Value is a regular expression for ids, matched around Words: a text that
	// holds one uses what it is the id of.
	Value string   `toml:"value"`
	Words []string `toml:"words"`
	// Fact tells of a finding what minted its credential. Elsewhere and None are
	// what it tells where the id stands in the repository without its record, and
	// where it does not; "{place}" is where that is.
	Fact      string `toml:"fact"`
	Elsewhere string `toml:"elsewhere"`
	None      string `toml:"none"`
}

// Deployables says which files of a repository belong to one deployable. It is
// what stands below the nearest directory with a manifest in it, unless the
// file is one by itself.
type Deployables struct {
	// Manifests are the base names of files that make their directory one.
	Manifests []string `toml:"manifests"`
	// Alone and None are regular expressions over paths: of what is one by
	// itself, or, with a group in it, by what the group matches, and of what is
	// no part of any.
	Alone []string `toml:"alone"`
	None  []string `toml:"none"`
}

// Trials tell where code puts an object to a test, or says what one has before
// somebody sets it. Under is a regular expression over the keys that lead to the
// object, with what is called before the names of its arguments, and Behind one over
// the text before it. Described is one over the beginning of a text in JSON or YAML
// in which all objects are descriptions of others.
type Trials struct {
	Under     string `toml:"under"`
	Behind    string `toml:"behind"`
	Described string `toml:"described"`
}

// Requests are the names, as they are compared in a Record, that calls in code
// and recordings of calls give to what belongs to a request of any API.
type Requests struct {
	// Address, Method, Body and Parameters name what they say; Aside is what is
	// given beside them.
	Address    []string `toml:"address"`
	Method     []string `toml:"method"`
	Body       []string `toml:"body"`
	Parameters []string `toml:"parameters"`
	Aside      []string `toml:"aside"`
	// Text names the text of a body or an address where other fields say what it is.
	Text []string `toml:"text"`
	// Posting are functions and commands that post whatever body they are given,
	// if nothing else is said.
	Posting []string `toml:"posting"`
}

// Remedy says step by step what to do about a finding whose facts are known.
type Remedy struct {
	// For names rules, and classes of the platform's rules.
	For []string `toml:"for"`
	// When gives facts the values that they must have; "*" is any, "" none.
	When map[string]string `toml:"when"`
	// Steps hold the values of facts as {fact}; {fact|other} is {other} where
	// the fact is not known, and a step with an unknown fact is left out.
	Steps []string `toml:"steps"`
}

// AnyStruct stands for every struct type.
const AnyStruct = "*"

// GoEntry says what functions, struct types or headers mean to the checks of
// Go code. Functions are written "path.Name", methods "path.Type.Name", types
// "path.Type": without stars and parentheses.
type GoEntry struct {
	Funcs []string `toml:"funcs"`
	// Args gives arguments their roles: by index from 0, the receiver not
	// counted; "*" is every argument that is not named, "-1" the receiver.
	Args map[string]GoRole `toml:"args"`
	// Does is what calling one of the functions does.
	Does GoAct `toml:"does"`
	// Variable is the environment variable that the argument is read from as a
	// rule; empty means the platform's first that carries such a thing.
	Variable string `toml:"variable"`
	// Structs are struct types; Fields gives their fields roles. AnyStruct stands
	// for all, where a role is a part of an address.
	Structs []string          `toml:"structs"`
	Fields  map[string]GoRole `toml:"fields"`
	// Given are fields of a record that the structs have by their type alone.
	Given map[string]string `toml:"given"`
	// Record is a record of the platform: an object of that shape that code
	// makes has fields with the roles of Fields, is taken in unverified, or is
	// issued, as Does says. What Funcs issue is one too.
	Record string `toml:"record"`
	// Env says what environment variables carry in whose names a word of a
	// platform stands: regular expressions over the name, by what they carry, of
	// which "none" comes first.
	Env map[string]string `toml:"env"`
	// Tags are keys of struct tags: of a setting that the field is read from, or
	// of what it is by default.
	Tags map[string]GoRole `toml:"tags"`
	// Headers are header names that carry the credential of whatever platform
	// the request goes to.
	Headers []string `toml:"headers"`
	// Giving are words, in lower case, in the names of functions that give back a
	// credential.
	Giving []string `toml:"giving"`

	Platform *Platform `toml:"-" json:"-"`
}

// Document is a vendor document.
type Document struct {
	Title string `toml:"title"`
	URL   string `toml:"url"`
	// Digest is the first 16 hex digits of the SHA-256 of its plain text as the
	// guidelines were written against it, Read the day of that; empty for a
	// document that guidelines only cite beside another.
	Digest string `toml:"digest"`
	Read   string `toml:"read"`
}

// Name is a header or environment name and what it carries.
type Name struct {
	Name string `toml:"name"`
	// Carries is "credential", "password", "identifier", "endpoint" or
	// "administrator" (a credential or login that names an administrator).
	Carries string `toml:"carries"`
}

// Permission is one grantable right and the class of harm it can do.
type Permission struct {
	Name  string `toml:"name"`
	Class string `toml:"class"`
}

// Record is a shape: a mapping that has at least Need of the fields Signs is
// an object of this kind. Fields gives each canonical field name the paths
// under which it is met, dots between the keys of nested mappings; keys are
// compared without regard to case, '_' and '-'.
type Record struct {
	Title string   `toml:"title"`
	Signs []string `toml:"signs"`
	Need  int      `toml:"need"`
	// Must are the signs that none of them lacks.
	Must []string `toml:"must"`
	// Fields are, by name, the ways to a field, each the keys that lead to it with
	// dots between them. The last can be AnySecret.
	Fields map[string][]string `toml:"fields"`
	// Secrets are the fields that hold secrets: their values are told in no
	// fact and take no part in a fingerprint.
	Secrets []string `toml:"secrets"`
	// Lists are the fields whose values are lists: where a format has none, a
	// string names the elements, with commas or semicolons between them.
	Lists []string `toml:"lists"`
	// Grants are the fields whose values are permissions of the platform's Permissions.
	// In a text of code that nobody writes, as bundles are, one of these or a wildcard
	// stands near such a field, or it can tell nothing.
	Grants []string `toml:"grants"`
	// Words are what one of stands, in any case, in every text in which such an
	// object can tell anything; nil for any text. They are in lower case.
	Words []string `toml:"words"`
	// SignWords are Words for some of the signs: one stands near an object in which
	// such a sign can tell anything, and in what a sign says that it must have.
	SignWords map[string][]string `toml:"sign-words"`
	// Body are calls of the platform's Endpoints, each the path of a row and methods
	// of it, whose body is such an object whatever fields it has.
	Body []string `toml:"body"`
	// NotPath is a regular expression over the path of the file: what is in one that
	// matches is no such object unless a call sends it.
	NotPath string `toml:"not-path"`
	// NotUnder is a regular expression over the keys that lead to a map, with what is
	// called before the names of its arguments, and <name> for the attributes of an
	// element: one that matches is no such object unless a call sends it.
	NotUnder string `toml:"not-under"`
}

// AnySecret, as the last key of a way, stands for a key that says of itself that
// it is a secret's.
const AnySecret = "*"

// Bound is a threshold. Value is written as its Kind asks for: "duration"
// ("90d", "1h"), "number", or "prefix", the width of an address range ("/16").
type Bound struct {
	Title string `toml:"title"`
	Kind  string `toml:"kind"`
	Value string `toml:"value"`
}

// Guideline is one sentence of a vendor document that code or configuration
// can obey or break.
type Guideline struct {
	// ID is "<platform>/<name>".
	ID string `toml:"id"`
	// Document is a key of the platform's Documents.
	Document string `toml:"document"`
	Section  string `toml:"section"`
	// Text is the guideline in one line of our own.
	Text string `toml:"text"`
	// Quote is a few of the vendor's words, to find the sentence by.
	Quote string `toml:"quote"`
	// Link leads to the sentence; empty means the document's URL.
	Link       string     `toml:"link"`
	Strength   Strength   `toml:"strength"`
	Visibility Visibility `toml:"visibility"`
	// Person says what a person should check, and where. Required unless
	// Visibility is Full.
	Person string `toml:"person"`
	// Note says where a later setting of the vendor's contradicts the
	// sentence, or where damvet does not follow it, and why.
	Note string `toml:"note"`

	Platform *Platform `toml:"-"`
}

// Rule is what every rule says of itself, whatever finds it.
type Rule struct {
	ID string `toml:"id"`
	// Added is true for a rule of a repository's own.
	Added bool `toml:"-"`
	// Description is the message of a finding: lower case, no full stop.
	Description string     `toml:"description"`
	Class       Class      `toml:"class"`
	Severity    Severity   `toml:"severity"`
	Confidence  Confidence `toml:"confidence"`
	Basis       Basis      `toml:"basis"`
	Guidelines  []string   `toml:"guidelines"`
	// Why is what can happen; Fix is what to do, both in one to three sentences.
	Why        string   `toml:"why"`
	Fix        string   `toml:"fix"`
	References []string `toml:"references"`
	// Found and Missed are what Examples and Counterexamples return of rules
	// that are not the embedded files'.
	Found  []Example `toml:"examples"`
	Missed []Example `toml:"counterexamples"`
	// Tags are gitleaks' tags.
	Tags []string `toml:"tags"`
	// Places grade the rule by the path of the file it is broken in.
	Places []Place `toml:"places"`

	Platform *Platform `toml:"-"`

	embedded bool
}

// Place gives a rule another severity in files whose path matches. The first
// place that matches counts.
type Place struct {
	Path     string   `toml:"path"`
	Severity Severity `toml:"severity"`
	Why      string   `toml:"why"`
}

// Example is a piece of text, and the name of the file it would stand in
// where that matters. In TOML a plain string is an example without a name.
type Example struct {
	File string
	Text string
}

// TextRule is a rule for what a regular expression can see. Keys and meanings
// of the first block are gitleaks v8's.
type TextRule struct {
	Rule

	Regex string `toml:"regex"`
	// SecretGroup is the group that holds the secret; 0 means the first group
	// that matched something, or the whole match if there is none.
	SecretGroup int     `toml:"secretGroup"`
	Entropy     float64 `toml:"entropy"`
	// Keywords: every match of Regex holds one of them, whatever its case.
	Keywords   []string     `toml:"keywords"`
	Path       string       `toml:"path"`
	Allowlists []*Allowlist `toml:"allowlists"`
	// Required names rules that must match nearby for this one to count.
	Required []Required `toml:"required"`
	// SkipReport marks a rule that only serves others as a Required.
	SkipReport bool `toml:"skipReport"`
	// Specificity orders rules of a gitleaks configuration that match the same
	// bytes: the highest is told.
	Specificity int `toml:"-"`

	// Secret is what the secret group holds: "credential" unless given.
	Secret SecretKind `toml:"secret"`
	// Decoder names a decoder of package credential that must accept the
	// secret for the match to count, and which tells its facts.
	Decoder string `toml:"decoder"`
	// Own is a regular expression for names that a configuration adds to the
	// platform: <host>, or <credential> for environment variables and headers
	// that carry one. A rule is then looked for a second time, under its id with
	// "-own" behind it; one that only serves others matches it as well.
	Own string `toml:"own"`
	// NotUnder is a regular expression over the line of a match, those that it stands
	// under, by how far they are indented, and the name of its section: where one
	// matches, it is something else.
	NotUnder string `toml:"not-under"`
	// Tells is the fact under which the findings of rules that require this one
	// tell its value: an identifier that is no secret.
	Tells string `toml:"tells"`
	// Shown is the part of the credential's shape that is no secret: a value
	// that begins with it is shown with it, and the rest redacted.
	Shown string `toml:"shown"`

	// Triggers, if given, are looked for instead of the keywords: every match
	// holds one of them.
	Triggers []string `toml:"-"`
	// General is true for a rule of a gitleaks configuration, about secrets of
	// any kind: it brings all allowlists that hold for it.
	General bool `toml:"-"`
	// Checksum names the check of the digits that the secret carries, or is "".
	Checksum string `toml:"-"`
	// Structure names the check of what the secret is made of, or is "".
	Structure string `toml:"-"`
	// Pinned is true for a rule that comes with damvet.
	Pinned bool `toml:"-"`
}

// Acts reports whether the rule is about what a text does: what a comment in it
// says is not done.
func (r *TextRule) Acts() bool { return r.Secret == SecretNone && r.Platform != nil && !r.Added }

// Required is a rule that must match within so many lines, or anywhere in the
// same text.
type Required struct {
	ID            string `toml:"id"`
	WithinLines   *int   `toml:"withinLines"`
	WithinColumns *int   `toml:"withinColumns"`
}

// Allowlist says what is not a finding. Keys and meanings are gitleaks v8's.
type Allowlist struct {
	Description string   `toml:"description"`
	Condition   string   `toml:"condition"`
	Commits     []string `toml:"commits"`
	Paths       []string `toml:"paths"`
	RegexTarget string   `toml:"regexTarget"`
	Regexes     []string `toml:"regexes"`
	StopWords   []string `toml:"stopwords"`
	TargetRules []string `toml:"targetRules"`
}

// Check is a rule for what only structure can see: it looks at one kind of
// object and holds conditions against its fields. All conditions of When must
// hold and none of Unless.
type Check struct {
	Rule

	Look   Look        `toml:"look"`
	When   []Condition `toml:"when"`
	Unless []Condition `toml:"unless"`
	// At is the field whose place is reported; empty means the field of the
	// first condition that is present, or else the whole object.
	At string `toml:"at"`
	// Tell lists the fields whose values a finding tells as facts.
	Tell []string `toml:"tell"`
	// Path and NotPath are regular expressions over the path of the file: it
	// must match the one and not the other.
	Path    string `toml:"path"`
	NotPath string `toml:"not-path"`
	// With and Without are regular expressions over the whole text: it must
	// match every one of With, and not Without.
	With    []string `toml:"with"`
	Without string   `toml:"without"`
	// Once: of a text only the first object that breaks the check is told.
	Once bool `toml:"once"`
	// Subsumes lists checks that say less of the same cause: an object that
	// breaks this one is not told to break those.
	Subsumes []string `toml:"subsumes"`
}

// Look is what a check looks at. Exactly one of its keys is given.
type Look struct {
	// Record is a key of the platform's Records.
	Record string `toml:"record"`
	// Credential is a decoder's name: the decoded credential's own fields.
	Credential string `toml:"credential"`
	// URL is a regular expression over addresses in strings. The fields of the
	// object are "scheme", "host", "path", "query.<name>" and, where the text shows
	// how it is called, "method". What it matches has one of Words in it, as it is
	// written in the text.
	URL string `toml:"url"`
	// Text is a regular expression over texts that speak of a platform. The
	// fields of the object are its named groups, those that matched. A match is
	// at most 300 bytes long and has one of Words in it.
	Text string `toml:"text"`
	// Words are in lower case and compared without regard to case.
	Words []string `toml:"words"`
	// Go is the analyzer of package analyzers that finds it. The fields of the
	// object are what the analyzer's documentation names; without conditions
	// the check takes everything that the analyzer finds for the platform.
	// Examples are whole Go files.
	Go string `toml:"go"`
}

// Condition is one condition over one field. Exactly one of the comparisons
// is given.
type Condition struct {
	Field string `toml:"field"`

	// Any: one of these conditions holds, in place of a field and a comparison.
	// Those that do are told in one finding.
	Any []Condition `toml:"any"`

	// Lacks: the field is absent, null, or an empty string or list.
	Lacks bool `toml:"lacks"`
	// Present is the contrary of Lacks.
	Present bool `toml:"present"`
	// Equals: the value is one of these (strings without regard to case).
	Equals []any `toml:"equals"`
	// AnyOf: the value, or an element of it, is one of these strings.
	AnyOf []string `toml:"any-of"`
	// AnyClass: an element is a permission of one of these classes.
	AnyClass []string `toml:"any-class"`
	// Unknown: an element is in no row of the permission table.
	Unknown bool `toml:"unknown"`
	// Matches: the value, or an element, matches this regular expression.
	Matches string `toml:"matches"`
	// Written is Matches for the value as it is written, be it looked up
	// elsewhere or not.
	Written string `toml:"written"`
	// Under: the keys that lead to the record and the calls that it is handed to, these
	// with "()" behind them, with dots between them, match this regular expression.
	// Unsaid: the text in which it stands does not.
	Under  string `toml:"under"`
	Unsaid string `toml:"unsaid"`
	// WiderThan: an address range is wider than a bound, or is no range.
	WiderThan string `toml:"wider-than"`
	// LongerThan: a duration is longer than a bound. Unit is what a bare
	// number counts: "s" (default), "ms", "d", or "unix" for a point in time in
	// seconds since 1970. A point in time is as long as it is away from now.
	LongerThan string `toml:"longer-than"`
	Unit       string `toml:"unit"`
	// AtLeast and Below compare numbers.
	AtLeast *float64 `toml:"at-least"`
	Below   *float64 `toml:"below"`
	// Holds: the value has at least so many different elements.
	Holds int `toml:"holds"`
	// SameAs: the value is written as that of another field is.
	SameAs string `toml:"same-as"`
	// Constant: the value is written out, neither looked up nor templated.
	Constant bool `toml:"constant"`
	// Joins: another record of the same text has this value in a field.
	Joins *Joined `toml:"joins"`
	// Spread: the value stands in at least so many deployables of the
	// repository. It is reported once, at the first of its places.
	Spread int `toml:"spread"`
	// Surplus: an element is a permission that no call takes which the code of
	// the repository makes, and there are such calls.
	Surplus bool `toml:"surplus"`
	// Sent: a call sends the record to an endpoint that takes it, whatever field is
	// named.
	Sent bool `toml:"sent"`
}

// Joined is the other side of a joining condition: a record that meets When
// and has the value in Field, or a match of a regular expression that has it in
// its first group.
type Joined struct {
	Record string      `toml:"record"`
	Field  string      `toml:"field"`
	When   []Condition `toml:"when"`
	Text   string      `toml:"text"`
	// Anywhere: in any text of the repository, not only in the same.
	Anywhere bool `toml:"anywhere"`
}

// Across reports whether a condition is one over the repository instead of one
// text.
func (c *Condition) Across() bool {
	return c.Spread > 0 || c.Surplus || c.Joins != nil && c.Joins.Anywhere
}

// Catalogue is all rule files together, checked against each other.
type Catalogue struct {
	Platforms  []*Platform
	Guidelines []*Guideline
	Rules      []*TextRule
	Checks     []*Check
	// Allowlists hold for every text rule that is about a secret, unless they
	// name TargetRules.
	Allowlists []*Allowlist
	// Go is what is known of Go packages, in the order of the files.
	Go []*GoEntry
	// Deployables is never nil.
	Deployables *Deployables
	// Requests and Trials are never nil.
	Requests *Requests
	Trials   *Trials
	// General is nil without a file that describes it.
	General *General
	// ShortRuns is true if runs of base64 and hexadecimal digits are decoded that
	// are as short as those that gitleaks decodes.
	ShortRuns bool

	byID       map[string]*Rule
	guidelines map[string]*Guideline
}

// Rule returns the rule or check of that id, or nil.
func (c *Catalogue) Rule(id string) *Rule { return c.byID[id] }

// Guideline returns the guideline of that id, or nil.
func (c *Catalogue) Guideline(id string) *Guideline { return c.guidelines[id] }

// Platform returns the platform of that id, or nil.
func (c *Catalogue) Platform(id string) *Platform {
	for _, p := range c.Platforms {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// PermissionClass returns the class of a permission of the platform, or "".
func (p *Platform) PermissionClass(name string) string {
	for _, perm := range p.Permissions {
		if perm.Name == name {
			return perm.Class
		}
	}
	return ""
}

// URL returns the address of the guideline's sentence, or of its document.
func (g *Guideline) URL() string {
	if g.Link != "" {
		return g.Link
	}
	return g.Platform.Documents[g.Document].URL
}

// All yields every rule, those of checks included, in the order of the files.
func (c *Catalogue) All() iter.Seq[*Rule] {
	return func(yield func(*Rule) bool) {
		for _, r := range c.Rules {
			if !yield(&r.Rule) {
				return
			}
		}
		for _, k := range c.Checks {
			if !yield(&k.Rule) {
				return
			}
		}
	}
}
