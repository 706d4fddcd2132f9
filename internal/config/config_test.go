package config

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/rules"
)

// full is a configuration that uses every key.
const full = `
fail-on = "high"
min-confidence = "certain"
fail-unreachable = true
strict = true
baseline = "accepted.jsonl"
exclude = ["a/"]
disable = ["iconik-auth-token", "open-proxy", "oneteg"]
enable = ["oneteg/key-is-secret"]
rules = ["ci/acme.toml"]

[severity]
imagekit = "low"
insecure-endpoint = "critical"
imagekit-private-key = "info"

[bounds]
iconik-token-lifetime = "30d"

[platforms.iconik]
hosts = ["dam.acme.test", "*.media.acme.test"]
words = ["acmedam"]
headers = [{ name = "X-Acme-Token", carries = "credential" }]
env = [{ name = "ACME_DAM_TOKEN", carries = "credential" }]
go = [{ funcs = ["acme.test/dam.New"], args = { "1" = "credential" } }]

[[suppress]]
rule = "imagekit-private-key"
path = "docs/"
fingerprint = "0123456789abcdef0123456789abcdef"
reason = "a sample"
owner = "web team"
expires = 2027-01-31

[[allow]]
permissions = ["FILE_DELETE"]
platform = "filerobot"
template = "clean-up"
path = "infra/"
reason = "the clean-up job deletes renditions"

[[attest]]
guideline = "iconik/train-users"
by = "Ann Example <ann@acme.test>"
on = 2026-10-01
until = "2027-10-01"
note = "training in September"
`

const ownRules = `
title = "Acme"

[platform]
id = "acmedam"
title = "Acme DAM"
words = ["acme-dam"]
[platform.documents.house]
title = "House rules"
url = "https://intra.acme.test/house"

[[guidelines]]
id = "acmedam/no-keys"
document = "house"
section = "Keys"
text = "Keys stay out of code."
quote = "keys stay out"
strength = "never"
visibility = "full"

[[rules]]
id = "acmedam-key"
description = "an Acme key is written into a file"
class = "hardcoded-token"
severity = "high"
confidence = "firm"
basis = "policy"
guidelines = ["acmedam/no-keys"]
why = "Whoever reads it can delete."
fix = "Take it out."
regex = '''\bacme_[a-z0-9]{32}\b'''
keywords = ["acme_"]
examples = ["acme_0123456789abcdef0123456789abcdef"]
counterexamples = ["acme_key"]
`

// from reads files that stand in a map.
func from(files map[string]string) Files {
	return func(name string, limit int64) ([]byte, error) {
		text, ok := files[name]
		switch {
		case !ok:
			return nil, fs.ErrNotExist
		case int64(len(text)) > limit:
			return nil, fmt.Errorf("larger than %d bytes", limit)
		}
		return []byte(text), nil
	}
}

