package policy_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/rules"
)

// What a line of code calls, in the ways in which code writes paths and
// methods.
func TestCalls(t *testing.T) {
	j, err := policy.New(rules.Builtin(), policy.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	const assets, read, write, remove = "can_create_assets", "can_read_assets", "can_write_assets", "can_delete_assets"
	for _, test := range []struct {
		text string
		want []string
	}{
		{`requests.get(BASE + "/assets/v1/assets/" + id + "/")`, []string{read}},
		{`requests.delete(f"{BASE}/assets/v1/assets/{id}/")`, []string{remove}},
		{"await axios.patch(`${base}/API/assets/v1/assets/${asset.id}/`, body)", []string{write}},
		{`fetch(base + '/API/assets/v1/assets/' + id + '/', {` + "\n  method: 'DELETE',\n})", []string{remove}},
		{`req, err := http.NewRequest(http.MethodPost, base+"assets/v1/assets/", body)`, []string{assets}},
		{`curl -X DELETE "$URL/API/assets/v1/assets/$ID/"`, []string{remove}},
		{`$client->request('PUT', 'assets/v1/assets/' . $id . '/');`, []string{write}},
		{`url = "assets/v1/assets/%s/" % id`, []string{read, write, remove}},
		{`get("/api/ASSETS/v1/assets/1f0c/")`, []string{read}},
		{`client.GET("search/v2/search/")`, nil},
		{`get("myassets/v1/assets/x/")`, nil},
		{`from pythonik.client import PythonikClient` + "\nclient.webhooks().list()", []string{"can_delete_webhooks", "can_read_webhooks", "can_write_webhooks"}},
		{"# not pythonik: client.webhooks().list()", nil},
	} {
		repo := j.Repository(nil)
		res := j.Texts("a.py", []byte(test.text))
		repo.Add("", res.Offers, &res.Code)
		got, _ := repo.Needs(rules.Builtin().Platform("iconik"))
		slices.Sort(got)
		slices.Sort(test.want)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s\ntakes %q, want %q", test.text, got, test.want)
		}
	}
}

// A text asks in vain for what only it has itself, and a value counts once for
// a deployable.
func TestSettle(t *testing.T) {
	j, err := policy.New(rules.Builtin(), policy.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{
		"api/package.json": "{}", "api/a.js": `const appId = "<id>" // iconik`, "api/b.js": `const app_id = "<id>" // iconik`,
		"worker/go.mod": "module x", "docs/a.js": `const appId = "<id>" // iconik`,
	}
	const id = "0f1a2b3c-4d5e-11ee-8a9b-0c1d2e3f4a5b"
	count := func() (steps int) {
		paths := []string{}
		for p := range texts {
			paths = append(paths, p)
		}
		slices.Sort(paths)
		repo := j.Repository(paths)
		pending := map[string][]policy.Pending{}
		for _, p := range paths {
			res := j.Texts(p, []byte(strings.ReplaceAll(texts[p], "<id>", id)))
			for i := range res.Offers {
				res.Offers[i].Step.Path = p
			}
			repo.Add("", res.Offers, &res.Code)
			pending[p] = res.Pending
		}
		for _, p := range paths {
			for _, wait := range pending[p] {
				if s, _, ok := repo.Settle(p, &wait); ok {
					if p != "api/a.js" || steps != 0 {
						t.Errorf("%s tells of it too", p)
					}
					steps = len(s)
				}
			}
		}
		return steps
	}
	if n := count(); n != 0 {
		t.Errorf("one deployable and its documentation make %d", n)
	}
	texts["worker/main.go"] = `const appID = "<id>" // iconik`
	if n := count(); n != 2 {
		t.Errorf("two deployables make %d", n)
	}
}
