package scan

import (
	"encoding/base64"
	"hash/crc32"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitleaks"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// generally scans a text with gitleaks' default rules and returns the rules
// that were broken, with their confidence.
func generally(t *testing.T, name, text string) map[string]rules.Confidence {
	t.Helper()
	found := map[string]rules.Confidence{}
	for _, th := range generalThings(t, name, text) {
		found[th.Rule.ID] = th.Confidence
	}
	return found
}

// generalThings scans a text with gitleaks' default rules.
func generalThings(t *testing.T, name, text string) []Thing {
	t.Helper()
	cat, err := rules.Builtin().WithGeneral(gitleaks.Default().Rules, false)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(cat, Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	text, err = synth.Expand(text)
	if err != nil {
		t.Fatal(err)
	}
	res, err := s.Content(name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return res.Things
}

func TestGeneralConfidence(t *testing.T) {
	body := "q7<<shape [A-Za-z0-9]{28}>>"
	body, err := synth.Expand(body)
	if err != nil {
		t.Fatal(err)
	}
	var sum []byte
	for n := crc32.ChecksumIEEE([]byte(body)); len(sum) < 6; n /= 62 {
		sum = append([]byte{base62[n%62]}, sum...)
	}
	for _, tt := range []struct {
		name, text, rule string
		want             rules.Confidence
	}{
		{"a.py", "t = 'ghp_" + body + string(sum) + "'\n", "github-pat", rules.Certain},
		{"a.py", "t = 'ghp_" + body + "00000A'\n", "github-pat", rules.Tentative},
		{"a.py", "t = 'glpat-<<shape [a-z0-9]{20}>>'\n", "gitlab-pat", rules.Firm},
		{"pkg/testdata/a.py", "t = 'glpat-<<shape [a-z0-9]{20}>>'\n", "gitlab-pat", rules.Firm},
		{"a.py", "api_key = '<<shape [a-z0-9]{32}>>'\n", "generic-api-key", rules.Firm},
		{"a_test.py", "api_key = '<<shape [a-z0-9]{32}>>'\n", "generic-api-key", rules.Firm},
		{"a_test.py", "fake_api_key = '<<shape [a-z0-9]{32}>>'\n", "generic-api-key", rules.Tentative},
		{"a.py", "fake_api_key = '<<shape [a-z0-9]{32}>>'\n", "generic-api-key", rules.Firm},
		{"a.py", "oauthClientId = '<<shape [a-z0-9]{32}>>'\n", "generic-api-key", rules.Tentative},
		{"a.py", "access_key = '<<shape [a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}>>'\n", "generic-api-key", rules.Tentative},
		{"a.py", "auth_token = '<<shape [a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}>>'\n", "generic-api-key", rules.Firm},
		{"jwe.py", "encrypted_key = '<<shape [a-z0-9]{32}>>'\n", "generic-api-key", rules.Tentative},
		{"main.go", "config.KeyType = certcrypto.RSA2048\n", "generic-api-key", rules.Tentative},
		{"a.js", "tokenAddress = '0x<<shape [a-f0-9]{40}>>'\n", "generic-api-key", rules.Tentative},
		{"a.yml", "hmac_secret: 'this_is_a_secret_<<shape [a-z0-9]{12}>>'\n", "generic-api-key", rules.Tentative},
		{"a.pem", privateKey(t), "private-key", rules.Certain},
		{"test/a.pem", privateKey(t), "private-key", rules.Certain},
		{"a.pem", strings.Replace(privateKey(t), "M", "", 1), "private-key", rules.Tentative},
	} {
		got, ok := generally(t, tt.name, tt.text)[tt.rule]
		if !ok || got != tt.want {
			t.Errorf("%s in %s: found %v, %v; want %v", tt.rule, tt.name, ok, got, tt.want)
		}
	}
}

// TestGeneralSeverity holds that where a secret stands says how much it opens,
// and nothing of how sure it is.
func TestGeneralSeverity(t *testing.T) {
	for name, want := range map[string]rules.Severity{
		"a.py": rules.High, "testing.py": rules.High, "src/latest/a.py": rules.High,
		"pkg/testdata/a.py": rules.Low, "README.md": rules.Low, "a_test.go": rules.Low, "test/a.py": rules.Low,
	} {
		for _, th := range generalThings(t, name, "t = 'glpat-<<shape [a-z0-9]{20}>>'\n") {
			told := slices.ContainsFunc(th.Facts, func(f finding.Fact) bool { return f.Name == "place" })
			if th.Severity != want || told != (want == rules.Low) {
				t.Errorf("%s: severity %v, not %v; facts %v", name, th.Severity, want, th.Facts)
			}
		}
	}
}

// What a rule with a name of its own found is told, and not what a generic one
// says of the same: neither where it is doubted, nor where it is encoded.
func TestGenericGivesWay(t *testing.T) {
	for text, want := range map[string]string{
		"api_key = 'ghp_<<shape [A-Za-z0-9]{30}>>00000A'\n": "github-pat",
		"artifactory_api_key = '" + base64.StdEncoding.EncodeToString([]byte("someone@example.com:"+expand(t, "AKCp<<shape [A-Za-z0-9]{69}>>"))) + "'\n": "artifactory-api-key",
	} {
		if found := generally(t, "a.py", text); len(found) != 1 || !slices.Contains(slices.Collect(maps.Keys(found)), want) {
			t.Errorf("%s gives %v", want, found)
		}
	}
}

// A token that is sure is told where it is encoded in what is only a guess.
func TestGuessGivesWay(t *testing.T) {
	token := base64.StdEncoding.EncodeToString([]byte(expand(t, "glpat-<<shape [a-z0-9]{20}>>")))
	found := generally(t, "secret.yaml", "kind: Secret\ndata:\n  token: "+token+"\n")
	if len(found) != 1 || found["gitlab-pat"] != rules.Firm {
		t.Errorf("found %v", found)
	}
}

// A rule of a platform knows more of the same bytes than a general one.
func TestGeneralGivesWay(t *testing.T) {
	found := generally(t, "a.py", "imagekit_private_key = \"<<imagekit-private-key>>\"\n")
	if _, ok := found["imagekit-private-key"]; !ok || len(found) != 1 {
		t.Errorf("found %v", found)
	}
}

// A secret in the name of a file is told nowhere.
func TestPathsAreRedacted(t *testing.T) {
	s, err := New(rules.Builtin(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var keys [2]string
	for i := range keys {
		if keys[i], err = synth.Expand([]string{"<<imagekit-private-key>>", "<<imagekit-private-key n=2>>"}[i]); err != nil {
			t.Fatal(err)
		}
	}
	name := keys[1] + ".py"
	res, err := s.Content(name, strings.NewReader("key = '"+keys[0]+"'\n"))
	if err != nil || len(res.Things) == 0 {
		t.Fatalf("found %d things, %v", len(res.Things), err)
	}
	for _, th := range res.Things {
		if strings.Contains(th.Path, keys[1]) || !strings.HasSuffix(th.Path, ".py") {
			t.Errorf("the path is told as %q", th.Path)
		}
	}
}
