package scan

import (
	"slices"
	"testing"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// A finding names the guidelines of what it stands for, each once: of the same
// platform, and of a guess only if it is one itself.
func TestBesides(t *testing.T) {
	ours, other := &rules.Platform{ID: "ours"}, &rules.Platform{ID: "other"}
	at := func(id string, p *rules.Platform, c rules.Confidence, guidelines ...string) draft {
		r := &rules.Rule{ID: id, Platform: p, Class: rules.HardcodedToken, Guidelines: guidelines}
		return draft{Thing: Thing{Finding: &finding.Finding{Rule: r, Confidence: c, Engine: "text"}}, start: 5, end: 9}
	}
	got := mostSpecific([]draft{
		at("second", ours, rules.Firm, "a", "b"),
		at("first", ours, rules.Certain, "a"),
		at("third", ours, rules.Firm, "b", "c"),
		at("guess", ours, rules.Tentative, "d"),
		at("elsewhere", other, rules.Firm, "e"),
	}, nil)
	if len(got) != 1 || got[0].Rule.ID != "first" || !slices.Equal(got[0].Guidelines(), []string{"a", "b", "c"}) {
		t.Fatalf("got %d findings, the first of %s with the guidelines %v", len(got), got[0].Rule.ID, got[0].Guidelines())
	}
}

// What a check subsumes is named by its finding.
func TestSubsumedGuidelines(t *testing.T) {
	s := newScanner(t)
	res, err := s.contentBytes("filerobot/template.json", []byte(`{"filerobot": {"description": "shop", "permissions": ["FILE_UPLOAD"]}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Things {
		if f.Rule.ID == "filerobot-template-unconfined" {
			if !slices.Contains(f.Guidelines(), "filerobot/address-limits") {
				t.Errorf("the guidelines are %v", f.Guidelines())
			}
			return
		}
	}
	t.Error("not found")
}

// What a text rule guesses of several values of one object is told once, by the check
// that knows it of the object.
func TestGuessesInObjects(t *testing.T) {
	res := scanText(t, "imagekit.tf", `resource "aws_iam_user_policy" "imagekit" {
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = "arn:aws:s3:::acme-media/*" },
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = "arn:aws:s3:::acme-public/*" },
    ]
  })
}
`)
	if got := ids(res.Things); !slices.Equal(got, []string{"imagekit-policy-beyond-read"}) {
		t.Errorf("found %v", got)
	}
}
