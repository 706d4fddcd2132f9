package analyzers_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/analyzers"
	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// row is one thing that an entry says of Go code: of a function, of a field, of a
// key.
type row struct {
	entry *rules.GoEntry
	// kind is the entry's key, name what stands there.
	kind, name string
}

func (r row) String() string {
	if r.entry.Does != "" && r.kind == "funcs" {
		return string(r.entry.Does) + " " + r.name
	}
	return r.kind + " " + r.name
}

// unexercised are the rows for which no code is made here, with the reason.
var unexercised = map[string]string{
	"given github.com/imagekit-developer/imagekit-go/v2.OriginRequestGcsParam.type": "no check of origins asks for that type by itself",
	"giving token":                      "it opens packages that others import; package goflow's facts have it",
	"giving secret":                     "see giving token",
	"giving password":                   "see giving token",
	"giving passphrase":                 "see giving token",
	"giving apikey":                     "see giving token",
	"giving api_key":                    "see giving token",
	"giving privatekey":                 "see giving token",
	"giving credential":                 "see giving token",
	"record iconik-app.default_user_id": "it names an account, which damvet joins with the records of files",
	"record iconik-login.email":         "see record iconik-app.default_user_id",
	"fields github.com/jzhang919/iconikclient.Credentials.AppID":  "see record iconik-app.default_user_id",
	"fields github.com/jzhang919/iconikclient2.Credentials.AppID": "see record iconik-app.default_user_id",
}

// written is the code for rows that need more than their roles say. T is a constant
// that is a secret; as a text it stands for it.
var written = map[string]string{
	"compare crypto/subtle.ConstantTimeCompare": arriving + "; crypto/subtle.ConstantTimeCompare()",
	"compare crypto/hmac.Equal":                 arriving + "; crypto/hmac.Equal()",
	"record iconik-custom-action-call":          arriving,
	"record iconik-login.password":              `log.Print(len(map[string]string{"app_name": "sync", "email": "ada@acme-tv.net", "password": T}))`,
	"record oneteg-connection.api_key":          `log.Print(len(map[string]string{"connection_name": "desk", "connector": "iconikfilesConnector-v1.0", "endpoint_url": "https://app.iconik.io/API/", "api_key": T}))`,
	"record iconik-token":                       `log.Print(map[string]any{"token": "one", "app_id": "two", "is_super_admin": false, "is_super_admin_light": false, "is_mfa_authenticated": false, "system_domain_id": "three"})`,
	"issue github.com/imagekit-developer/imagekit-go/v2/lib.HelperService.GetAuthenticationParameters": `log.Print(new(github.com/imagekit-developer/imagekit-go/v2/lib.HelperService).GetAuthenticationParameters("", 0))`,
	"verify github.com/imagekit-developer/imagekit-go/v2.WebhookService.Unwrap":                        `new(github.com/imagekit-developer/imagekit-go/v2.WebhookService).Unwrap("", nil)`,
	"secret github.com/imagekit-developer/imagekit-go/v2/option.WithWebhookSecret":                     `github.com/imagekit-developer/imagekit-go/v2/option.WithWebhookSecret("")`,
	"fields github.com/imagekit-developer/imagekit-go/v2/packages/param.Opt.Value":                     `log.Print(len(map[string]any{"app_name": "sync", "email": "ada@acme-tv.net", "password": github.com/imagekit-developer/imagekit-go/v2/packages/param.Opt{Value: T}}))`,
	"fields net/url.URL.RawQuery": `u := new(net/url.URL); u.RawQuery = "token=" + os.Getenv("ICONIK_AUTH_TOKEN")`,
}

// arriving takes in what a platform sends.
const arriving = `var c struct {
	AuthToken string   "json:\"auth_token\""
	ActionID  string   "json:\"action_id\""
	Context   string   "json:\"context\""
	AssetIDs  []string "json:\"asset_ids\""
}; new(encoding/json.Decoder).Decode(&c)`

