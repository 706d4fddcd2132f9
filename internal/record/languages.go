package record

import "strings"

// class is what a byte is to a language's scanner.
type class uint8

const (
	cOther class = iota
	cSpace
	cLine
	cLetter
	cDigit
	cQuote
	cOpen
	cClose
	cOp
	cEscape // a backslash, or what stands for it, before a line end
)

// word is what a word means to a language.
type word uint8

const (
	wNone     word = iota
	wModifier      // it says how, and is no operand: "const", "await", "return"
	wNew           // an object is made
	wIf            // what follows, up to a body, is a condition
	wElse          // a body follows
	wDefine        // a function
	wType          // a type with a body of statements
	wShape         // a type whose body only tells names and types
	wImport        // what stands in braces are names
	wNot           // an operator
	wOr            // an operator that falls back to its right side
	wAs            // a type follows
	wLambda        // parameters follow, up to a colon
	wScalar        // null, true, false
)

// braces is what braces are, beside bodies.
type braces uint8

const (
	bracesNone   braces = iota
	bracesAlways        // always literals
	bracesValue         // literals where a value can stand
	bracesNew           // literals behind "new"
	bracesNamed         // literals behind the name of a type
)

// odd is how strings are written that no table describes.
type odd uint8

const (
	nothingOdd odd = iota
	oddPython      // a word such as rb stands before them
	oddHCL         // "<<EOF" begins lines of them
)

// language is what the scanner knows of a language.
type language struct {
	name  string
	names []string

	line   []string    // what begins a comment up to the end of the line
	blocks [][2]string // what begins and ends others
	nested bool        // these nest
	quotes []quote     // the longest first
	odd    odd         // strings that quotes cannot describe

	letters string // what names are made of, beside letters, digits and "_"
	lines   bool   // a line end ends a statement
	entries bool   // a line end ends an entry in braces
	splat   bool   // "[*]" selects all
	// indented: blocks are indented, and brackets alone let lines go on.
	indented bool
	join     byte // the operator that joins strings
	adjacent bool // strings that stand side by side are joined
	braces   braces
	// shorthand: a name alone in braces is a field.
	shorthand bool
	// arrow: "=>" or "->" stands before the body of a function; dashArrow:
	// "->" before a member; values: what follows "=>" is a value.
	arrow, dashArrow, values bool
	// defines: a call before a brace is a definition.
	defines bool
	// aliases: the words of wShape also name types with "=", and a parameter
	// or result can have a type in braces.
	aliases bool
	// choice: "?" and ":" choose; elvis: "?:" falls back.
	choice, elvis bool
	generics      bool // type arguments stand in <>
	macros        bool // "!" before a bracket calls
	unwraps       bool // "!" or "?" behind an operand only says it is there
	pipes         bool // closures have their parameters between "|"
	regexps       bool // they stand between slashes
	spaced        bool // a space may stand before the arguments of a call
	markup        bool // elements are values
	command       bool // a call needs no parentheses
	sigil         bool // variables begin with "$"
	pair          string
	continued     byte // before a line end, it makes that count as a space

	words map[string]word
	makes map[string]makes

	scalars  map[string]Kind
	class    [256]class
	comments [256]bool
}

// words makes a table of words.
func words(all map[word]string) map[string]word {
	out := map[string]word{}
	for w, names := range all {
		for _, n := range strings.Fields(names) {
			out[n] = w
		}
	}
	return out
}

// ready fills in what follows from the rest.
func (l *language) ready() *language {
	for c := range 256 {
		switch {
		case c == '\n':
			l.class[c] = cLine
		case c <= ' ':
			l.class[c] = cSpace
		case 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c >= 0x80 || strings.IndexByte(l.letters, byte(c)) >= 0:
			l.class[c] = cLetter
		case '0' <= c && c <= '9':
			l.class[c] = cDigit
		case strings.IndexByte("([{", byte(c)) >= 0:
			l.class[c] = cOpen
		case strings.IndexByte(")]}", byte(c)) >= 0:
			l.class[c] = cClose
		default:
			l.class[c] = cOp
		}
	}
	if l.continued != 0 {
		l.class[l.continued] = cEscape
	}
	for _, q := range l.quotes {
		l.class[q.open[0]] = cQuote
	}
	switch l.odd {
	case oddHCL:
		l.class['<'] = cQuote
	}
	for _, c := range l.line {
		l.comments[c[0]] = true
	}
	for _, c := range l.blocks {
		l.comments[c[0][0]] = true
	}
	l.scalars = map[string]Kind{
		"true": Bool, "false": Bool, "True": Bool, "False": Bool, "TRUE": Bool, "FALSE": Bool, "$true": Bool, "$false": Bool, "YES": Bool, "NO": Bool,
		"null": Null, "undefined": Null, "None": Null, "nil": Null, "NULL": Null, "$null": Null, "NaN": Number, "Infinity": Number,
	}
	for name := range l.scalars {
		if _, ok := l.words[name]; !ok && (name[0] != '$' || l.sigil) {
			l.words[name] = wScalar
		}
	}
	return l
}

var cComments = [][2]string{{"/*", "*/"}}

// javascript is JavaScript, TypeScript and their dialects with elements in
// them.
var javascript = (&language{
	name: "javascript", names: []string{".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".gs", ".es6"},
	line: []string{"//"}, blocks: cComments,
	quotes: []quote{
		{open: `"`, close: `"`},
		{open: `'`, close: `'`},
		{open: "`", close: "`", lines: true, insert: "${"},
	},
	letters: "$#", lines: true, join: '+', braces: bracesValue, shorthand: true, arrow: true, defines: true, aliases: true,
	choice: true, generics: true, unwraps: true, regexps: true, spaced: true, markup: true,
	words: words(map[word]string{
		wModifier: "const let var return await async yield throw export default static public private protected readonly declare abstract override get set case typeof void delete global of break continue debugger",
		wNew:      "new", wIf: "if for while switch catch with", wElse: "else try finally do",
		wDefine: "function", wType: "class namespace enum module", wShape: "interface type", wImport: "import",
		wNot: "in instanceof", wAs: "as satisfies extends implements",
	}),
}).ready()

var python = (&language{
	name: "python", names: []string{".py", ".pyw", ".pyi", ".pyx", ".bzl", ".star", "sconstruct", "wscript"},
	line: []string{"#"},
	quotes: []quote{
		{open: `"""`, close: `"""`, lines: true},
		{open: `'''`, close: `'''`, lines: true},
		{open: `"`, close: `"`},
		{open: `'`, close: `'`},
	},
	odd:   oddPython,
	lines: true, indented: true, join: '+', adjacent: true, braces: bracesAlways, spaced: true, continued: '\\',
	words: words(map[word]string{
		wModifier: "return await async yield raise del global nonlocal assert pass break continue",
		wIf:       "if for while elif with except match", wElse: "else try finally",
		wDefine: "def class", wImport: "import from",
		wNot: "in is not and", wAs: "as", wOr: "or", wLambda: "lambda",
	}),
	makes: map[string]makes{"dict": makesMap, "OrderedDict": makesMap, "list": makesList, "tuple": makesList, "set": makesList, "frozenset": makesList},
}).ready()

// languages are all languages that are read.
var languages = []*language{javascript, python}
