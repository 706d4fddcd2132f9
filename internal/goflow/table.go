package goflow

import (
	"crypto/sha256"
	"encoding/hex"
	"go/types"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/rules"
)

// table is the catalogue's knowledge of Go code, ready to be looked up.
type table struct {
	cat     *rules.Catalogue
	funcs   map[string]*fun
	fields  map[string]map[string]field // by type, by field
	headers map[string]header           // by lower-case name
	env     map[string]named
	// carried are the expressions for names that env does not hold, in order.
	carried []carried
	// records are the objects whose fields have roles.
	records []objectSink
	// arriving are records that come from outside, unverified, and issued those
	// whose secrets the code itself has made.
	arriving, issued []objectSink
	// given are fields of records that structs of a type have without saying so.
	given map[string]map[string]string
	// sinks are the packages of platforms, which make a package that imports them
	// worth a look.
	sinks map[string]*rules.Platform
	// clients are the packages that send requests.
	clients map[string]bool
	// mentions finds the hosts of platforms in a text.
	hosts []host
	// shortest is the length of the shortest word that speaks of a platform.
	shortest int
	shaped   []*rules.TextRule
	tags     map[string]rules.GoRole
	// giving are words in the names of functions that give back a credential.
	giving []string
	// never are texts that are no secret.
	never   *lazyregexp.Any
	samples map[string]bool
}

// receiver is the index of a method's receiver among its arguments.
const receiver = -1

type fun struct {
	platform *rules.Platform
	args     map[int]rules.GoRole
	rest     rules.GoRole
	does     rules.GoAct
	variable string
}

type field struct {
	platform *rules.Platform
	role     rules.GoRole
}

// header is what a header of that name carries; without a platform, the
// credential of whatever platform the request goes to.
type header struct {
	platform *rules.Platform
	carries  string
}

type named struct {
	platform *rules.Platform
	carries  string
}

// carried is what environment variables carry whose names match.
type carried struct {
	what string
	re   *regexp.Regexp
}

type objectSink struct {
	platform *rules.Platform
	record   *rules.Record
	fields   map[string]rules.GoRole
}

type host struct {
	platform *rules.Platform
	name     string // "app.iconik.io", ".iconik.io" for every name below it
}

// knowledge is what the checks know.
var knowledge = builtin.Get

var builtin = lazy.Value[*table]{Make: func() *table { return newTable(rules.Builtin()) }}

// Use makes the checks know a catalogue in place of the built-in one. It is to
// be called before they run.
func Use(cat *rules.Catalogue) {
	knowledge = sync.OnceValue(func() *table { return newTable(cat) })
	theGate = sync.OnceValue(func() *gate { return newGate(knowledge()) })
}

func newTable(cat *rules.Catalogue) *table {
	t := &table{
		cat: cat, funcs: map[string]*fun{}, fields: map[string]map[string]field{}, headers: map[string]header{},
		env: map[string]named{}, given: map[string]map[string]string{}, sinks: map[string]*rules.Platform{}, clients: map[string]bool{}, samples: map[string]bool{},
	}
	for _, e := range cat.Go {
		t.add(e)
	}
	t.shaped = shaped(cat)
	t.shortest = math.MaxInt
	for _, p := range cat.Platforms {
		for _, w := range p.Words {
			t.shortest = min(t.shortest, len(w))
		}
		for _, h := range p.Headers {
			if h.Carries != "endpoint" {
				t.headers[strings.ToLower(h.Name)] = header{p, h.Carries}
			}
		}
		for _, e := range p.Env {
			t.env[e.Name] = named{p, e.Carries}
		}
		for _, h := range p.Hosts {
			t.hosts = append(t.hosts, host{p, strings.TrimPrefix(h, "*")})
		}
		for _, s := range p.Samples {
			t.samples[s] = true
		}
	}
	// Compiling takes longer than most packages do.
	t.never = lazyregexp.NewAny(nevers(cat))
	return t
}

// nevers are the expressions for texts that are no secret.
func nevers(cat *rules.Catalogue) []string {
	var out []string
	for _, a := range cat.Allowlists {
		if len(a.TargetRules) == 0 && (a.RegexTarget == "" || a.RegexTarget == "secret") {
			out = append(out, a.Regexes...)
		}
	}
	return out
}

