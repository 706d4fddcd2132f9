package fasttoml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// document has a field of every kind that Decode can fill.
type document struct {
	embedded
	Text   string              `toml:"text"`
	Int    int                 `toml:"int"`
	Ptr    *int                `toml:"ptr"`
	Float  *float64            `toml:"float"`
	Bool   bool                `toml:"bool"`
	List   []string            `toml:"list"`
	Any    []any               `toml:"any"`
	Map    map[string][]string `toml:"map"`
	Table  *inner              `toml:"table"`
	Tables []*inner            `toml:"tables"`
	Named  map[string]*inner   `toml:"named"`
	Word   word                `toml:"word"`
	Either either              `toml:"either"`
}

type embedded struct {
	Deep string `toml:"deep"`
}

type inner struct {
	Name  string         `toml:"name"`
	Inner *inner         `toml:"inner"`
	Many  []inner        `toml:"many"`
	Free  map[string]any `toml:"free"`
}

// word is a type that reads itself from text, either one that reads itself
// from whatever stands there.
type word string

func (w *word) UnmarshalText(b []byte) error {
	if len(b) > 3 {
		return fmt.Errorf("too long: %s", b)
	}
	*w = word(strings.ToUpper(string(b)))
	return nil
}

type either struct{ value string }

func (e *either) UnmarshalTOML(v any) error {
	e.value = fmt.Sprintf("%T", v)
	return nil
}

var documents = []string{
	"",
	"# a comment\n\n  text = 'x' # behind\nint = -12\n",
	"text = \"a\\tb\\\"\\u00e9\\U0001F600\"\nfloat = 1.50\nbool = true",
	"text = \"\"\"\nfirst\n  second \\\n   third\"\"\"\nlist = [\n 'a', # one\n \"b\",\n]",
	"text = '''\nraw \\n 'quoted' '''\nany = [1, 2.5, 'x', true, [1], {a = 1}]",
	"map = { a = ['x'], \"b c\" = [] }\nword = 'abc'\neither = [1]",
	"deep = 'e'\n[table]\nname = 'a'\n[table.inner]\nname = 'b'\n[[tables]]\nname = '1'\n[[tables.many]]\nname = '2'\n[[tables]]\nfree = {x = [{y = 1}], z = 1_000}\n",
	"[named.one]\nname = 'x'\n[named.\"two three\"]\n[named.two.inner]\n",
	"[[tables]]\n[tables.free]\nlist = [[1, 2], ['a']]\n[[tables.free.sub]]\na = 1\n",
	"float = 3\nptr = 0",
	"[named.a.inner]\n[named.a]\nname = 'late'\n",
}

// declined are texts that are rare or wrong.
var declined = []string{
	"text = 1", "int = 1.0", "int = 0x10", "int = 01", "float = inf", "float = 1e3", "int = 1__0", "int = 1_",
	"unknown = 1", "TEXT = 'case'", "a.b = 1", "text = 'a'\ntext = 'b'", "text = 'x' y", "text = \"\\q\"",
	"text = 'a\nb'", "text = \"a", "text = '''x''''", "text = \"\xff\"", "text = 'a\rb'", "list = ['a'", "list = ['a' 'b']",
	"[table]\n[table]", "[tables]\n[[tables]]", "map = {a = ['x']}\n[map]", "word = 'long'", "word = 1", "[table", "[]", "= 1",
	"any = " + strings.Repeat("[", 40) + strings.Repeat("]", 40), "text = 1979-05-27", "\ufefftext = 'x'",
	"text = \"\\ud800\"", "table = {name = 'x'}\n[table.inner]\n", "list = 'x'", "map = {a = 'x'\n}",
}

func TestDecode(t *testing.T) {
	for _, doc := range documents {
		if !Decode(doc, &document{}) {
			t.Errorf("declined:\n%s", doc)
		}
		compare(t, doc)
	}
	for _, doc := range declined {
		if Decode(doc, &document{}) {
			t.Errorf("not declined: %q", doc)
		}
	}
}

// compare holds Decode against the library: what it accepts, the library
// accepts, and understands alike.
func compare(t *testing.T, doc string) {
	t.Helper()
	var got, want document
	if !Decode(doc, &got) {
		return
	}
	md, err := toml.Decode(doc, &want)
	if err != nil {
		t.Fatalf("%q is accepted, but %v", doc, err)
	}
	// What stands in an interface counts as not decoded, and so does what a type
	// that reads itself has taken.
	unknown := slices.DeleteFunc(md.Undecoded(), func(k toml.Key) bool {
		return k[0] == "either" || k[0] == "any" || slices.Contains(k, "free")
	})
	if len(unknown) > 0 {
		t.Fatalf("%q is accepted, but has the unknown keys %v", doc, unknown)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is read as\n%+v\nand not as\n%+v", doc, got, want)
	}
}

func FuzzDecode(f *testing.F) {
	for _, doc := range slices.Concat(documents, declined) {
		f.Add(doc)
	}
	f.Fuzz(compare)
}
