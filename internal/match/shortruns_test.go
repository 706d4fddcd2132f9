package match

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	gitleaksconfig "github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"
)

// generalEngine is one that decodes short runs.
func generalEngine(t testing.TB) *Engine {
	t.Helper()
	e, err := New(withGeneral(t), Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// shortRunsPlainly finds the short runs of a text with a regular expression.
func shortRunsPlainly(data []byte) []piece {
	var found []piece
	for _, at := range regexp.MustCompile(`[A-Za-z0-9+/_-]+`).FindAllIndex(data, -1) {
		start, end := at[0], at[1]
		if end-start < 16 || end-start >= 40 {
			continue
		}
		text := string(data[start:end])
		p := piece{start: start, end: end}
		for range 2 {
			if strings.HasPrefix(string(data[p.end:]), "=") {
				p.end++
			}
		}
		ok := regexp.MustCompile("^[\t-~]+$").Match
		digits := regexp.MustCompile("^(?:0[xX])?([0-9A-Fa-f]{32,})$").FindStringSubmatch(text)
		if digits != nil {
			p.decoded, _ = hex.DecodeString(digits[1][:len(digits[1])/2*2])
			p.via = []string{"hex"}
		}
		if !ok(p.decoded) {
			var err error
			p.via = []string{"base64"}
			if p.decoded, err = base64.RawStdEncoding.DecodeString(text); err != nil {
				p.decoded, err = base64.RawURLEncoding.DecodeString(text)
			}
			if err != nil || !ok(p.decoded) {
				continue
			}
		}
		p.own = len(p.decoded)
		touches := regexp.MustCompile(`^(?:%[0-9A-Fa-f]{2}|\\{1,2}u00[0-7][0-9A-Fa-f]|U\+00[0-7][0-9A-Fa-f]\s)`).Match
		if start > 0 && touches(data[start-1:]) || touches(data[p.end:]) {
			continue
		}
		found = append(found, p)
	}
	return found
}

// shortText returns a text of runs of digits of all lengths, of which some stand
// for something else, and of what stands between runs.
func (g generator) shortText(n int) []byte {
	var b strings.Builder
	for range n {
		var plain strings.Builder
		for range g.IntN(34) {
			plain.WriteString(g.pick("a", "Z", "0", " ", "~", "\t", "?", ">", "\x08", "\x7f", "é")[:1])
			if g.IntN(3) > 0 { // else what does not stand for ASCII is too common
				plain.Reset()
				plain.WriteString(strings.Repeat(g.pick("ab?", "k>", "T", "~~~?"), g.IntN(30)))
				break
			}
		}
		s := plain.String()
		switch g.IntN(8) {
		case 0:
			s = hex.EncodeToString([]byte(s))
		case 1:
			s = "0x" + strings.ToUpper(hex.EncodeToString([]byte(s)))
		case 2:
			s = base64.RawURLEncoding.EncodeToString([]byte(s))
		case 3:
			s = strings.Repeat(g.pick("identifier_", "path/", "A", "0f", "-"), g.IntN(8))
		case 4:
			s = base64.RawStdEncoding.EncodeToString([]byte(s)) + g.pick("a", "-", "+", "=")
		default:
			s = base64.StdEncoding.EncodeToString([]byte(s))
		}
		b.WriteString(g.pick("", " ", "\n", "%", "%4", "%41", `\u0041`, `\\u0041`, `\n`, "U+0041 ", "\xff", strings.Repeat(" lorem", 20)))
		b.WriteString(s)
	}
	return []byte(b.String())
}

// TestShortRuns holds the short runs that are found in any range of a text, and
// whether there are any near it, against the regular expression.
func TestShortRuns(t *testing.T) {
	kinds := map[string]int{}
	for seed := range uint64(2000) {
		g := generator{rand.New(rand.NewPCG(seed, 51))}
		data := g.shortText(1 + g.IntN(30))
		all := shortRunsPlainly(data)
		for range 5 {
			s := span{start: g.IntN(len(data) + 1)}
			s.end = s.start + g.IntN(len(data)-s.start+1)
			var want []piece
			near := false
			for _, p := range all {
				kinds[p.via[0]]++
				if p.start >= s.start && p.start < s.end {
					want = append(want, p)
				}
				near = near || p.start <= s.end && p.end >= s.start
			}
			runs := shortRuns{data: data}
			var got []piece
			for at := s.start; ; {
				p := runs.from(at, s.end)
				if p.start == s.end {
					break
				}
				got = append(got, p)
				at = p.end
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("seed %d: from %d to %d of %q\ngot  %v\nwant %v", seed, s.start, s.end, data, got, want)
			}
			if near && !shortNear(data, s) {
				t.Fatalf("seed %d: nothing is near %v in %q, but there is %v", seed, s, data, all)
			}
			if !near {
				kinds["far"]++
			}
		}
	}
	t.Logf("%v", kinds)
	if kinds["hex"] < 300 || kinds["base64"] < 1000 || kinds["far"] < 1000 {
		t.Errorf("the generator is too tame: %v", kinds)
	}
}

// TestShortRunsAreGitleaks hides what each of gitleaks' rules matches, whole or
// the secret alone, behind up to two encodings in every phase, and holds what is
// found against what gitleaks' own detector finds there, and against the plain
// scan.
func TestShortRunsAreGitleaks(t *testing.T) {
	cfg, err := loadGitleaks(gitleaksconfig.DefaultConfig)
	if err != nil {
		t.Fatal(err)
	}
	detector := detect.NewDetector(cfg)
	detector.MaxDecodeDepth = 5
	e := generalEngine(t)
	plain := func(data []byte, _ int) result { return result{matches: e.Plain(data)} }
	met, short := map[string]bool{}, 0
	for seed := range uint64(6) {
		g := generator{rand.New(rand.NewPCG(seed, 52))}
		for _, r := range e.rules {
			if !r.General {
				continue
			}
			for phase := range 3 {
				text, isShort := g.hidden(r, phase)
				if text == nil {
					continue
				}
				if isShort {
					short++
				}
				found := e.deep(e.look, text, 0, 5, nil).matches
				if got, want := describe(found), describe(e.deep(plain, text, 0, 5, nil).matches); got != want {
					t.Errorf("in %q\ngot\n%swant\n%s", text, got, want)
				}
				compareWithGitleaks(t, e, detector, text, found, met)
			}
		}
	}
	t.Logf("%d rules matched, %d short runs", len(met), short)
}

// hidden returns a text in which something that a rule matches stands encoded,
// and whether a run is short; nil if the sample is no ASCII, or if more belongs
// to the run. In a run without a digit gitleaks does not look for anything.
func (g generator) hidden(r *rule, phase int) (text []byte, short bool) {
	var sample []byte
	var loc []int
	for range 20 {
		sample = []byte(g.sample(r.tree()))
		if loc = r.regex().FindSubmatchIndex(sample); loc != nil {
			break
		}
	}
	if loc == nil {
		return nil, false
	}
	m := &Match{SecretStart: loc[0], SecretEnd: loc[1]}
	if len(loc) > 2 && loc[2] >= 0 && g.IntN(2) == 0 {
		m.SecretStart, m.SecretEnd = loc[2], loc[3]
	} else {
		sample = bytes.Trim(sample, "\n")
		m.SecretStart, m.SecretEnd = 0, len(sample)
	}
	inner := append([]byte("x =\""[4-phase:]), sample[m.SecretStart:m.SecretEnd]...)
	joins := func(i int) bool { return i >= 0 && i < len(sample) && digits[sample[i]]&isDigit != 0 }
	padded := m.SecretEnd < len(sample) && sample[m.SecretEnd] == '='
	if !isASCII(sample) || len(inner) < 12 || joins(m.SecretStart-1) || joins(m.SecretEnd) || padded {
		return nil, false
	}
	for range 1 + g.IntN(2) {
		switch g.IntN(5) {
		case 0:
			inner = []byte(hex.EncodeToString(inner))
		case 1:
			inner = []byte(base64.RawURLEncoding.EncodeToString(inner))
		case 2:
			inner = []byte(escapeAll("%%%02X", string(inner)))
		default:
			inner = []byte(base64.StdEncoding.EncodeToString(inner))
		}
		if !bytes.ContainsAny(inner, "0123456789+/-_") {
			return nil, false
		}
		short = short || len(inner) < minRun
	}
	return slices.Concat([]byte("lorem ipsum\n"), sample[:m.SecretStart], inner, sample[m.SecretEnd:], []byte("\ndolor sit\n")), short
}
