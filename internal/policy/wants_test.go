package policy_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// tells reports whether there is something in a result that a report can show.
func tells(r policy.Result) bool {
	return len(r.Broken)+len(r.Pending)+len(r.Offers)+len(r.Minters) > 0
}

func TestWants(t *testing.T) {
	j, err := policy.New(rules.Builtin(), policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path, text string
		want       bool
	}{
		{"a.json", `{"permissions": ["FILE_UPLOAD"]}`, true},
		{"a.json", `{"p\u0065rmissions": ["FILE_UPLOAD"]}`, true},
		{"a.js", `f({ "PER\MISSIONS": filerobot })`, true},
		{"a.js", `f({ "\x70ermissions": filerobot })`, true},
		{"a.swift", `let t = ["\u{70}ermissions": filerobot]`, true},
		{"a.xml", `<filerobot><p&#101;rmissions/></filerobot>`, true},
		{"a.yaml", "kind: Secret\ndata:\n  filerobot.json: eyJwZXJtaXNzaW9ucyI6WyJGSUxFX1VQTE9BRCJdfQ==\n", true},
		{"a.yaml", "imagekit:\n  url_endpoint: x\n  Signed: true\n  path: a\n", true},
		{"a.yaml", "imagekit:\n  url_endpoint: x\n  signed: true\n", false},
		{"a.json", `{"type": "module", "name": "imagekit", "main": "index.js"}`, false},
		{"a.json", `{"type": "WEB_PROXY", "name": "imagekit", "main": "index.js"}`, true},
		{"a.js", `fetch("https://ik.imagekit.io/a/b.jpg").then(f => f.json(/\x7f\u2028/))`, false},
		// A key of a common name counts where its value can be named after the platform.
		{"a.js", `console.log({ key: imagekit })`, false},
		{"a.js", `console.log({ key: process.env.IMAGEKIT_PRIVATE_KEY })`, true},
		// What a call sends is known by where it goes, whatever keys it has.
		{"a.js", "iconik.post(`/assets/v1/assets/${id}/shares/`, {})", true},
		{"a.js", "iconik.get(`/assets/v1/assets/${id}/`, {})", false},
		// What another platform's checks look for is none of this text's.
		{"a.json", `{"permissions": ["imagekit"]}`, false},
		// A word can stand in what is encoded.
		{"a.json", `{"permissions": ["x"]}`, true},
	} {
		texts := j.Texts(test.path, []byte(test.text))
		if _, got := j.Wants(&texts, test.path, []byte(test.text)); got != test.want {
			t.Errorf("%s %s: %t", test.path, test.text, got)
		}
	}
}

// A text in which an object is found is wanted, however its keys are spelled.
func TestWantsWhatIsFound(t *testing.T) {
	j, err := policy.New(rules.Builtin(), policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../record/testdata/integration/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no integration: ", err)
	}
	wanted := func(path, text string) {
		t.Helper()
		data := []byte(text)
		if !tells(j.Records(path, data, record.Read(path, data))) {
			return
		}
		texts := j.Texts(path, data)
		if _, wants := j.Wants(&texts, path, data); !wants {
			t.Errorf("%s: what is found in it is not looked for:\n%s", path, text)
		}
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		wanted(path, string(text))
	}
	for _, k := range rules.Builtin().Checks {
		if k.Look.Record == "" {
			continue
		}
		for _, e := range k.Examples() {
			text, err := synth.Expand(e.Text)
			if err != nil {
				t.Fatal(err)
			}
			files := txtar.Parse([]byte(text)).Files
			if len(files) == 0 {
				files = []txtar.File{{Name: e.File, Data: []byte(text)}}
			}
			for _, f := range files {
				wanted(f.Name, string(f.Data))
			}
		}
	}
	policy.Corpus(t, func(path string, data []byte) { wanted(path, string(data)) })
	rng := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 300 {
		spell := func(key string) string {
			var b strings.Builder
			for i, c := range key {
				switch rng.IntN(6) {
				case 0:
					b.WriteString(strings.ToUpper(string(c)))
				case 1:
					if i > 0 {
						b.WriteByte("_-"[rng.IntN(2)])
					}
					b.WriteRune(c)
				default:
					b.WriteRune(c)
				}
			}
			return b.String()
		}
		text := `{"` + spell("permissions") + `": ["FILE_UPLOAD"], "` + spell("limits") + `": {}}`
		if tells(j.Records("a.json", []byte(text), record.Read("a.json", []byte(text)))) {
			found++
		}
		wanted("a.json", text)
	}
	if found == 0 {
		t.Error("nothing was found")
	}
}

// The description of an API grants nothing, whatever its objects are called.
func TestDescribes(t *testing.T) {
	j, err := policy.New(rules.Builtin(), policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		`{"openapi": "3.0.3", "info": {}}`:                      true,
		"{\n  \"info\": {},\n  \"swagger\": \"2.0\"\n}":         true,
		"\ufeff# iconik\nopenapi: 3.1.0\n":                      true,
		"info:\n  title: a\nasyncapi: '2.6.0'\n":                true,
		`{"permissions": ["FILE_DELETE"], "name": "filerobot"}`: false,
		"versions:\n  swagger: 2.0.1\niconik: {}\n":             false,
		"openapi: docs/iconik.yaml\n":                           false,
		`{"name": "openapi: 3.0.0"}`:                            false,
	} {
		if got := j.Describes("json", []byte(text)); got != want {
			t.Errorf("%s: %t", text, got)
		}
		if j.Describes("javascript", []byte(text)) {
			t.Errorf("%s: in code", text)
		}
	}
}