func TestFull(t *testing.T) {
	text := strings.ReplaceAll(full, "iconik/train-users", personGuideline(t))
	text = strings.ReplaceAll(text, "oneteg/key-is-secret", anyGuideline(t, "oneteg"))
	c, err := Load(nil, from(map[string]string{"sub/.damvet.toml": text, "sub/ci/acme.toml": ownRules}), "sub/deep/er")
	if err != nil {
		t.Fatal(err)
	}
	if c.Path != "sub/.damvet.toml" || *c.FailOn != rules.High || *c.MinConfidence != rules.Certain || !*c.FailUnreachable || !*c.Strict || c.Baseline != "accepted.jsonl" {
		t.Errorf("%+v", c)
	}
	if !c.Disabled("iconik-auth-token") || c.Disabled("iconik-plain-http") || c.Disabled("acmedam-key") {
		t.Error("disabled wrongly")
	}
	for r := range c.Catalogue.All() {
		if r.Platform == nil || r.Platform.ID != "oneteg" {
			continue
		}
		if want := !slices.Contains(r.Guidelines, c.Enable[0]); c.Disabled(r.ID) != want {
			t.Errorf("%s: disabled %v, want %v", r.ID, !want, want)
		}
	}
	for id, want := range map[string]rules.Severity{"imagekit-private-key": rules.Info, "iconik-plain-http": rules.Critical} {
		if got, ok := c.Grade(id); !ok || got != want {
			t.Errorf("%s: %v, %v", id, got, ok)
		}
	}
	if _, ok := c.Grade("iconik-auth-token"); ok {
		t.Error("a grade that nobody gave")
	}
	if c.Catalogue.Rule("acmedam-key") == nil || c.Catalogue.Platform("acmedam") == nil {
		t.Error("the rules of the own file are missing")
	}
	p := c.Catalogue.Platform("iconik")
	if !slices.Contains(p.Hosts, "*.media.acme.test") || !slices.Contains(p.Words, "media.acme.test") || c.Catalogue.Rule("iconik-auth-token").Platform != p {
		t.Errorf("the platform is not extended: %v", p.Hosts)
	}
	if slices.Contains(rules.Builtin().Platform("iconik").Hosts, "dam.acme.test") {
		t.Error("the built-in catalogue was changed")
	}
	if s := c.Suppress[0]; s.Expires.String() != "2027-01-31" || s.Owner != "web team" || c.Attest[0].Until.String() != "2027-10-01" {
		t.Errorf("%+v", s)
	}
	var kinds []string
	for _, ch := range c.Changes() {
		kinds = append(kinds, ch.Kind+" "+ch.Name)
	}
	want := "disabled iconik-auth-token, disabled open-proxy, disabled oneteg, severity imagekit, severity imagekit-private-key, severity insecure-endpoint, bound iconik-token-lifetime, exclude a/"
	if got := strings.Join(kinds, ", "); got != want {
		t.Errorf("changes:\n%s\n%s", got, want)
	}
}

func personGuideline(t *testing.T) string {
	for _, g := range rules.Builtin().Guidelines {
		if g.Visibility == rules.None {
			return g.ID
		}
	}
	t.Fatal("no guideline is for a person alone")
	return ""
}

func anyGuideline(t *testing.T, platform string) string {
	for r := range rules.Builtin().All() {
		if r.Platform != nil && r.Platform.ID == platform && len(r.Guidelines) > 0 {
			return r.Guidelines[0]
		}
	}
	t.Fatal("no rule")
	return ""
}