// TestRows holds, for every row for Go code in the rule files, that there is code of
// which something else is told without it. What the code imports is made of the rows
// too.
func TestRows(t *testing.T) {
	cat := rules.Builtin()
	t.Cleanup(func() { goflow.Use(rules.Builtin()) })
	u := newUniverse(t, cat)
	used, n := map[string]bool{}, 0
	for i, e := range cat.Go {
		for _, r := range rowsOf(e) {
			name := r.String()
			used[name] = true
			n++
			if unexercised[name] != "" {
				continue
			}
			body, ok := written[name]
			if !ok {
				body = code(r)
			}
			if body == "" {
				t.Errorf("%s: neither code nor a reason why there is none", name)
				continue
			}
			goflow.Use(cat)
			with := u.told(t, body)
			less := *cat
			less.Go = slices.Clone(cat.Go)
			less.Go[i] = without(r)
			goflow.Use(&less)
			if got := u.told(t, body); slices.Equal(got, with) {
				t.Errorf("%s: with and without it %q is told of\n%s", name, with, body)
			}
		}
	}
	for name := range unexercised {
		if !used[name] {
			t.Errorf("there is no row %s", name)
		}
	}
	for name := range written {
		if !used[name] {
			t.Errorf("there is no row %s", name)
		}
	}
	t.Logf("%d rows, of which %d are not exercised", n, len(unexercised))
}

func rowsOf(e *rules.GoEntry) []row {
	var out []row
	add := func(kind, name string) { out = append(out, row{e, kind, name}) }
	for _, name := range e.Funcs {
		add("funcs", name)
	}
	for _, s := range e.Structs {
		for _, field := range slices.Sorted(maps.Keys(e.Fields)) {
			add("fields", s+"."+field)
		}
		for _, field := range slices.Sorted(maps.Keys(e.Given)) {
			add("given", s+"."+field)
		}
	}
	if len(e.Funcs)+len(e.Structs) == 0 && e.Record != "" {
		for _, field := range slices.Sorted(maps.Keys(e.Fields)) {
			add("record", e.Record+"."+field)
		}
		if len(e.Fields) == 0 {
			add("record", e.Record)
		}
	}
	for _, name := range e.Headers {
		add("headers", name)
	}
	for _, name := range e.Giving {
		add("giving", name)
	}
	for _, name := range slices.Sorted(maps.Keys(e.Env)) {
		add("env", name)
	}
	for _, name := range slices.Sorted(maps.Keys(e.Tags)) {
		add("tags", name)
	}
	return out
}

// without returns the row's entry without the row.
func without(r row) *rules.GoEntry {
	e := *r.entry
	omit := func(list []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == r.name })
	}
	last := r.name[strings.LastIndexByte(r.name, '.')+1:]
	switch r.kind {
	case "funcs":
		e.Funcs = omit(e.Funcs)
	case "fields":
		e.Fields = maps.Clone(e.Fields)
		delete(e.Fields, last)
	case "given":
		e.Given = nil
	case "record":
		e.Fields, e.Does, e.Record = maps.Clone(e.Fields), "", r.entry.Record
		delete(e.Fields, last)
	case "headers":
		e.Headers = omit(e.Headers)
	case "env":
		e.Env = maps.Clone(e.Env)
		delete(e.Env, r.name)
	case "tags":
		e.Tags = maps.Clone(e.Tags)
		delete(e.Tags, r.name)
	}
	return &e
}

// Of what all code here speaks, and what it uses.
const (
	site     = "https://app.iconik.io/API/"
	variable = "ICONIK_AUTH_TOKEN"
	endpoint = "IMAGEKIT_URL_ENDPOINT"
	plain    = "http://media.acme-tv.net/"
)

// code makes the code in which a row matters, "" if its roles do not say it.
func code(r row) string {
	switch r.kind {
	case "funcs":
		return calling(r)
	case "fields":
		return filling(r)
	case "given":
		i := strings.LastIndexByte(r.name, '.')
		return "x := &" + r.name[:i] + `{Name: "shop", BaseURL: "http://shop.acme-tv.net", AccessKey: "shop-reader", UseIAMRole: false, SasToken: "sv=2024-11-04&sp=rwd&sig=" + T}; _ = x`
	case "headers":
		return fmt.Sprintf(`h := new(net/http.Header); h.Set(%q, "Bearer "+T)`, r.name)
	case "env":
		name := map[string]string{"none": "ICONIK_PUBLIC_TOKEN", "administrator": "ICONIK_SYNC_ADMIN_TOKEN", "password": "ICONIK_SYNC_PASSWORD", "credential": "ICONIK_UPLOAD_TOKEN"}[r.name]
		return fmt.Sprintf(`x := os.Getenv(%q); log.Print(x); h := new(net/http.Header); h.Set("Auth-Token", x)`, name)
	case "tags":
		name, value := r.name, "default"
		if r.entry.Tags[name] == rules.RoleDefault {
			name, value = "env", r.name
		}
		return fmt.Sprintf("var c struct { Token string `%s:%q %s:\"T\"` }; log.Println(len(c.Token))", name, variable, value)
	}
	return ""
}

