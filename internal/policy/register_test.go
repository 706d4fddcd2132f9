package policy_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// The name of an account is met where a constant of another name hands it over
// to what takes one: at the constant, or, where that does not show it, at the
// place that is put together.
func TestMentions(t *testing.T) {
	const id, other = "2e3b7c1a-9d40-11ef-8a11-0242ac120002", "7c11d0ae-9d40-11ef-8a11-0242ac120002"
	judge, err := policy.New(rules.Builtin(), policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path, text string
		want       string // what the places hold, with blanks between them
	}{
		{"a.py", "MINE = 'ID'\nh = {'App-ID': MINE}\n", "ID"},
		{"a.py", "MINE = 'ID'\nsession.headers['App-ID'] = MINE\n", "ID"},
		{"a.py", "MINE = 'ID'\nh = {'App-ID': os.environ.get('X', MINE)}\n", "ID"},
		{"a.py", "MINE = 'ID'\nh = [f'App-ID: {MINE}']\n", "f'App-ID:•{MINE}'"},
		{"a.py", "class C:\n  mine = 'ID'\n  def h(self):\n    return {'App-ID': self.mine}\n", "ID"},
		{"a.py", "client = PythonikClient(app_id=MINE, auth_token=t)\n", ""},
		{"a.py", "MINE = 'ID'\nclient = PythonikClient(app_id=MINE, auth_token=t)\n", "ID"},
		{"a.js", "const mine = 'ID'\nxhr.setRequestHeader('App-ID', mine)\n", "ID"},
		{"a.js", "const mine = 'ID'\nnew Headers([['App-ID', mine]])\n", "ID"},
		{"a.ts", "const mine = 'ID' as const\nconst h = { 'App-ID': process.env.X ?? mine }\n", "ID"},
		{"a.ts", "class A { private readonly mine = 'ID'\n  h() { return { 'App-ID': this.mine } } }\n", "ID"},
		{"a.go", "package a\nconst mine = \"ID\"\nfunc f() { req.Header.Set(\"App-ID\", mine) }\n", "ID"},
		{"a.rb", "MINE = 'ID'.freeze\nreq['App-ID'] = MINE\n", "ID"},
		{"a.sh", "MINE=ID\ncurl -H \"App-ID: $MINE\" https://app.iconik.io/\n", "•$MINE\""},
		{"a.java", "class X { static final String MINE = \"ID\";\n void f() { r.header(\"App-ID\", MINE); } }\n", "ID"},
		{"a.php", "<?php\nconst MINE = 'ID';\ncurl_setopt($c, CURLOPT_HTTPHEADER, ['App-ID: ' . MINE]);\n", "'App-ID:•'•.•MINE"},
		{"a.cs", "class X { const string Mine = \"ID\";\n void F() { r.Headers.Add(\"App-ID\", Mine); } }\n", "ID"},
		{"a.kt", "object K { const val MINE = \"ID\" }\nval h = mapOf(\"App-ID\" to K.MINE)\n", "ID"},
		{"a.rs", "const MINE: &str = \"ID\";\nfn f() { h.insert(\"App-ID\", HeaderValue::from_static(MINE)); }\n", "ID"},
		{"a.swift", "let mine = \"ID\"\nr.setValue(mine, forHTTPHeaderField: \"App-ID\")\n", "ID"},
		{"a.dart", "const mine = 'ID';\nfinal h = {'App-ID': mine};\n", "ID"},
		{"a.ps1", "$mine = 'ID'\nInvoke-RestMethod $url -Headers @{ 'App-ID' = $mine }\n", "ID"},
		{"a.tf", "locals { mine = \"ID\" }\ndata \"http\" \"x\" { request_headers = { \"App-ID\" = local.mine } }\n", "ID"},
		{".env", "MINE=ID\nICONIK_APP_ID=${MINE}\n", "ID"},
		{"a.ini", "[iconik]\nmine = ID\napp_id = %(mine)s\n", "ID"},
		{"a.yaml", "env:\n  MINE: ID\nsteps:\n  - run: |\n      curl -H \"App-ID: $MINE\" https://app.iconik.io\n", "ID"},
		{"a.json", `{"headers": [{"name": "App-ID", "value": "ID"}]}`, "ID"},
		{"a.json", `{"about": "App-ID", "spaces": "` + strings.Repeat(" ", 600) + `", "headers": {"name": "App-ID", "value": "ID"}}`, "ID"},
		// What goes elsewhere is no App-ID, nor what two things are called.
		{"a.py", "MINE = 'ID'\nh = {'Asset-ID': MINE, 'App-ID': app}\n", ""},
		{"a.py", "a = {'mine': 'ID'}\nb = {'mine': 'OTHER'}\nh = {'App-ID': x.mine}\n", ""},
		{"a.py", "a = {'id': 'ID'}\nh = {'App-ID': app.id}\n", ""},
	} {
		text := strings.NewReplacer("ID'", id+"'", "ID\"", id+"\"", "ID\n", id+"\n", "OTHER", other).Replace(strings.ReplaceAll(test.text, "App-ID", "App•"))
		text = strings.ReplaceAll(text, "App•", "App-ID")
		docs := record.Read(test.path, []byte(text))
		texts := judge.Texts(test.path, []byte(text))
		var got []string
		for _, m := range judge.Mentions(&texts, []byte(text), docs) {
			if m.Value != id || m.Account.Fact != "appId" || !m.Sure {
				t.Errorf("%s: %q is told of: %+v", test.path, text, m)
			}
			got = append(got, strings.ReplaceAll(strings.ReplaceAll(text[m.Start:m.End], id, "ID"), " ", "•"))
		}
		slices.Sort(got)
		if got := strings.Join(slices.Compact(got), " "); got != test.want {
			t.Errorf("%s: %q: names stand at %q, want %q", test.path, text, got, test.want)
		}
	}
}