// TestRefused: what is wrong is named with its place and a remedy.
func TestRefused(t *testing.T) {
	deep := strings.Repeat("[", 100)
	seen := ""
	for _, g := range rules.Builtin().Guidelines {
		if g.Visibility == rules.Full {
			seen = g.ID
		}
	}
	for text, want := range map[string]string{
		"exlude = []":             `c (line 1): unknown key "exlude" (there are: fail-on,`,
		"exclude = ['a', '/']":    "c: exclude (line 1): \"/\": it names no file",
		"exclude = 1":             `c: line 1: "exclude" is a number, where a list belongs`,
		"exclude = [\n":           "c:",
		"severity = \"low\"":      `c (line 1): "severity" is no table`,
		"bounds = 3":              `c (line 1): "bounds" is no table`,
		"platforms = []":          `c (line 1): "platforms" is no table`,
		"disable = \"iconik\"":    `c: line 1: "disable" is a string, where a list belongs`,
		"\nstrict = \"yes\"":      `c: line 2: "strict" is a string, where true or false belongs`,
		"suppress = 3":            `c: line 1: "suppress" is a number, where a list belongs`,
		"[platforms]\niconik = 1": `c: line 2: "platforms.iconik" is a number, where a table belongs`,
		"[[rules]]\nid = \"x\"":   `c: line 1: rules lists files, in which [[rules]] of your own stand`,
		"[rules.x]\nid = \"x\"":   `c: rules lists files, in which [[rules]] of your own stand`,
		"[bounds]\niconik-token-lifetime = \"1e300d\"":                        `the duration "1e300d" is beyond 292 years`,
		"[bounds]\niconik-token-lifetime = \"NaNd\"":                          `the duration "NaNd" is beyond 292 years`,
		"disable = [\"nothing\"]":                                             `c: disable (line 1): no rule, class, platform or guideline is called "nothing"`,
		"disable = [\"hardcoded-tokens\"]":                                    `did you mean "hardcoded-token"?`,
		"disable = [\"iconik/no-admin-token\"]":                               `did you mean "iconik/no-admin-tokens"?`,
		"disable = [\"imagkit\"]":                                             `did you mean "imagekit"?`,
		"[bounds]\niconik-token-lifetim = \"1d\"":                             `no such bound (did you mean "iconik-token-lifetime"?)`,
		"[[attest]]\nguideline = \"iconik/use-group\"":                        `unknown guideline "iconik/use-group" (did you mean "iconik/use-groups"?)`,
		"[[allow]]\npermissions = [\"FILE_DELET\"]\npath=\"a\"\nreason=\"x\"": `no platform has a permission "FILE_DELET" (did you mean "FILE_DELETE"?)`,
		"disable = [\"imagekit-private-kee\"]":                                `did you mean "imagekit-private-key"?`,
		"[severity]\nnothing = \"low\"":                                       `severity (line 2): no rule`,
		"[severity]\nimagekit = \"awful\"":                                    `unknown severity "awful"`,
		"[bounds]\nnothing = \"1d\"":                                          "bounds.nothing (line 2): no such bound",
		"[bounds]\niconik-token-lifetime = \"-1d\"":                           "not positive",
		"[bounds]\niconik-token-lifetime = \"soon\"":                          "bad duration",
		"\x00\xff":                          "c:1: ",
		"a = " + deep:                       "line 1: it nests deeper than",
		strings.Repeat("a.", 100) + "a = 1": "line 1: it nests deeper than",
		"a = '''\n\n'''\nb = " + strings.Repeat("{a=", 50):                            "line 4: it nests deeper than",
		strings.Repeat("[[suppress]]\n", 60_000):                                      "tables and arrays",
		"baseline = \"../b\"":                                                         "baseline (line 1): \"../b\" is not a plain path",
		"baseline = \"/etc/passwd\"":                                                  "not a plain path",
		"rules = [\"../r.toml\"]":                                                     `"../r.toml" leads out of the repository`,
		"rules = [\"/etc/passwd\"]":                                                   "leads out of the repository",
		"rules = [\"missing.toml\"]":                                                  "rules (line 1): missing.toml: file does not exist",
		"rules = [\"bad-regex.toml\"]":                                                "bad regex",
		"rules = [\"override.toml\"]":                                                 `rule "imagekit-private-key" is given twice`,
		"rules = [\"hide.toml\"]":                                                     "it can hold for rules of your own alone",
		"rules = [\"samples.toml\"]":                                                  "samples are the vendor's",
		"rules = [\"sink.toml\"]":                                                     `"net/http.Header.Set" is known already`,
		"rules = [\"class.toml\"]":                                                    `the permission "FILE_DELETE" is known already`,
		"[platforms.nobody]\nhosts = [\"a.test\"]":                                    `platforms.nobody (line 1): unknown platform "nobody"`,
		"[platforms.iconik]\nhosts = [\"http://a.test\"]":                             "bad host",
		"[platforms.iconik]\nwords = [\"a\"]":                                         "bad word",
		"[platforms.iconik]\nhost = [\"a.test\"]":                                     `unknown key "platforms.iconik.host" (there are: hosts, words,`,
		"[platforms.iconik]\nenv = [{name=\"AB C\",carries=\"x\"}]":                   "bad name",
		"[platforms.iconik]\nenv = [{name=\"ABC\",carries=\"x\"}]":                    "carries \"x\" (one of:",
		"[[suppress]]\nreason = \"x\"":                                                "suppress 1 (line 1): it names no rule",
		"\n[[suppress]]\npath=\"a\"\nreason=\"b\"\n[[suppress]]\nrule = \"imagekit\"": "suppress 2 (line 5): it gives no reason",
		"[[suppress]]\nfingerprint = \"12\"\nreason = \"x\"":                          "bad fingerprint",
		"[[suppress]]\nrule = \"imagekit\"\nreason = \"x\"\nexpires = \"soon\"":       "bad date \"soon\"",
		"[[suppress]]\nrule = \"imagekit\"\nreason = \"x\"\nexpires = 7":              "bad date 7",
		"[[suppress]]\nrule = \"imagekit\"\nreson = \"x\"":                            `unknown key "suppress.reson" (there are: rule, path, fingerprint, reason, owner, expires)`,
		"[[allow]]\npermissions = [\"FILE_DELETE\"]\nreason=\"x\"":                    "it names neither template nor path",
		"[[allow]]\npermissions = [\"FLY\"]\npath=\"a\"\nreason=\"x\"":                "no platform has a permission",
		"[[attest]]\nguideline = \"a/b\"":                                             "unknown guideline",
		"[[attest]]\nguideline = \"" + seen + "\"":                                    "there is nothing to attest",
		"[[attest]]\nguideline = \"" + personGuideline(t) + "\"\nby=\"a\"\non=2026-01-02\nuntil=2026-01-01": "it ends on 2026-01-01, before 2026-01-02",
	} {
		_, err := Read(nil, from(map[string]string{
			"c":              text,
			"bad-regex.toml": strings.Replace(ownRules, "{32}", "{32}(", 1),
			"override.toml":  strings.ReplaceAll(ownRules, `"acmedam-key"`, `"imagekit-private-key"`),
			"hide.toml":      "[[allowlists]]\ntargetRules = [\"imagekit-private-key\"]\nregexes = ['.*']\n",
			"samples.toml":   "[platform]\nid = \"iconik\"\nsamples = [\"0123456789abcdef\"]\n",
			"sink.toml":      "[[go]]\nfuncs = [\"net/http.Header.Set\"]\nargs = { \"0\" = \"identifier\" }\n",
			"class.toml":     "[platform]\nid = \"filerobot\"\npermissions = [{ name = \"FILE_DELETE\", class = \"read\" }]\n",
		}), "c")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.200q:\n%v\nwant %q", text, err, want)
		}
	}
}