// calling calls a function with what its arguments are there for.
func calling(r row) string {
	e := r.entry
	roles := slices.Collect(maps.Values(e.Args))
	has := func(role rules.GoRole) bool { return slices.Contains(roles, role) }
	secret := fmt.Sprintf("os.Getenv(%q)", variable)
	args := make([]string, arity(e))
	for i := range args {
		switch e.Args[strconv.Itoa(i)] {
		case rules.RoleHeader:
			// A platform's own header is told of beside a value wherever it stands.
			args[i] = `"Authorization"`
		case rules.RoleValue, rules.RoleCredential, rules.RolePassword, rules.RoleBasicPassword, rules.RoleDefault, rules.RoleResult:
			args[i] = "T"
		case rules.RoleBasicUser:
			args[i] = `"sync"`
		case rules.RoleSetting, rules.RoleEnv:
			args[i] = strconv.Quote(variable)
		case rules.RoleURL:
			args[i] = "u"
		case rules.RoleEndpoint:
			args[i] = strconv.Quote(plain)
		case rules.RoleWriter:
			args[i] = "os.Stdout"
		case rules.RoleTarget:
			args[i] = "&x"
		case rules.RoleUntil:
			args[i] = "1800"
		case rules.RoleLogged, rules.RoleRendered:
			args[i] = secret
		case rules.RoleDumped:
			args[i] = "req"
		default:
			args[i] = `""`
		}
	}
	if e.Args["*"] != "" {
		args = append(args, secret)
	}
	call := callee(r) + "(" + strings.Join(args, ", ") + ")"
	if e.Args["-1"] == rules.RoleWriter {
		call = "os.Stdout." + path.Ext(r.name)[1:] + "(" + strings.Join(args, ", ") + ")"
	}
	switch {
	case has(rules.RoleBody) && !has(rules.RoleURL):
		dir, typ, name := parts(r.name)
		return fmt.Sprintf(`r := new(%s.%s); r.%s(map[string]any{"email": "ada@acme-tv.net", "is_admin": true}); r.Post(%q)`, dir, typ, name, site+"users/v1/users/")
	case has(rules.RoleURL):
		return fmt.Sprintf("u := os.Getenv(%q); if u == \"\" { u = %q }; %s", endpoint, plain, call)
	case has(rules.RoleTarget):
		return "var x string; " + call
	case has(rules.RoleEnv):
		return "log.Print(" + call + ")"
	case has(rules.RoleRendered):
		return `var c struct { Token string }; h := new(net/http.Header); h.Set("Auth-Token", c.Token); log.Print(` + strings.Replace(call, secret, "c", 1) + ")"
	case has(rules.RoleResult):
		return `h := new(net/http.Header); h.Set("Auth-Token", ` + call + ")"
	case has(rules.RoleDumped):
		return fmt.Sprintf(`req := net/http.NewRequest("GET", %q); req.Header.Set("Auth-Token", %s); log.Print(%s)`, site, secret, call)
	}
	return call
}

