package match

import (
	"bytes"
	"testing"
	"testing/iotest"

	"github.com/damvet/damvet/internal/finding"
)

// checkTexts scans data, shows that every offset is inside its text, and
// returns the texts.
func checkTexts(t *testing.T, e *Engine, data []byte, o ScanOptions) []*Text {
	t.Helper()
	var all []*Text
	err := e.Scan(iotest.OneByteReader(bytes.NewReader(data)), o, &finding.Coverage{}, func(text *Text) error {
		all = append(all, text)
		n := len(text.Data)
		for _, m := range text.Matches {
			if m.Start < 0 || m.Start > m.SecretStart || m.SecretStart > m.SecretEnd || m.SecretEnd > m.End || m.End > n {
				t.Errorf("%s: match %d-%d, secret %d-%d in %d bytes", m.Rule.ID, m.Start, m.End, m.SecretStart, m.SecretEnd, n)
			}
			if len(m.Via) == 0 && !bytes.Equal(m.Secret, text.Data[m.SecretStart:m.SecretEnd]) {
				t.Errorf("%s: the secret is not what stands there", m.Rule.ID)
			}
			e.AllowedAt(m, "a/b.go")
		}
		for _, w := range text.Words {
			if w.Offset < 0 || w.Offset >= n {
				t.Errorf("word at %d in %d bytes", w.Offset, n)
			}
		}
		for _, l := range text.Looked {
			if l.Offset < 0 || l.Offset >= n {
				t.Errorf("place at %d in %d bytes", l.Offset, n)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return all
}

// FuzzScan shows that the engine finds in every text what the plain scan finds,
// encoded text included.
func FuzzScan(f *testing.F) {
	e := builtinEngine(f)
	for i, text := range examples(f, e) {
		switch i % 20 {
		case 0:
			f.Add([]byte(text))
		case 10:
			f.Add([]byte(b64(text)))
		}
	}
	plain := func(data []byte, _ int) result { return result{matches: e.Plain(data)} }
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<12 {
			return
		}
		got, want := e.deep(e.look, data, 0, 2, nil), e.deep(plain, data, 0, 2, nil)
		if got, want := describe(got.matches), describe(want.matches); got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
		checkTexts(t, e, data, ScanOptions{})
	})
}

// FuzzArchives opens hostile archives.
func FuzzArchives(f *testing.F) {
	e := toyEngine(f)
	secret := "key = " + toyToken
	for _, data := range []string{
		zipOf(f, "a", secret), tarOf(f, "a", secret, "b", ""), gz(secret), gz(tarOf(f, "a", zipOf(f, "b", secret))),
		"\xff\xfe" + utf16LE(secret), zipOf(f, "a", gz(secret))[:50],
	} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) <= 1<<16 {
			checkTexts(t, e, data, ScanOptions{})
		}
	})
}

// FuzzRuns takes runs of digits apart. Every run ends behind where it begins,
// and the search goes on.
func FuzzRuns(f *testing.F) {
	e := toyEngine(f)
	for _, s := range []string{b64("x = " + toyToken), wrap(b64(toyToken+toyToken+toyToken), 64), "%41%42%zz%", `\u0041\u00e4\\u0042\\\u0043%41\u00`, "U+0041 U+0042\nU+00e4 aU+0041 ", "a/b-c_d+e"} {
		f.Add([]byte(s), uint8(3))
	}
	f.Fuzz(func(t *testing.T, data []byte, times uint8) {
		data = bytes.Repeat(data, 1+int(times))
		if len(data) > 1<<16 {
			return
		}
		last := 0
		e.groups(data, 0, len(data), nil, func(group []piece) {
			for _, p := range group {
				if p.start < last || p.end <= p.start || p.end > len(data) || p.own > len(p.decoded) {
					t.Errorf("piece %d-%d behind %d, own %d of %d", p.start, p.end, last, p.own, len(p.decoded))
				}
				last = p.end
			}
		})
	})
}