func (t *table) add(e *rules.GoEntry) {
	for _, name := range e.Funcs {
		f := t.funcs[name]
		if f == nil {
			f = &fun{platform: e.Platform, args: map[int]rules.GoRole{}, variable: e.Variable}
			t.funcs[name] = f
		}
		if e.Does != "" {
			f.does = e.Does
		}
		for key, role := range e.Args {
			if key == "*" {
				f.rest = role
			} else if n, err := strconv.Atoi(key); err == nil {
				f.args[n] = role
			}
			if role == rules.RoleURL && e.Platform == nil {
				t.clients[packageOf(name)] = true
			}
		}
		if e.Platform != nil {
			t.sinks[packageOf(name)] = e.Platform
		}
	}
	for _, name := range e.Structs {
		if e.Given != nil {
			t.given[name] = e.Given
		}
		if t.fields[name] == nil {
			t.fields[name] = map[string]field{}
		}
		for key, role := range e.Fields {
			t.fields[name][key] = field{e.Platform, role}
		}
		if e.Platform != nil {
			t.sinks[packageOf(name)] = e.Platform
		}
	}
	if e.Tags != nil {
		t.tags = e.Tags
	}
	t.giving = append(t.giving, e.Giving...)
	for _, h := range e.Headers {
		t.headers[strings.ToLower(h)] = header{nil, "credential"}
	}
	for _, what := range []string{"none", "administrator", "password", "credential"} {
		if expr := e.Env[what]; expr != "" {
			t.carried = append(t.carried, carried{what, regexp.MustCompile(expr)})
		}
	}
	if e.Record != "" && e.Does == rules.ActUnverified {
		t.arriving = append(t.arriving, objectSink{platform: e.Platform, record: e.Platform.Records[e.Record]})
	}
	if e.Does == rules.ActIssue {
		t.issued = append(t.issued, objectSink{platform: e.Platform, record: e.Platform.Records[e.Record]})
	}
	if e.Record != "" && len(e.Fields) > 0 {
		t.records = append(t.records, objectSink{e.Platform, e.Platform.Records[e.Record], e.Fields})
	}
}

// fieldOf returns what a field of a type is: as the type's, or as any struct's of
// that name.
func (t *table) fieldOf(typ, name string) field {
	if f, ok := t.fields[typ][name]; ok {
		return f
	}
	return t.fields[rules.AnyStruct][name]
}

// packageOf returns the package path of "path.Name" or "path.Type.Name".
func packageOf(name string) string {
	slash := strings.LastIndexByte(name, '/') + 1
	// The last element may hold dots of its own ("resty.dev/v3" does not,
	// "gopkg.in/resty.v1" does): names begin in upper case, versions do not.
	for i := slash; i < len(name); i++ {
		if name[i] == '.' && i+1 < len(name) && (name[i+1] >= 'A' && name[i+1] <= 'Z') {
			return name[:i]
		}
	}
	if i := strings.IndexByte(name[slash:], '.'); i >= 0 {
		return name[:slash+i]
	}
	return name
}

// funcName names a function as rules do.
func funcName(fn *types.Func) string {
	if fn == nil || fn.Pkg() == nil {
		return ""
	}
	path := importPath(fn.Pkg())
	recv := fn.Signature().Recv()
	if recv == nil {
		return path + "." + fn.Name()
	}
	if name := typeName(recv.Type()); name != "" {
		return name + "." + fn.Name()
	}
	return ""
}

// typeName names the type, or what it points to, as rules do; "" if it has no
// name.
func typeName(t types.Type) string {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return ""
	}
	return importPath(n.Obj().Pkg()) + "." + n.Obj().Name()
}

// importPath is the path as source code writes it, vendored or not.
func importPath(p *types.Package) string {
	path := p.Path()
	if i := strings.LastIndex(path, "/vendor/"); i >= 0 {
		return path[i+len("/vendor/"):]
	}
	return strings.TrimPrefix(path, "vendor/")
}

// environment returns what the environment variable, or the setting, of that
// name carries: as the catalogue lists it, or as its words say.
func (t *table) environment(name string) (named, bool) {
	if e, ok := t.env[name]; ok {
		return e, true
	}
	if len(name) < 5 || len(name) > 80 || strings.ContainsAny(name, " /%{}<>()\n") {
		return named{}, false
	}
	lower := strings.ToLower(name)
	for _, p := range t.cat.Platforms {
		if !speaksOf(lower, p) {
			continue
		}
		for _, c := range t.carried {
			if c.re.MatchString(name) {
				return named{p, c.what}, c.what != "none"
			}
		}
		return named{}, false
	}
	return named{}, false
}

