package finding

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/lazyregexp"
)

// Text is a text that findings are made of. It knows where its lines begin and
// which of its bytes are secret.
type Text struct {
	Path string

	data   []byte
	begins []int // of lines, once somebody has asked
	hidden []hidden
	// line and column are where data begins.
	line, column int
	merged       bool // hidden is in order, and nothing in it overlaps
	// secrets are values that no excerpt and no fact may show, wherever in the
	// text they stand again; lengths are theirs, by how they begin.
	secrets map[string]bool
	lengths map[[minSecret]byte][]int
	// last is the position that was asked for last, at is its line.
	last, lastColumn, at int
}

// minSecret is how short, in bytes, a value is that is hidden only where it
// was found.
const minSecret = 6

type hidden struct {
	start, end int
	as         string
}

// Excerpt is the part of a text that a report shows. Secrets in it are
// redacted, control characters are as they stand: whoever prints it escapes.
type Excerpt struct {
	Lines []Line
}

// Line is one line of an excerpt, without its line end.
type Line struct {
	// Number is 1-based.
	Number int
	Text   string
	// From and To mark the part that the finding is about: 0-based columns in
	// code points of Text, To exclusive; equal when nothing is marked.
	From, To int
}

// maxLine is how many code points of a line an excerpt shows.
const maxLine = 160

// maxExcerptLines is how many lines an excerpt shows.
const maxExcerptLines = 6

// NewText returns a text. It keeps data and does not change it. Lines end in
// LF, CR or CRLF.
func NewText(path string, data []byte) *Text { return NewTextAt(path, data, 1, 1) }

// NewTextAt returns a text that is a segment of a larger one, which it begins
// at the given line and column.
func NewTextAt(path string, data []byte, line, column int) *Text {
	return &Text{Path: path, data: data, line: line, column: column, at: -1}
}

// starts returns where the lines begin. Of most texts nobody asks.
func (t *Text) starts() []int {
	if t.begins != nil {
		return t.begins
	}
	t.begins = append(make([]int, 0, 1+bytes.Count(t.data, []byte{'\n'})), 0)
	cr := t.next(0, '\r')
	for i, lf := 0, t.next(0, '\n'); min(cr, lf) < len(t.data); {
		if lf < cr {
			i = lf + 1
		} else if i = cr + 1; lf == i && lf < len(t.data) {
			i++
		}
		if i > lf {
			lf = t.next(i, '\n')
		}
		if i > cr {
			cr = t.next(i, '\r')
		}
		t.begins = append(t.begins, i)
	}
	return t.begins
}

// next returns where a byte stands next, at an offset or behind it, or the length
// of the text.
func (t *Text) next(from int, c byte) int {
	if i := bytes.IndexByte(t.data[from:], c); i >= 0 {
		return from + i
	}
	return len(t.data)
}

// Hide makes the bytes from start to end appear as the given words in every
// excerpt.
func (t *Text) Hide(start, end int, as string) {
	if start < end {
		t.hidden, t.merged = append(t.hidden, hidden{start, end, as}), false
	}
}

// HideValue makes a value disappear from every excerpt, wherever it stands.
func (t *Text) HideValue(secret []byte) {
	if len(secret) < minSecret {
		return
	}
	if t.secrets == nil {
		t.secrets, t.lengths = map[string]bool{}, map[[minSecret]byte][]int{}
	}
	t.secrets[string(secret)] = true
	head := [minSecret]byte(secret)
	if all := t.lengths[head]; !slices.Contains(all, len(secret)) {
		t.lengths[head] = append(all, len(secret))
	}
}

