package policy

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// What the tests read is short, and all of it is looked for.
func init() { minSpotted, maxApart, minBundled = 0, math.MaxInt, math.MaxInt }

// What is told of a text of which only the surroundings of spots are read is what
// is told of it when all is read: of the integration in every language, between
// functions and inside of them, and of the files below the directory that
// DAMVET_CORPUS names, whole and cut off.
func TestSpots(t *testing.T) {
	j, err := New(rules.Builtin(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	left, all := 0, 0
	same := func(path string, data []byte) {
		t.Helper()
		if record.Format(path, data) == "" {
			return
		}
		texts := j.Texts(path, data)
		aim, wants := j.Wants(&texts, path, data)
		if !wants || aim.Spots == nil {
			return
		}
		whole, some := record.Read(path, data), new(record.Reader).ReadAround(path, data, &aim.Sites)
		left, all = left+len(whole)-len(some), all+len(whole)
		a, b := tellings(j.RecordsOf(&aim, path, data, whole)), tellings(j.RecordsOf(&aim, path, data, some))
		if len(data) > manyValues {
			// Of all of it not all may be read.
			b = slices.DeleteFunc(b, func(s string) bool { return !slices.Contains(a, s) })
		}
		if len(data) >= minBundled {
			// Where nothing can be told nothing need be looked at.
			a = slices.DeleteFunc(a, func(s string) bool { return strings.HasPrefix(s, "looked ") && !slices.Contains(b, s) })
		}
		if !slices.Equal(a, b) {
			t.Errorf("%s: around %d spots %d is told, of all of it %d\n%s", path, len(aim.Spots), len(b), len(a), difference(a, b))
		}
	}
	for path, text := range integration(t) {
		same(path, []byte(text))
		for _, around := range []string{
			"function other(a, b) {\n  const list = [1, /x\"}/, `}${a + \"}\"}`];\n  return list.map(x => { return {x, b: '}'} })\n}\n",
			"void other(int a) { var b = new int[] {1, 2}; if (a > 1) { b[0] = 'x'; call(\"}\", b); } }\n",
		} {
			same(path, []byte(around+text+"\n"+around))
			lines := strings.SplitAfter(text, "\n")
			same(path, []byte(strings.Join(lines, around)))
		}
	}
	if left == 0 {
		t.Error("nothing was passed over")
	}
	left, all = 0, 0
	if Corpus(t, func(path string, data []byte) {
		for _, n := range []int{1, 2, 3} {
			same(path, data[:len(data)/n])
		}
	}) {
		t.Logf("%d of %d documents were left out", left, all)
	}
}

// A key counts towards every shape that has it, and what stands beside one that is
// logged for nothing where it is not.
func TestSpotsOfAll(t *testing.T) {
	j, err := New(rules.Builtin(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	token := "const t = { app_id: b, auth_token: a, user_id: c } // iconik\n"
	logged := "console.log('call', { auth_token: a })\n"
	for _, test := range []struct {
		text string
		want int // spots at a key alone: of what is logged
	}{
		{token + logged, 1},
		{logged + token, 1},
		{token + "send({ auth_token: a })\n", 0},
	} {
		texts := j.Texts("a.js", []byte(test.text))
		aim, _ := j.Wants(&texts, "a.js", []byte(test.text))
		of, alone := 0, 0
		for _, s := range aim.Spots {
			if s.Start < s.End {
				of++
			} else {
				alone++
			}
		}
		if of == 0 || (alone > 0) != (test.want > 0) {
			t.Errorf("%q: %v", test.text, aim.Spots)
		}
	}
}

// manyValues is how long a text can be that has more values than are read.
const manyValues = 1 << 20

// tellings is what a result tells, line by line.
func tellings(r Result) []string {
	var all []string
	for _, b := range r.Broken {
		all = append(all, fmt.Sprint("broken ", b.Check.ID, b.Start, b.End, b.Object, b.Facts, b.Normal, b.KeyPath, b.Hide, b.Mints))
	}
	for _, l := range r.Looked {
		all = append(all, fmt.Sprint("looked ", l.Check.ID, l.Offset))
	}
	for _, p := range r.Pending {
		all = append(all, fmt.Sprint("pending ", p.Check.ID, p.Start, p.End, p.Normal, len(p.asks)))
	}
	for _, o := range r.Offers {
		all = append(all, fmt.Sprint("offer ", o.Start, o.End, o.key, o.facts))
	}
	for _, m := range r.Minters {
		all = append(all, fmt.Sprint("minter ", m.Start, m.End, m.SHA256, m.Title))
	}
	return append(all, fmt.Sprint(r.Truncated, r.Fleeting, reflect.DeepEqual(r.Code, Code{})))
}

// difference returns a line that only one of two lists has.
func difference(a, b []string) string {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("all:  %.300q\nsome: %.300q", a[min(i, len(a)):min(i+1, len(a))], b[min(i, len(b)):min(i+1, len(b))])
		}
	}
	return ""
}

// Of a text with more keys than are kept all is read, whatever its length.
func TestSpotsOfTooMany(t *testing.T) {
	j, err := New(rules.Builtin(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	few, many := 1000, maxMet
	for _, n := range []int{few, many} {
		text := []byte("// iconik\nconsole.log(a)\n" + strings.Repeat("auth_token:a,", n))
		texts := j.Texts("a.js", text)
		aim, wants := j.Wants(&texts, "a.js", text)
		if !wants || (aim.Spots == nil) != (n == many) || len(aim.Keys) > maxMet {
			t.Errorf("of %d keys: wanted %t, %d spots, %d keys", n, wants, len(aim.Spots), len(aim.Keys))
		}
	}
}
