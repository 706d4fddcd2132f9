package policy

import (
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

func TestEndsKey(t *testing.T) {
	for _, key := range []string{"", "_", "App-ID", "x_app_id", "appid", "APPID-", "app--i_d", "pid", "id", "app-id-x", "Ä-app-id"} {
		for _, end := range []string{"appid", "id", "x"} {
			if got, want := endsKey(key, end), strings.HasSuffix(record.Key(key), end); got != want {
				t.Errorf("%q, %q: %t", key, end, got)
			}
		}
	}
}

// Records are asked for names of accounts where they may hand one over.
func TestHanded(t *testing.T) {
	j, err := New(rules.Builtin(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	const id = "2e3b7c1a-9d40-11ef-8a11-0242ac120002"
	far := strings.Repeat("a word, ", maxSaid/8)
	for _, test := range []struct {
		path, text string
		want       int
	}{
		{"a.json", `{"name": "App-ID", "value": "` + id + `"}`, 1},
		{"a.json", `{"value": "` + id + `", "name": "App-ID"}`, 1},
		{"a.json", `{"name": "App-ID", "about": "` + far + `", "asset": "` + id + `"}`, 0},
		{"a.json", `{"asset": "` + id + `", "about": "` + far + `", "name": "App-ID"}`, 0},
		{"a.json", `{"name": "App-ID", "value": "x-11ef-y"}`, 0},
		{"a.py", "MINE = '" + id + "'\n# " + far + "\nh = {'App-ID': MINE}\n", 1},
		{"a.py", "MINE = '" + id + "'\n", 0},
		{"a.yaml", "a: &mine " + id + "\n# " + far + "\nApp-ID: *mine\n", 1},
	} {
		texts := j.Texts(test.path, []byte(test.text))
		if got := len(texts.speaks); got != test.want {
			t.Errorf("%s: %q: %d accounts", test.path, test.text, got)
		}
	}
}