// Scrub takes the values that are hidden out of a string.
func (t *Text) Scrub(s string) string {
	var b strings.Builder
	done := 0
	for start, end := t.secretIn(s, 0); start < end; start, end = t.secretIn(s, end) {
		b.WriteString(s[done:start])
		b.WriteString("…")
		done = end
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// secretIn returns where in a string, at an offset or behind it, the next values
// stand that are hidden: those that overlap are one. Without any start is end.
func (t *Text) secretIn(s string, from int) (start, end int) {
	if len(t.secrets) == 0 {
		return 0, 0
	}
	for i := from; i+minSecret <= len(s) && (end == 0 || i < end); i++ {
		for _, n := range t.lengths[[minSecret]byte([]byte(s[i:i+minSecret]))] {
			if n > len(s)-i || !t.secrets[s[i:i+n]] {
				continue
			}
			if end == 0 {
				start = i
			}
			end = max(end, i+n)
		}
	}
	return start, end
}

// Bytes returns the bytes from start to end as they stand.
func (t *Text) Bytes(start, end int) []byte { return t.data[start:end] }

// lineAt returns the 0-based line that holds an offset.
func (t *Text) lineAt(off int) int {
	starts := t.starts()
	return sort.Search(len(starts), func(i int) bool { return starts[i] > off }) - 1
}

// Position returns the 1-based line and column (in code points) of an offset.
// A byte order mark at the start has no column.
func (t *Text) Position(off int) (line, column int) {
	i := t.lineAt(off)
	from, column := t.starts()[i], 1
	if i == 0 {
		column = t.column
		if bytes.HasPrefix(t.data[:off], []byte("\ufeff")) {
			from += len("\ufeff")
		}
	}
	// Count on from the last position, so that a long line is not counted
	// again for each of its findings.
	switch {
	case t.at != i || off < from:
		column += utf8.RuneCount(t.data[min(from, off):off])
	case off >= t.last:
		column = t.lastColumn + utf8.RuneCount(t.data[t.last:off])
	case t.last-off < off-from:
		column = t.lastColumn - utf8.RuneCount(t.data[off:t.last])
	default:
		column += utf8.RuneCount(t.data[from:off])
	}
	if off >= from {
		t.at, t.last, t.lastColumn = i, off, column
	}
	return i + t.line, column
}

// Span returns the span of the bytes from start to end.
func (t *Text) Span(start, end int) Span {
	var s Span
	s.Line, s.Column = t.Position(start)
	s.EndLine, s.EndColumn = t.Position(end)
	return s
}

// lineEnd returns the offset behind the last byte of a 0-based line, without
// its line end.
func (t *Text) lineEnd(i int) int {
	end := len(t.data)
	if i+1 < len(t.starts()) {
		end = t.starts()[i+1]
	}
	for end > t.starts()[i] && (t.data[end-1] == '\n' || t.data[end-1] == '\r') {
		end--
	}
	return end
}

// Excerpt returns the lines that hold the bytes from start to end, redacted.
// Long lines are cut around the marked part, and many lines to the first few.
func (t *Text) Excerpt(start, end int) Excerpt {
	t.mergeHidden()
	var e Excerpt
	for i := t.lineAt(start); i < len(t.starts()) && (t.starts()[i] < end || len(e.Lines) == 0) && len(e.Lines) < maxExcerptLines; i++ {
		e.Lines = append(e.Lines, t.excerptLine(i, start, end))
	}
	return e
}

func (t *Text) mergeHidden() {
	if t.merged {
		return
	}
	slices.SortFunc(t.hidden, func(a, b hidden) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	merged := t.hidden[:0]
	for _, h := range t.hidden {
		if n := len(merged); n > 0 && h.start < merged[n-1].end {
			if h.start == merged[n-1].start && len(h.as) > len(merged[n-1].as) {
				merged[n-1].as = h.as
			}
			merged[n-1].end = max(merged[n-1].end, h.end)
			continue
		}
		merged = append(merged, h)
	}
	t.hidden, t.merged = merged, true
}

// excerptLine renders line i with what is hidden replaced, and maps the marked
// bytes to columns of the result. It builds at most maxLine code points on
// each side of the mark.
func (t *Text) excerptLine(i, start, end int) Line {
	from, to := t.starts()[i], t.lineEnd(i)
	if i == 0 && bytes.HasPrefix(t.data[from:to], []byte("\ufeff")) {
		from += len("\ufeff")
	}
	start, end = min(max(start, from), to), max(min(end, to), from)
	// Four bytes a code point bound what can be shown before the mark.
	if lead := start - 4*maxLine; lead > from {
		from = lead
		for from < start && !utf8.RuneStart(t.data[from]) {
			from++
		}
	}
	var b strings.Builder
	line := Line{Number: i + t.line, From: -1, To: -1}
	columns := 0
	write := func(s string) {
		b.WriteString(s)
		columns += utf8.RuneCountInString(s)
	}
	k := sort.Search(len(t.hidden), func(k int) bool { return t.hidden[k].end > from })
	for off := from; off < to && columns < 6*maxLine; {
		if off >= start && line.From < 0 {
			line.From = columns
		}
		if k < len(t.hidden) && off >= t.hidden[k].start {
			if start > off && start < t.hidden[k].end && line.From < 0 {
				line.From = columns
			}
			write(t.hidden[k].as)
			off = t.hidden[k].end
			k++
		} else {
			_, size := utf8.DecodeRune(t.data[off:to])
			write(strings.ToValidUTF8(string(t.data[off:off+size]), "\ufffd"))
			off += size
		}
		if off >= end && line.To < 0 {
			line.To = columns
		}
	}
	if line.From < 0 {
		line.From = columns
	}
	if line.To < 0 {
		line.To = columns
	}
	line.Text = b.String()
	return t.scrubLine(line.cut())
}

// userinfo is the password of an address.
var userinfo = lazyregexp.New(`://[^\s/:@"'<>]{0,64}:([^\s/@"'<>]{1,200})@`)

// scrubLine takes out what is secret in a line beside what is hidden by place:
// hidden values that stand there again, and passwords in addresses.
func (t *Text) scrubLine(l Line) Line {
	for start, end := t.secretIn(l.Text, 0); start < end; start, end = t.secretIn(l.Text, start) {
		l = l.replace(start, end, "…")
	}
	for m := userinfo.Get().FindStringSubmatchIndex(l.Text); m != nil && l.Text[m[2]:m[3]] != "…"; m = userinfo.Get().FindStringSubmatchIndex(l.Text) {
		l = l.replace(m[2], m[3], "…")
	}
	return l
}

// replace puts other words in place of the bytes from start to end, and moves
// the mark with them.
func (l Line) replace(start, end int, as string) Line {
	from, to, n := utf8.RuneCountInString(l.Text[:start]), utf8.RuneCountInString(l.Text[:end]), utf8.RuneCountInString(as)
	move := func(c int, after int) int {
		switch {
		case c >= to:
			return c - (to - from) + n
		case c > from:
			return from + after
		}
		return c
	}
	l.From, l.To = move(l.From, 0), move(l.To, n)
	l.Text = l.Text[:start] + as + l.Text[end:]
	return l
}

// cut shortens a line to maxLine code points around its mark.
func (l Line) cut() Line {
	r := []rune(l.Text)
	if len(r) <= maxLine {
		return l
	}
	lo := max(0, min(l.From-maxLine/3, len(r)-maxLine))
	hi := min(len(r), lo+maxLine)
	l.From, l.To = min(l.From-lo, hi-lo), min(l.To-lo, hi-lo)
	text := string(r[lo:hi])
	if lo > 0 {
		text = "…" + text
		l.From, l.To = l.From+1, l.To+1
	}
	if hi < len(r) {
		text += "…"
	}
	l.Text = text
	return l
}

// First returns the line at which the text begins: 1, unless it is a segment.
func (t *Text) First() int { return t.line }

// Len returns the length of the text in bytes.
func (t *Text) Len() int { return len(t.data) }

// NextLine returns the first line behind a 1-based line that is not blank, or
// the line itself if there is none.
func (t *Text) NextLine(line int) int {
	for i := line - t.line + 1; i < len(t.starts()); i++ {
		if len(bytes.TrimSpace(t.data[t.starts()[i]:t.lineEnd(i)])) > 0 {
			return i + t.line
		}
	}
	return line
}
