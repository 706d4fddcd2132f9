package synth

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/rules"
)

var catalogue = &rules.Catalogue{Platforms: []*rules.Platform{
	{ID: "one", Synthetic: map[string]string{"one-key": `k_[0-9a-f]{32}`}},
	{ID: "two", Synthetic: map[string]string{"two-key": `(?:a|b)[^c]{2,4}x*y+z?\b.`}},
}}

func expander(t *testing.T) *Expander {
	t.Helper()
	e, err := New(catalogue)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func expand(t *testing.T, text string) string {
	t.Helper()
	got, err := expander(t).Expand(text)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestShapes(t *testing.T) {
	uuid := `[0-9a-f]{8}-[0-9a-f]{4}-`
	for text, want := range map[string]string{
		"<<one-key>>":                   `k_[0-9a-f]{32}`,
		"<<two-key n=5>>":               `[ab][^c]{2,4}x{0,8}y{1,8}z?.`,
		"<<iconik-token gen=1>>":        `eyJhbGciOiJIUzI1NiIsImlhdCI6[\w-]{38}\.eyJpZCI6I[\w-]{51}\.[\w-]{43}`,
		"<<iconik-token gen=2>>":        `eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9\.eyJpZCI6I[\w-]{74}\.[\w-]{43}`,
		"<<iconik-token>>":              `eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9\.eyJpZCI6I[\w-]{98}\.[\w-]{43}`,
		"<<iconik-token gen=3b>>":       `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJpZCI6I[\w-]{98}\.[\w-]{43}`,
		"<<filerobot-sass>>":            `SASS__v1\.05__[A-Za-z0-9+/]{100,240}__[0-9a-f]{10}`,
		"<<imagekit-private-key>>":      `private_[A-Za-z0-9+/]{26}[AEIMQUYcgkosw048]=`,
		"<<imagekit-basic>>":            `cHJpdmF0ZV[89][A-Za-z0-9+/]{36}9Og==`,
		"<<imagekit-basic colon=no>>":   `cHJpdmF0ZV[89][A-Za-z0-9+/]{36}9`,
		"<<jwt-other>>":                 `eyJ[\w-]{33}\.eyJ[\w-]{20,90}\.[\w-]{43}`,
		"<<uuid1>>":                     uuid + `1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`,
		"<<uuid4>>":                     uuid + `4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`,
		"<<uuid1 at=1970-01-01>>":       `13814000-1dd2-11b2-[89ab][0-9a-f]{3}-[0-9a-f]{12}`,
		"<<shape AKIA[A-Z2-7]{16}>>":    `AKIA[A-Z2-7]{16}`,
		"a <<hex hi>> <<percent a/>> b": `a 6869 %61%2F b`,
		"<<base64 user:pw>>":            `dXNlcjpwdw==`,
	} {
		if got := expand(t, text); !regexp.MustCompile(`^(?:` + want + `)$`).MatchString(got) {
			t.Errorf("%s: %q does not have the shape %s", text, got, want)
		}
	}
}

func TestNested(t *testing.T) {
	got := expand(t, "<<base64 <<one-key>>:>> <<base64 of=one-key>> <<percent of=one-key n=2>>")
	fields := strings.Fields(got)
	for i, want := range []string{"<<one-key>>:", "<<one-key>>", "<<one-key n=2>>"} {
		dec, err := base64.StdEncoding.DecodeString(fields[i])
		if i == 2 {
			var s string
			s, err = url.PathUnescape(fields[i])
			dec = []byte(s)
		}
		if err != nil || string(dec) != expand(t, want) {
			t.Errorf("field %d is %q, %v", i, dec, err)
		}
	}
}

func TestStable(t *testing.T) {
	// A change here changes every fixture: fingerprints in golden files too.
	for text, want := range map[string]string{
		"<<one-key>>":        "a54ce896",
		"<<uuid4>>":          "eb6274ee",
		"<<one-key n=2>>":    "07a0d717",
		"<<iconik-token>>":   "a943beed",
		"<<filerobot-sass>>": "03ed270a",
	} {
		sum := sha256.Sum256([]byte(expand(t, text)))
		if got := hex.EncodeToString(sum[:4]); got != want {
			t.Errorf("%s hashes to %s, want %s", text, got, want)
		}
	}
	if expand(t, "<<one-key>>") == expand(t, "<<one-key n=2>>") {
		t.Error("n=2 gives the same value")
	}
	if expand(t, "<<imagekit-basic n=2>>") != expand(t, "<<base64 <<imagekit-private-key n=2>>:>>") {
		t.Error("imagekit-basic encodes another key")
	}
}

func TestLeftAlone(t *testing.T) {
	for _, text := range []string{
		"cat <<EOF\n<<EOF", "cat <<eof\nx\neof >> y", "<<: *base", "a << b >> c", "1<<n", "<<-EOF", "<<", ">>", "<<a", "<<A>>", "<<a/b>>", "vector<vector<int>>",
	} {
		if got := expand(t, text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"<<no-such>>":                    `unknown placeholder <<no-such>> (one of: base64, base64url, filerobot-sass`,
		"<<base64 <<no-such>>>>":         `unknown placeholder <<no-such>>`,
		"<<uuid4 x=1>>":                  `<<uuid4>>: unknown parameter "x"`,
		"<<uuid4 x>>":                    `"x" is no parameter`,
		"<<uuid4 n=1 n=2>>":              `parameter "n" is given twice`,
		"<<uuid1 at=yesterday>>":         `at is a date`,
		"<<iconik-token gen=9>>":         `gen is one of`,
		"<<iconik-token lifetime=long>>": `lifetime: bad duration`,
		"<<filerobot-sass mask=z>>":      `invalid syntax`,
		"<<shape [>>":                    `missing closing ]`,
	} {
		_, err := expander(t).Expand(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", text, err, want)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	one := map[string]string{"one-key": "a"}
	for want, cat := range map[string]*rules.Catalogue{
		"another platform":           {Platforms: []*rules.Platform{{ID: "a", Synthetic: one}, {ID: "b", Synthetic: one}}},
		"cannot be named \"base64\"": {Platforms: []*rules.Platform{{ID: "a", Synthetic: map[string]string{"base64": "a"}}}},
		"cannot be named \"A b\"":    {Platforms: []*rules.Platform{{ID: "a", Synthetic: map[string]string{"A b": "a"}}}},
		"missing closing":            {Platforms: []*rules.Platform{{ID: "a", Synthetic: map[string]string{"a": "["}}}},
		"without printable":          {Platforms: []*rules.Platform{{ID: "a", Synthetic: map[string]string{"a": "[α-ω]"}}}},
	} {
		if _, err := New(cat); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// TestBuiltin holds the catalogue's own shapes: each gives values that its
// regular expression matches, and none that a vendor has published.
func TestBuiltin(t *testing.T) {
	e := builtin.Get()
	if e.err != nil {
		t.Fatal(e.err)
	}
	var samples []string
	for _, p := range rules.Builtin().Platforms {
		samples = append(samples, p.Samples...)
	}
	for _, name := range e.Names() {
		if encoders.Get()[name] != nil {
			continue
		}
		for _, n := range []string{"", " n=2", " n=3"} {
			v, err := e.Expand("<<" + name + n + ">>")
			if err != nil {
				t.Fatal(err)
			}
			if re := e.shapes[name]; re != nil && !regexp.MustCompile(`^(?:`+re.String()+`)$`).MatchString(v) {
				t.Errorf("%s: %q does not have its shape", name, v)
			}
			sum := sha256.Sum256([]byte(v))
			if slices.Contains(samples, hex.EncodeToString(sum[:8])) {
				t.Errorf("%s gives a value that a vendor publishes", name)
			}
		}
	}
}
