package config

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "write the schema anew")

func TestSchemaIsCurrent(t *testing.T) {
	want := generateSchema()
	if *update {
		if err := os.WriteFile("damvet.schema.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(Schema, want) {
		t.Error("damvet.schema.json is not what Config says; go generate writes it anew")
	}
}

// TestSchema holds the schema against the loader: what the loader takes the
// schema takes, and what one of them refuses for its form the other does too.
func TestSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("s", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("s")
	if err != nil {
		t.Fatal(err)
	}
	whole := strings.ReplaceAll(full, "iconik/train-users", personGuideline(t))
	whole = strings.ReplaceAll(whole, "oneteg/key-is-secret", anyGuideline(t, "oneteg"))
	for _, tt := range []struct {
		text string
		ok   bool
	}{
		{whole, true},
		{"", true},
		{"exlude = []", false},
		{"exclude = 'a'", false},
		{"exclude = [1]", false},
		{"fail-on = 'awful'", false},
		{"min-confidence = 'sure'", false},
		{"strict = 'yes'", false},
		{"strict = false", true},
		{"rules = 'a.toml'", false},
		{"[severity]\nimagekit = 'low'", true},
		{"[severity]\nimagekit = 'awful'", false},
		{"[severity]\nimagekit = 1", false},
		{"[bounds]\niconik-token-lifetime = '30d'", true},
		{"[bounds]\niconik-token-lifetime = 'soon'", false},
		{"[bounds]\niconik-token-lifetime = 30", false},
		{"[platforms.iconik]\nhosts = ['dam.acme.test']", true},
		{"[platforms.iconik]\nhost = ['dam.acme.test']", false},
		{"[platforms.iconik]\nenv = [{ name = 'ACME_TOKEN', carries = 'credential' }]", true},
		{"[platforms.iconik]\nenv = [{ name = 'ACME_TOKEN', carries = 'water' }]", false},
		{"[[suppress]]\nrule = 'imagekit'\nreason = 'x'", true},
		{"[[suppress]]\nrule = 'imagekit'\nreason = 'x'\nexpires = 2027-01-31", true},
		{"[[suppress]]\nrule = 'imagekit'\nreason = 'x'\nexpires = '31.1.2027'", false},
		{"[[suppress]]\nrule = 'imagekit'", false},
		{"[[suppress]]\nreason = 'x'", false},
		{"[[allow]]\npermissions = []\npath = 'a'\nreason = 'x'", false},
		{"[[allow]]\npermissions = ['FILE_DELETE']\nreason = 'x'", false},
		{"[platforms.iconik]\nhosts = ['http://dam.acme.test']", false},
		{"[platforms.iconik]\nwords = ['dam']", false},
		{"[platforms.iconik]\nwords = ['ACMEDAM']", false},
		{"[platforms.iconik]\nenv = [{ name = 'ACME_TOKEN' }]", false},
		{"[bounds]\niconik-token-lifetime = '1d12h'", false},
		{"[bounds]\niconik-token-lifetime = '1h30m'", true},
		{"baseline = ''", true},
		{"[[suppress]]\nfingerprint = 'x'\nreason = 'x'", false},
		{"[[suppress]]\nrule = 'imagekit'\nreason = 'x'\nwho = 'y'", false},
		{"[[allow]]\npermissions = ['FILE_DELETE']\npath = 'a'\nreason = 'x'", true},
		{"[[allow]]\npath = 'a'\nreason = 'x'", false},
		{"[[attest]]\nguideline = '" + personGuideline(t) + "'\nby = 'a'\non = 2026-01-01\nuntil = 2026-02-01", true},
		{"[[attest]]\nguideline = '" + personGuideline(t) + "'\nby = 'a'\non = 2026-01-01", false},
	} {
		_, lerr := Read(nil, from(map[string]string{"c": tt.text, "ci/acme.toml": ownRules}), "c")
		var v map[string]any
		if _, err := toml.Decode(tt.text, &v); err != nil {
			t.Fatal(err)
		}
		serr := schema.Validate(asJSON(v))
		if (lerr == nil) != tt.ok || (serr == nil) != tt.ok {
			t.Errorf("%s\nloader: %v\nschema: %v", tt.text, lerr, serr)
		}
	}
}

// asJSON turns what the TOML reader gives into what JSON would have been.
func asJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for k, e := range v {
			m[k] = asJSON(e)
		}
		return m
	case []any:
		all := []any{}
		for _, e := range v {
			all = append(all, asJSON(e))
		}
		return all
	case []map[string]any:
		all := []any{}
		for _, e := range v {
			all = append(all, asJSON(e))
		}
		return all
	case time.Time:
		return v.Format(time.DateOnly)
	}
	return v
}
