package finding

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPosition(t *testing.T) {
	for _, tt := range []struct {
		text         string
		off          int
		line, column int
	}{
		{"", 0, 1, 1},
		{"abc", 2, 1, 3},
		{"a\nb", 2, 2, 1},
		{"a\r\nb", 3, 2, 1},
		{"a\rb", 2, 2, 1},
		{"a\n\rb", 3, 3, 1},
		{"äöü", 4, 1, 3},
		{"\ufeffab", 4, 1, 2},
		{"x\n\ufeffab", 6, 2, 3},
	} {
		line, column := NewText("f", []byte(tt.text)).Position(tt.off)
		if line != tt.line || column != tt.column {
			t.Errorf("%q, offset %d: %d:%d, want %d:%d", tt.text, tt.off, line, column, tt.line, tt.column)
		}
	}
	line, column := NewTextAt("f", []byte("ab\ncd"), 10, 5).Position(1)
	if line != 10 || column != 6 {
		t.Errorf("in a segment: %d:%d, want 10:6", line, column)
	}
	if line, column = NewTextAt("f", []byte("ab\ncd"), 10, 5).Position(4); line != 11 || column != 2 {
		t.Errorf("in a segment's second line: %d:%d, want 11:2", line, column)
	}
}

func TestExcerpt(t *testing.T) {
	const text = "one\n\tkey = 'sesame' # open\nthree\n"
	at := strings.Index(text, "sesame")
	tt := NewText("f", []byte(text))
	tt.Hide(at, at+6, "…")
	e := tt.Excerpt(at, at+6)
	if len(e.Lines) != 1 {
		t.Fatalf("%d lines, want 1", len(e.Lines))
	}
	l := e.Lines[0]
	if l.Number != 2 || l.Text != "\tkey = '…' # open" || l.From != 8 || l.To != 9 {
		t.Errorf("got %+v", l)
	}
	// What a long line lacks at an end is marked there.
	long := strings.Repeat("a", 3*maxLine)
	for at, want := range map[int]string{0: "a …", 3 * maxLine / 2: "… …", 3*maxLine - 1: "… a"} {
		l := NewText("f", []byte(long)).Excerpt(at, at+1).Lines[0].Text
		first, size := utf8.DecodeRuneInString(l)
		last, _ := utf8.DecodeLastRuneInString(l)
		if got := fmt.Sprintf("%c %c", first, last); size == 0 || got != want {
			t.Errorf("a long line at %d: %s, want %s", at, got, want)
		}
	}
}

// TestExcerptHides holds excerpts of every place of a text against the secrets
// in it, also where they overlap, touch or span lines, and in whatever order they
// were found.
func TestExcerptHides(t *testing.T) {
	secrets := []string{"SECRETA", "SECRETB", "SECRETASECRETB", "SECRETC1\nSECRETC2", "SECRETD"}
	t.Run("as they stand", func(t *testing.T) { testExcerptHides(t, secrets) })
	slices.Reverse(secrets)
	t.Run("the last first", func(t *testing.T) { testExcerptHides(t, secrets) })
}

func testExcerptHides(t *testing.T, secrets []string) {
	text := strings.Repeat("pad ", 200) + "SECRETA" + "SECRETB" + "\nmid SECRETC1\nSECRETC2 end\n" + "SECRETD"
	tt := NewText("f", []byte(text))
	for _, s := range secrets {
		i := strings.Index(text, s)
		tt.Hide(i, i+len(s), "…")
	}
	for start := range len(text) {
		for _, end := range []int{start, start + 1, len(text)} {
			for _, l := range tt.Excerpt(start, min(end, len(text))).Lines {
				if strings.Contains(l.Text, "SECRET") || strings.Contains(l.Text, "ECRET") {
					t.Fatalf("bytes %d to %d: a secret shows in %q", start, end, l.Text)
				}
				if strings.Contains(l.Text, "……") {
					t.Fatalf("bytes %d to %d: one secret is hidden twice in %q", start, end, l.Text)
				}
				if n := len([]rune(l.Text)); l.From < 0 || l.To < l.From || l.To > n || n > maxLine+2 {
					t.Fatalf("bytes %d to %d: mark %d-%d in a line of %d", start, end, l.From, l.To, n)
				}
			}
		}
	}
}

func TestScrub(t *testing.T) {
	text := NewText("a", nil)
	for i := range 2000 {
		text.HideValue(fmt.Appendf(nil, "secret-%d", i))
	}
	text.HideValue([]byte("short"))
	text.HideValue([]byte("7-and-more"))
	for in, want := range map[string]string{
		"":                                 "",
		"secret-2000":                      "…0",
		"a secret-17, and secret-1999":     "a …, and …",
		"a secret-17-and-more of it":       "a … of it",
		"secret- short":                    "secret- short",
		"secret-1secret-2":                 "……",
		strings.Repeat("secret-", 3) + "5": "secret-secret-…",
	} {
		if got := text.Scrub(in); got != want {
			t.Errorf("Scrub(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFingerprint(t *testing.T) {
	cred := func(v string) Secret { return Secret{Kind: "credential", Value: []byte(v)} }
	pass := func(v, key string) Secret { return Secret{Kind: "password", Value: []byte(v), KeyPath: key} }
	place := Secret{Kind: "none"}
	same := func(what, a, b string, want bool) {
		t.Helper()
		if (a == b) != want {
			t.Errorf("%s: same is %v, want %v", what, a == b, want)
		}
	}
	same("a credential in another line", Fingerprint("r", cred("k1"), "x = k1", 0), Fingerprint("r", cred("k1"), "y: k1", 3), true)
	same("another credential", Fingerprint("r", cred("k1"), "x", 0), Fingerprint("r", cred("k2"), "x", 0), false)
	same("another rule", Fingerprint("r", cred("k1"), "x", 0), Fingerprint("s", cred("k1"), "x", 0), false)
	same("another password under the key", Fingerprint("r", pass("a", "f:k"), "x", 0), Fingerprint("r", pass("b", "f:k"), "x", 0), true)
	same("a password under another key", Fingerprint("r", pass("a", "f:k"), "x", 0), Fingerprint("r", pass("a", "f:l"), "x", 0), false)
	same("a boundary that moves", Fingerprint("ab", pass("a", "c"), "x", 0), Fingerprint("a", pass("a", "bc"), "x", 0), false)
	same("another place", Fingerprint("r", place, "a", 0), Fingerprint("r", place, "b", 0), false)
	same("a place, reformatted", Fingerprint("r", place, "a  b\n c", 0), Fingerprint("r", place, "a b c", 0), true)
	same("a place, again", Fingerprint("r", place, "a", 0), Fingerprint("r", place, "a", 1), false)
	// What baselines hold of earlier releases.
	for want, got := range map[string]string{
		"99e400619d096d9b8178227e7b1e66be": Fingerprint("r", cred("k1"), "x", 0),
		"853f55cbb851fc9147c36a231bb52875": Fingerprint("r", pass("a", "f:k"), "x", 0),
		"e2aeaa113d1a075665ca2c5f93a82110": Fingerprint("r", place, "a  b\n c", 1),
	} {
		if got != want {
			t.Errorf("the fingerprint is %s, and was %s", got, want)
		}
	}
}
