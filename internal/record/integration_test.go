package record

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestIntegration reads the same integration in every language. What it tells
// of keys, addresses and templates is the same in all of them.
func TestIntegration(t *testing.T) {
	want := []string{
		"appid string app-1", "authtoken string Bearer ${token}",
		"directory string /", "enabled bool false", "expireseconds number 3600",
		"name string it's a template", "path string /a.jpg", "perminute number 5",
		"permissions list OBJECTS_LIST OBJECTS_DELETE", "privatekey lookup",
		"publickey string public_k1", "requested string https://app.dam.example/API/assets/${id}/",
		"signed bool true", "urlendpoint string https://cdn.dam.example/demo",
	}
	var keys []string
	for _, w := range want {
		key, _, _ := strings.Cut(w, " ")
		keys = append(keys, key)
	}
	files, err := filepath.Glob("testdata/integration/*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		docs := Read(file, data)
		if err := sound(docs, len(data)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		var got []string
		Walk(docs, func(p *Place) bool {
			v := p.Value
			if v.Kind == String && strings.Contains(v.Text, "/API/assets/") {
				got = append(got, "requested string "+v.Text)
			}
			for _, f := range v.Fields {
				if !slices.Contains(keys, Key(f.Key)) || f.Value.Kind == Template || f.Value.Kind == Map {
					continue
				}
				line := fmt.Sprintf("%s %s", Key(f.Key), f.Value.Kind)
				switch f.Value.Kind {
				case Bool:
					line += " " + strings.ToLower(f.Value.Text)
				case Lookup:
				default:
					line += " " + strings.Join(f.Value.Strings(), " ")
				}
				got = append(got, line)
			}
			return true
		})
		slices.Sort(got)
		got = slices.Compact(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", file, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		placesIn(t, file, string(data), docs)
	}
}

// placesIn checks that what values say of their places is so: a string that is
// written as it means stands there.
func placesIn(t *testing.T, file, text string, docs []*Value) {
	Walk(docs, func(p *Place) bool {
		v := p.Value
		at := text[v.Start:v.End]
		if v.Kind == String && v.Text != "" && !strings.Contains(at, v.Text) && !strings.ContainsAny(at, `+.\$%{("':`) {
			t.Errorf("%s: %q stands at %q", file, v.Text, at)
		}
		if k := p.Key; k != nil && k.Key != Callee && !strings.HasPrefix(text[k.Start:k.End], "-") && k.Start < k.End && text[k.Start:k.End] != k.Key && !strings.Contains(text[k.Start:k.End], k.Key) && k.Key != ordinal(0) {
			if _, err := fmt.Sscan(k.Key, new(int)); err != nil {
				t.Errorf("%s: the key %q stands at %q", file, k.Key, text[k.Start:k.End])
			}
		}
		return true
	})
}
