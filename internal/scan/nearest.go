package scan

import (
	"bytes"
	"math"
	"slices"

	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/rules"
)

// What says nothing of a platform by itself, as a setting of a client does, is
// told of the platform that is nearest: named in the smallest brackets around it,
// else beside the name that it is set on, else in the lines around, of which those
// before it come first.

// Bounds on how far from a setting a platform is looked for.
const (
	maxAround = 2048 // bytes on either side
	maxLevels = 8    // brackets around it
	maxUses   = 16   // of a name
)

// tiers part the ways in which a platform is near.
const (
	tierUse  = 1 << 10
	tierLine = 1 << 20
	tierNone = math.MaxInt
)

// weigh notes how far the platforms of drafts that overlap and are no secrets are
// from what they are about, if there are several.
func weigh(all []draft, text []byte) {
	var platforms []*rules.Platform
	start, end := math.MaxInt, 0
	for _, d := range all {
		if d.Redacted != "" || d.Rule.Platform == nil {
			continue
		}
		start, end = min(start, d.start), max(end, d.end)
		if !slices.Contains(platforms, d.Rule.Platform) {
			platforms = append(platforms, d.Rule.Platform)
		}
	}
	if len(platforms) < 2 || end > len(text) {
		return
	}
	away := around(text, start, end).platforms(platforms)
	for i := range all {
		if d := &all[i]; d.Redacted == "" && d.Rule.Platform != nil {
			d.away = away[slices.Index(platforms, d.Rule.Platform)]
		}
	}
}

// near is what stands around a setting: text is cut out of the whole, and the
// setting stands from start to end in it.
type near struct {
	text       []byte
	start, end int
}

// around cuts out of a text what is near a setting, its ASCII letters in lower case:
// every byte stays where it is.
func around(text []byte, start, end int) *near {
	from, to := max(0, start-maxAround), min(len(text), end+maxAround)
	lower := bytes.Clone(text[from:to])
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c + 'a' - 'A'
		}
	}
	return &near{lower, start - from, end - from}
}

// platforms returns for each of several platforms how far it is away.
func (n *near) platforms(all []*rules.Platform) []int {
	away := make([]int, len(all))
	named := make([][]int, len(all))
	for i, p := range all {
		away[i] = tierNone
		named[i] = n.occurrences(p.Words)
	}
	nearer := func(i, to int) { away[i] = min(away[i], to) }
	level, from, to := 0, n.start, n.end
	if i := bytes.IndexByte(n.text[to:], '\n'); i >= 0 {
		to += i
	} else {
		to = len(n.text)
	}
	for ; level < maxLevels; level++ {
		found := false
		line := lineStart(n.text, from)
		for i := range all {
			if slices.ContainsFunc(named[i], func(at int) bool { return line <= at && at < to }) {
				nearer(i, level)
				found = true
			}
		}
		if found {
			return n.lines(named, away, tierLine)
		}
		if level == 0 {
			to = n.end
		}
		open, end, ok := n.enclosing(from, to)
		if !ok {
			break
		}
		from, to = open, end
	}
	for _, use := range n.uses(lineStart(n.text, from), to) {
		for i := range all {
			for _, at := range named[i] {
				if d := lineDistance(n.text, use, use, at); d <= 3 {
					nearer(i, tierUse+d)
				}
			}
		}
	}
	return n.lines(named, away, tierLine)
}

// lines adds how many lines platforms are away that are equally near otherwise.
func (n *near) lines(named [][]int, away []int, tier int) []int {
	for i := range named {
		least := tierLine - 1
		for _, at := range named[i] {
			least = min(least, lineDistance(n.text, n.start, n.end, at))
		}
		switch {
		case away[i] < tier:
			away[i] = away[i]*tierLine + least
		case len(named[i]) > 0:
			away[i] = tier*tierLine + least
		}
	}
	return away
}

// occurrences returns where words stand.
func (n *near) occurrences(words []string) []int {
	var all []int
	for _, w := range words {
		for from := 0; len(all) < 1<<10; {
			i := bytes.Index(n.text[from:], []byte(w))
			if i < 0 {
				break
			}
			all = append(all, from+i)
			from += i + len(w)
		}
	}
	return all
}

// lineDistance returns how many lines an offset is from a range, twice, and one
// more behind it than before it.
func lineDistance(text []byte, start, end, at int) int {
	switch {
	case at < start:
		return 2 * bytes.Count(text[at:start], []byte("\n"))
	case at < end:
		return 0
	}
	if n := bytes.Count(text[end:at], []byte("\n")); n > 0 {
		return 2*n + 1
	}
	return 0
}

func lineStart(text []byte, at int) int { return bytes.LastIndexByte(text[:at], '\n') + 1 }

// enclosing returns the brackets around a range, and false where there are none but
// those of a block.
func (n *near) enclosing(from, to int) (open, end int, ok bool) {
	depth := 0
	for open = from - 1; open >= 0; open-- {
		switch n.text[open] {
		case ')', ']', '}':
			depth++
		case '(', '[', '{':
			depth--
		}
		if depth < 0 {
			break
		}
	}
	if open < 0 {
		return 0, 0, false
	}
	if n.text[open] == '{' {
		before := bytes.TrimRight(n.text[:open], " \t\r\n")
		if len(before) == 0 || bytes.IndexByte([]byte("(,:=[?|&"), before[len(before)-1]) < 0 && !bytes.HasSuffix(before, []byte("return")) || bytes.HasSuffix(before, []byte("=>")) {
			return 0, 0, false
		}
	}
	depth = 0
	for end = to; end < len(n.text); end++ {
		switch n.text[end] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
		if depth < 0 {
			return open, end, true
		}
	}
	return open, len(n.text), true
}

// holders match what a setting is set on, or handed to, at the beginning of a line.
var holders = []*lazyregexp.Regexp{
	lazyregexp.New(`^[ \t]*(?:(?:const|let|var|val|final|auto|my|static|private|readonly)[ \t]+)*(?:[a-z_][\w<>,?.]*[ \t]+)?[$@]?(?:self\.|this\.|\$this->)?([a-z_]\w*)[^\S\r\n]*(?::[^=\r\n]{1,40})?:?=[^=>]`),
	lazyregexp.New(`^[ \t]*[$@]?(?:self\.|this\.|\$this->)?([a-z_]\w*)(?:\.|->|\[)`),
	lazyregexp.New(`^[ \t]*\w+\([ \t]*[$@]?([a-z_]\w*)[ \t]*,`),
}

// shared are names on which settings are set for all clients.
var shared = []string{"process", "os", "ssl", "http", "https", "requests", "axios", "system", "env"}

// uses returns where else the name stands on which the statement between two
// offsets sets something.
func (n *near) uses(from, to int) []int {
	var name []byte
	for _, re := range holders {
		if m := re.Get().FindSubmatch(n.text[from:to]); m != nil {
			name = m[1]
			break
		}
	}
	if name == nil || slices.Contains(shared, string(name)) {
		return nil
	}
	var all []int
	for at := 0; len(all) < maxUses; {
		i := bytes.Index(n.text[at:], name)
		if i < 0 {
			break
		}
		i += at
		at = i + len(name)
		if (i < from || i >= to) && (i == 0 || !wordByte(n.text[i-1])) && (at == len(n.text) || !wordByte(n.text[at])) {
			all = append(all, i)
		}
	}
	return all
}

func wordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
