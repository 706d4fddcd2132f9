package scan

import (
	"hash/crc32"
	"strings"
	"testing"
	"time"

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
		{"pkg/testdata/a.py", "t = 'glpat-<<shape [a-z0-9]{20}>>'\n", "gitlab-pat", rules.Tentative},
		{"README.md", "t = 'glpat-<<shape [a-z0-9]{20}>>'\n", "gitlab-pat", rules.Tentative},
		{"a.py", "api_key = '<<shape [a-z0-9]{32}>>'\n", "generic-api-key", rules.Firm},
		{"a_test.py", "api_key = '<<shape [a-z0-9]{32}>>'\n", "generic-api-key", rules.Tentative},
		{"jwe.py", "encrypted_key = '<<shape [a-z0-9]{32}>>'\n", "generic-api-key", rules.Tentative},
		{"main.go", "config.KeyType = certcrypto.RSA2048\n", "generic-api-key", rules.Tentative},
		{"a.js", "tokenAddress = '0x<<shape [a-f0-9]{40}>>'\n", "generic-api-key", rules.Tentative},
		{"a.yml", "hmac_secret: 'this_is_a_secret_<<shape [a-z0-9]{12}>>'\n", "generic-api-key", rules.Tentative},
		{"a.pem", privateKey(t), "private-key", rules.Certain},
		{"test/a.pem", privateKey(t), "private-key", rules.Tentative},
		{"a.pem", strings.Replace(privateKey(t), "M", "", 1), "private-key", rules.Tentative},
	} {
		got, ok := generally(t, tt.name, tt.text)[tt.rule]
		if !ok || got != tt.want {
			t.Errorf("%s in %s: found %v, %v; want %v", tt.rule, tt.name, ok, got, tt.want)
		}
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