// filling fills a field of a struct, and those that go with it.
func filling(r row) string {
	e := r.entry
	i := strings.LastIndexByte(r.name, '.')
	name, field := r.name[:i], r.name[i+1:]
	if name == rules.AnyStruct {
		other := map[rules.GoRole]string{rules.RoleScheme: "Host", rules.RoleHost: "Scheme"}[e.Fields[field]]
		name = "struct { " + field + ", " + other + " string }"
		texts := map[rules.GoRole]string{rules.RoleScheme: `"http"`, rules.RoleHost: `"app.iconik.io"`}
		return fmt.Sprintf("x := &%s{%s: %s, %s: %s}; _ = x", name, field, texts[e.Fields[field]], other, texts[e.Fields[other]])
	}
	set := map[string]string{}
	for other, role := range e.Fields {
		switch role {
		case rules.RoleCredential, rules.RolePassword:
			if other == field {
				set[other] = "T"
			}
		case rules.RoleDefault:
			set[other] = "T"
		case rules.RoleSetting:
			if other == field || e.Fields[field] == rules.RoleDefault {
				set[other] = strconv.Quote(variable)
			}
		case rules.RoleEndpoint:
			set[other] = strconv.Quote(plain)
		case rules.RoleInsecure, rules.RoleSigned:
			set[other] = "true"
		case rules.RoleScheme:
			set[other] = `"http"`
		case rules.RoleHost:
			set[other] = `"app.iconik.io"`
		case rules.RoleQuery:
			set[other] = `"auth_token=" + T`
		case rules.RoleUntil:
			set[other] = "1800"
		case rules.RoleLifetime, rules.RoleSigningLifetime:
			set[other] = "4000000000"
		}
	}
	if e.Fields[field] == rules.RoleSigned {
		for other, role := range e.Fields {
			if role == rules.RoleLifetime || role == rules.RoleSigningLifetime {
				delete(set, other)
			}
		}
	}
	var pairs []string
	for _, other := range slices.Sorted(maps.Keys(set)) {
		pairs = append(pairs, other+": "+set[other])
	}
	return "x := &" + name + "{" + strings.Join(pairs, ", ") + "}; _ = x"
}

// arity is how many arguments a function has of which the entry says something.
func arity(e *rules.GoEntry) int {
	n := 0
	for key := range e.Args {
		if i, err := strconv.Atoi(key); err == nil {
			n = max(n, i+1)
		}
	}
	return n
}

// callee is how code calls the function of a row.
func callee(r row) string {
	dir, typ, name := parts(r.name)
	if typ == "" {
		return dir + "." + name
	}
	return "new(" + dir + "." + typ + ")." + name
}

// parts takes "import/path.Type.Name" apart.
func parts(full string) (dir, typ, name string) {
	slash := strings.LastIndexByte(full, '/') + 1
	i := slash
	for ; i < len(full); i++ {
		if full[i] == '.' && full[i+1] >= 'A' && full[i+1] <= 'Z' {
			break
		}
	}
	dir = full[:i]
	typ, name, ok := strings.Cut(full[i+1:], ".")
	if !ok {
		typ, name = "", typ
	}
	return dir, typ, name
}

// universe is the packages of all rows, with what is said of them.
type universe struct {
	fset  *token.FileSet
	pkgs  map[string]*types.Package
	names map[string]string // of packages, by path
	order []string          // of paths, the longest first
}

// declared are declarations that the rows do not say.
var declared = map[string]string{
	"encoding/json.Decoder":        "type Decoder struct{}",
	"encoding/json.Decoder.Decode": "func (d *Decoder) Decode(v any) error { return nil }",
	"os.Stdout":                    "var Stdout = new(File)",
	"net/http.NewRequest":          "func NewRequest(method, url string) *Request { return nil }",
	"net/http.Request":             "type Request struct { Header Header }",
}

// common are fields of all structs that say by their type what they are.
var common = []string{"Name string `json:\"name\"`", "BaseURL string `json:\"baseUrl\"`", "AccessKey string `json:\"accessKey\"`", "UseIAMRole bool `json:\"useIAMRole\"`"}

func newUniverse(t *testing.T, cat *rules.Catalogue) *universe {
	t.Helper()
	decls := map[string]map[string]string{}
	declare := func(full, text string) {
		dir, typ, name := parts(full)
		if typ != "" {
			name = typ + "." + name
		}
		if decls[dir] == nil {
			decls[dir] = map[string]string{}
		}
		decls[dir][name] = text
	}
	for _, e := range cat.Go {
		for _, full := range e.Funcs {
			dir, typ, name := parts(full)
			recv := ""
			if typ != "" {
				recv = "(x *" + typ + ") "
				if decls[dir][typ] == "" {
					declare(dir+"."+typ, "type "+typ+" struct{}")
				}
			}
			if decls[dir][strings.TrimPrefix(typ+"."+name, ".")] == "" {
				declare(full, "func "+recv+name+signature(e))
			}
		}
		for _, full := range e.Structs {
			if full == rules.AnyStruct {
				continue
			}
			var fields []string
			for _, name := range slices.Sorted(maps.Keys(e.Fields)) {
				fields = append(fields, fmt.Sprintf("%s %s `json:\"%s%s\"`", name, typeOf(e.Fields[name]), strings.ToLower(name[:1]), name[1:]))
			}
			if e.Given != nil {
				fields = append(fields, common...)
				if e.Fields["SasToken"] == "" {
					fields = append(fields, "SasToken string `json:\"-\"`")
				}
			}
			_, _, name := parts(full)
			declare(full, "type "+name+" struct { "+strings.Join(fields, "; ")+" }")
		}
	}
	for full, text := range declared {
		declare(full, text)
	}
	u := &universe{fset: token.NewFileSet(), pkgs: map[string]*types.Package{}, names: map[string]string{}}
	for _, dir := range slices.Sorted(maps.Keys(decls)) {
		u.names[dir] = fmt.Sprintf("p%d", len(u.names))
		text := "package " + u.names[dir] + "\n" + strings.Join(slices.Sorted(maps.Values(decls[dir])), "\n")
		u.pkgs[dir], _, _ = u.check(t, dir, text)
		u.order = append(u.order, dir)
	}
	slices.SortFunc(u.order, func(a, b string) int { return len(b) - len(a) })
	return u
}