// TestAllowlists: an allowlist of an own file holds for its own rules alone.
func TestAllowlists(t *testing.T) {
	c, err := Read(nil, from(map[string]string{"c": "rules = [\"r.toml\"]", "r.toml": ownRules + "\n[[allowlists]]\nregexes = ['.*']\n"}), "c")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Catalogue.Allowlists[len(c.Catalogue.Allowlists)-1].TargetRules; !slices.Equal(got, []string{"acmedam-key"}) {
		t.Errorf("it holds for %v", got)
	}
}

func TestDir(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(Name, "")
	if got, err := Find(Dir(root), "a/b"); got != Name || err != nil {
		t.Errorf("from below: %q, %v", got, err)
	}
	// The search ends at the root.
	if got, err := Find(Dir(filepath.Join(root, "a")), "b"); got != "" || err != nil {
		t.Errorf("beyond the root: %q, %v", got, err)
	}
	write("huge", strings.Repeat("#", maxSize+1))
	if _, err := Read(nil, Dir(root), "huge"); err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("a huge file: %v", err)
	}
	if _, err := Read(nil, Dir(root), "a"); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a directory: %v", err)
	}
	if err := os.Symlink(filepath.Join(root, Name), filepath.Join(deep, Name)); err != nil {
		t.Skip("no symbolic links here")
	}
	if _, err := Find(Dir(root), "a/b"); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a symbolic link: %v", err)
	}
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "r.toml"), []byte(ownRules), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(root, "out")); err != nil {
		t.Fatal(err)
	}
	write("c", "rules = [\"out/r.toml\"]")
	if _, err := Read(nil, Dir(root), "c"); err == nil {
		t.Error("a directory that leads out of the repository was followed")
	}
}

func TestDate(t *testing.T) {
	d, err := ParseDate("2027-01-31")
	if err != nil {
		t.Fatal(err)
	}
	if d.Over(time.Date(2027, 1, 31, 23, 59, 0, 0, time.UTC)) || !d.Over(time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC)) || (Date{}).Over(time.Now()) {
		t.Error("over on the wrong day")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("exclude = [\"a/\"]\n[bounds]\niconik-token-lifetime = \"30d\"\n"))
	f.Add([]byte("disable = [\"\xff\"]"))
	f.Add([]byte(full))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Parse(nil, "c", data, nil)
		if err == nil && c.Catalogue == nil {
			t.Error("neither a configuration nor an error")
		}
		if err == nil {
			c.Changes()
		}
	})
}

// What an editor or a shell of Windows wrote is read like any other text.
func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "": "", "\xef\xbb\xbfmarked": "marked",
		"\xff\xfea\x00\xac\x20": "a€", "\xfe\xff\x00a\x20\xac": "a€", "\xff\xfea\x00b": "a", "\xff\xfe": "",
	} {
		if got := string(Text([]byte(in))); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}
