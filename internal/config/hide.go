package config

import (
	"strings"
	"unicode"

	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/match"
)

// word is a part of a text that a credential could be, and what follows it.
var word = lazyregexp.New(`([A-Za-z0-9+=]{16,})[A-Za-z0-9+/=_-]*`)

// Hide returns a text without what looks like a credential in it: of a long word
// of letters and digits in no order only the first characters are left. It is
// for what messages repeat of a file.
func Hide(text string) string {
	return word.Get().ReplaceAllStringFunc(text, func(w string) string {
		first := word.Get().FindStringSubmatch(w)[1]
		letter := strings.IndexFunc(first, unicode.IsLetter) >= 0
		digit := strings.IndexFunc(first, unicode.IsDigit) >= 0
		if !letter || !digit || match.Entropy([]byte(first)) < 3.2 {
			return w
		}
		return w[:4] + "…"
	})
}

// hidden is an error that shows nothing that looks like a credential.
type hidden struct {
	name string
	err  error
}

// HideIn hides what looks like a credential in an error, but for the name of
// the file that it begins with.
func HideIn(name string, err error) error {
	if err == nil {
		return nil
	}
	return &hidden{name, err}
}

func (h *hidden) Error() string {
	text := h.err.Error()
	if rest, ok := strings.CutPrefix(text, h.name); ok {
		return h.name + Hide(rest)
	}
	return Hide(text)
}

func (h *hidden) Unwrap() error { return h.err }