// EndpointOf returns the platform whose address the environment variable of
// that name holds, or nil.
func EndpointOf(name string) *rules.Platform {
	if e := knowledge().env[name]; e.carries == "endpoint" {
		return e.platform
	}
	return nil
}

// spoken returns a platform of which a name speaks, or nil.
func (t *table) spoken(name string) *rules.Platform {
	if len(name) < t.shortest {
		return nil
	}
	name = strings.ToLower(name)
	for _, p := range t.cat.Platforms {
		if speaksOf(name, p) {
			return p
		}
	}
	return nil
}

// speaksOf reports whether a text in lower case has a word of a platform in it.
func speaksOf(text string, p *rules.Platform) bool {
	return slices.ContainsFunc(p.Words, func(w string) bool { return strings.Contains(text, w) })
}

// hostPlatform returns the platform that a host name belongs to, or nil.
func (t *table) hostPlatform(name string) *rules.Platform {
	name = strings.ToLower(name)
	for _, h := range t.hosts {
		if name == h.name || h.name[0] == '.' && strings.HasSuffix(name, h.name) {
			return h.platform
		}
	}
	return nil
}

// mention returns the platform whose host stands in the text, or nil.
func (t *table) mention(text string) *rules.Platform {
	for _, h := range t.hosts {
		if strings.Contains(text, strings.TrimPrefix(h.name, ".")) {
			return h.platform
		}
	}
	return nil
}

// Secret reports whether a text may be a credential, or a password: what is
// empty, a place to be filled in, a mask, a sentence, an address or one of the
// vendors' samples is neither.
func Secret(text string, password bool) bool { return knowledge().secret(text, password) }

func (t *table) secret(text string, password bool) bool {
	return t.token(text, password) && !t.never.Match([]byte(text))
}

// unfit are characters that no secret has.
const unfit = " \t\r\n%{}<>"

// maxSecret is how long a secret is at most.
const maxSecret = 4096

// token is secret without the expressions for texts that are none.
func (t *table) token(text string, password bool) bool {
	return fits(text, password) && !t.samples[sampleOf(text)]
}

// sampleOf is what the rule files write of a sample.
func sampleOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// fits reports whether a text is one that secrets are like at all.
func fits(text string, password bool) bool {
	least := 10
	if password {
		least = 4
	}
	if len(text) < least || len(text) > maxSecret || strings.ContainsAny(text, unfit) || strings.Contains(text, "://") {
		return false
	}
	return password || entropy(text) >= 2.5
}

// Random reports whether a text looks like a secret by itself, without a place
// that asks for one.
func Random(text string) bool { return knowledge().random(text) }

func (t *table) random(text string) bool { return theGate().random(text) }

// unlikely are characters that no text has that is random by itself.
const unlikely = ",;:()[]&?"

// likely is what a text has to be by itself to be random.
func likely(text string) bool {
	least := 3.2
	if len(text) >= 32 {
		least = 3
	}
	return len(text) >= 20 && entropy(text) >= least && strings.ContainsAny(text, "0123456789") &&
		!strings.ContainsAny(text, unlikely) && (!strings.Contains(text, "/") || entropy(text) >= 4.2 && mixed(text))
}

// mixed reports whether a text is of the characters of base64 alone, all kinds
// of them.
func mixed(s string) bool {
	upper, lower, digit := false, false, false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			upper = true
		case c >= 'a' && c <= 'z':
			lower = true
		case c >= '0' && c <= '9':
			digit = true
		case c != '/' && c != '+' && c != '=':
			return false
		}
	}
	return upper && lower && digit
}

// entropy is Shannon's, in bits a byte.
func entropy(s string) float64 {
	var count [256]int
	for i := range len(s) {
		count[s[i]]++
	}
	h := 0.0
	for _, n := range count {
		if n > 0 {
			p := float64(n) / float64(len(s))
			h -= p * math.Log2(p)
		}
	}
	return h
}

// Hash is the SHA-256 of a secret as findings tell it.
func Hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
