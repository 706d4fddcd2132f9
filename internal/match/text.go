package match

import "github.com/damvet/damvet/rules"

// Text is a stretch of text in which something was found or looked at.
type Text struct {
	// Name is "" for the content itself, and "inner/name" for a member of an
	// archive; members of archives in archives are "inner.zip!name".
	Name string
	// Data is the text in UTF-8, a byte order mark included.
	Data []byte
	// Offset is where Data begins in the text, in bytes; FirstLine and
	// FirstColumn are the 1-based line and column (in code points) of its first
	// byte. They are 0, 1 and 1 unless the text is a segment of a larger one.
	Offset      int64
	FirstLine   int
	FirstColumn int
	// Whole is true if Data is all of the text.
	Whole bool

	Matches []*Match
	// Dropped counts matches beyond those that a text may have.
	Dropped int
	Words   []Word
	Looked  []Look
}

// Found reports whether there is anything in the text.
func (t *Text) Found() bool { return len(t.Matches)+len(t.Words)+len(t.Looked) > 0 }

// Word is a word of a platform met in a text.
type Word struct {
	Platform *rules.Platform
	Offset   int
}

// Look is a place at which a rule was tried: one of the keywords near each
// other that led there. Of general rules it is one where what follows the
// keyword did not say at once that nothing matches.
type Look struct {
	Rule   *rules.TextRule
	Offset int
}