// signature is what a function takes and gives back.
func signature(e *rules.GoEntry) string {
	var params []string
	result, back := " string", ` { return "" }`
	for i := range arity(e) {
		params = append(params, typeOf(e.Args[strconv.Itoa(i)]))
	}
	if e.Args["*"] != "" {
		params = append(params, "...any")
	}
	return "(" + strings.Join(params, ", ") + ")" + result + back
}

func typeOf(role rules.GoRole) string {
	switch role {
	case rules.RoleInsecure, rules.RoleSigned:
		return "bool"
	case rules.RoleUntil, rules.RoleLifetime, rules.RoleSigningLifetime:
		return "int64"
	case rules.RoleWriter, rules.RoleTarget, rules.RoleDumped, rules.RoleRendered, rules.RoleSenders, rules.RoleBody:
		return "any"
	}
	return "string"
}

func (u *universe) Import(dir string) (*types.Package, error) {
	if p := u.pkgs[dir]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("no package %s", dir)
}

func (u *universe) check(t *testing.T, dir, text string) (*types.Package, *ast.File, *types.Info) {
	t.Helper()
	f, err := parser.ParseFile(u.fset, dir+".go", text, 0)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	pkg, err := (&types.Config{Importer: u}).Check(dir, u.fset, []*ast.File{f}, info)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return pkg, f, info
}

// told returns what is told of a function with a body, in order. Packages are
// written there by their paths.
func (u *universe) told(t *testing.T, body string) []string {
	t.Helper()
	sum := sha256.Sum256([]byte("rows"))
	secret := strconv.Quote(hex.EncodeToString(sum[:20]))
	body = strings.ReplaceAll(body, `"T"`, secret)
	var imports []string
	for i, dir := range u.order {
		if mark := fmt.Sprintf("\x00%d\x00", i); strings.Contains(body, dir+".") {
			body = strings.ReplaceAll(body, dir+".", mark+".")
			imports = append(imports, fmt.Sprintf("import %s %q\n", u.names[dir], dir))
		}
	}
	for i, dir := range u.order {
		body = strings.ReplaceAll(body, fmt.Sprintf("\x00%d\x00", i), u.names[dir])
	}
	text := "package app\n\n" + strings.Join(imports, "") + fmt.Sprintf("const site = %q\nconst T = %s\n\nfunc F() { %s }\n", site, secret, body)
	pkg, file, info := u.check(t, "app", text)
	var out []string
	pass := &analysis.Pass{
		Fset: u.fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info, TypesSizes: types.SizesFor("gc", "amd64"),
		ResultOf:          map[*analysis.Analyzer]any{},
		Report:            func(d analysis.Diagnostic) { out = append(out, d.Message) },
		ImportObjectFact:  func(types.Object, analysis.Fact) bool { return false },
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportObjectFact:  func(types.Object, analysis.Fact) {},
		ExportPackageFact: func(analysis.Fact) {},
		AllObjectFacts:    func() []analysis.ObjectFact { return nil },
		AllPackageFacts:   func() []analysis.PackageFact { return nil },
	}
	for _, a := range append([]*analysis.Analyzer{goflow.Analyzer}, analyzers.Suite...) {
		pass.Analyzer = a
		result, err := a.Run(pass)
		if err != nil {
			t.Fatal(err)
		}
		pass.ResultOf[a] = result
	}
	slices.Sort(out)
	return out
}
