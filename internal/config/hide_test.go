package config

import (
	"errors"
	"fmt"
	"testing"

	"github.com/damvet/damvet/internal/synth"
)

// What looks like a credential is not repeated, names and paths are.
func TestHide(t *testing.T) {
	for _, text := range []string{
		"<<imagekit-private-key>>", "<<filerobot-api-key>>", "x=<<iconik-token>> y", "<<base64 a text of some length, 42>>",
	} {
		secret, err := synth.Expand(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := Hide(secret); got == secret || len(got) > len(secret)-12 {
			t.Errorf("%q becomes %q", secret, got)
		}
	}
	for _, text := range []string{
		"imagekit-private-kee", "security/acme2/rules.toml", "services/portal/v2/config.yaml", "adopted, see DAM-12",
		"036d5c00-a722-11ef-b021-69153e70f7b3", "filerobot_template_lifetime", "2027-01-31", "aaaaaaaaaaaaaaaa1", "dam2.example.com",
	} {
		if got := Hide(text); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	inner := errors.New("no rule is called abcdEFGH1234ijklMN567")
	name := "cfg/abcdEFGH1234ijklMN567.toml"
	err := HideIn(name, fmt.Errorf("%s: %w", name, inner))
	if got := err.Error(); got != name+": no rule is called abcd…" || !errors.Is(err, inner) {
		t.Errorf("the error is %q", got)
	}
}
