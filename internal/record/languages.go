package record

import (
	"strings"
	"sync"
)

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
	wGroup         // it says how, perhaps of several statements in parentheses
	wSoft          // like wModifier, but a name before an argument
	wThrows        // types follow the head of a definition
)

// spelling is how the words of each meaning are written, blanks between them.
type spelling [wThrows + 1]string

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
	nothingOdd    odd = iota
	oddPython         // a word such as rb stands before them
	oddHCL            // "<<EOF" begins lines of them
	oddRuby           // so does "<<~EOF"; and :name, %w[a b]
	oddPHP            // "<<<EOF"
	oddRust           // r#"a"#, and 'a is none
	oddRaw            // r"a"
	oddPowerShell     // @"…"@, and @{ and @( begin literals
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
	hyphens bool   // so are they of hyphens, behind the first letter
	lines   bool   // a line end ends a statement
	entries bool   // a line end ends an entry in braces
	splat   bool   // "[*]" selects all
	// cascades: ".." does more to what stands before it, and an element of a literal
	// can stand behind "if".
	cascades bool
	// indented: blocks are indented, and brackets alone let lines go on.
	indented bool
	// columns: what is set is kept apart by the indentation of definitions.
	columns  bool
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
	generics      bool   // type arguments stand in <>
	macros        bool   // "!" before a bracket calls
	unwraps       bool   // "!" or "?" behind an operand only says it is there
	nullable      bool   // "?" behind a type says that there may be nothing
	typed         bool   // the type stands before the name
	pipes         bool   // closures have their parameters between "|"
	regexps       bool   // they stand between slashes
	spaced        bool   // a space may stand before the arguments of a call
	markup        bool   // elements are values
	command       bool   // a call needs no parentheses
	sigil         bool   // variables begin with "$"
	lazy          bool   // a block that makes a string can be a call's only argument
	shows         bool   // a map that is written into a string shows what is in it
	dashes        bool   // commands are called Verb-Noun, and flags stand behind them
	pair          string // a word between a key and its value
	constant      string // the function that sets a constant
	continued     byte   // before a line end, it makes that count as a space

	// spelling are the words, making the functions that make something, and wrapping
	// those, whatever their package, of a constant that is as good as it: names with
	// blanks between them.
	spelling spelling
	making   making
	wrapping string

	// What follows is ready's to fill in.

	once     sync.Once
	words    map[string]word
	makes    map[string]makes
	wrappers map[string]bool
	scalars  map[string]Kind
	// lengths are those of the words that begin with a byte, a bit each.
	lengths  [256]uint16
	class    [256]class
	named    [256]bool // what stands in names
	comments [256]bool
	// opens are the quotes that begin with a byte.
	opens [256][]*quote
}

// ready returns the language with all that follows from the rest.
func (l *language) ready() *language {
	l.once.Do(l.prepare)
	return l
}

func (l *language) prepare() {
	l.words = map[string]word{}
	for w, names := range l.spelling {
		for n := range strings.FieldsSeq(names) {
			if l.words[n] != wNone {
				panic("a word with two meanings: " + n)
			}
			l.words[n] = word(w)
		}
	}
	l.makes = map[string]makes{}
	for m, names := range l.making {
		for n := range strings.FieldsSeq(names) {
			l.makes[n] = makes(m)
		}
	}
	l.wrappers = map[string]bool{}
	for n := range strings.FieldsSeq(l.wrapping) {
		l.wrappers[n] = true
	}
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
	for c, class := range l.class {
		l.named[c] = class == cLetter || class == cDigit || l.hyphens && c == '-'
	}
	for i := range l.quotes {
		q := &l.quotes[i]
		l.class[q.open[0]] = cQuote
		l.opens[q.open[0]] = append(l.opens[q.open[0]], q)
	}
	switch l.odd {
	case oddHCL, oddPHP:
		l.class['<'] = cQuote
	case oddPowerShell:
		l.class['@'] = cQuote
	case oddRuby:
		l.class['<'], l.class['%'], l.class[':'] = cQuote, cQuote, cQuote
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
	for name := range l.words {
		l.lengths[name[0]] |= 1 << len(name)
	}
}

var cComments = [][2]string{{"/*", "*/"}}

// javascript is JavaScript, TypeScript and their dialects with elements in
// them.
var javascript = &language{
	name: "javascript", names: []string{".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".gs", ".es6"},
	line: []string{"//"}, blocks: cComments,
	quotes: []quote{
		{open: `"`, close: `"`},
		{open: `'`, close: `'`},
		{open: "`", close: "`", lines: true, insert: "${"},
	},
	letters: "$#", lines: true, join: '+', braces: bracesValue, shorthand: true, arrow: true, defines: true, aliases: true,
	choice: true, generics: true, unwraps: true, regexps: true, spaced: true, markup: true,
	spelling: spelling{
		wModifier: "const let var return await async yield throw export default static public private protected readonly declare abstract override case typeof void delete global break continue debugger",
		wSoft:     "get set of", wNew: "new", wIf: "if for while switch catch with", wElse: "else try finally do",
		wDefine: "function", wType: "class namespace enum module", wShape: "interface type", wImport: "import",
		wNot: "in instanceof", wAs: "as satisfies extends implements",
	},
	making: making{makesSame: "JSON.stringify Object.fromEntries", makesJoined: "iam.ArnPrincipal ArnPrincipal"},
}

var python = &language{
	name: "python", names: []string{".py", ".pyw", ".pyi", ".pyx", ".bzl", ".star", "sconstruct", "wscript"},
	line: []string{"#"},
	quotes: []quote{
		{open: `"""`, close: `"""`, lines: true},
		{open: `'''`, close: `'''`, lines: true},
		{open: `"`, close: `"`},
		{open: `'`, close: `'`},
	},
	odd:   oddPython,
	lines: true, indented: true, columns: true, join: '+', adjacent: true, braces: bracesAlways, spaced: true, continued: '\\',
	shows: true,
	spelling: spelling{
		wModifier: "return await async yield raise del global nonlocal assert pass break continue",
		wIf:       "if for while elif with except match", wElse: "else try finally",
		wDefine: "def class", wImport: "import from",
		wNot: "in is not and", wAs: "as", wOr: "or", wLambda: "lambda",
	},
	making: making{
		makesSame:   "json.dumps",
		makesJoined: "iam.ArnPrincipal ArnPrincipal",
		makesMap:    "dict OrderedDict",
		makesList:   "list tuple set frozenset",
	},
}

var golang = &language{
	name: "go", names: []string{".go"},
	line: []string{"//"}, blocks: cComments,
	quotes: []quote{{open: `"`, close: `"`}, {open: "`", close: "`", raw: true, lines: true}, {open: `'`, close: `'`}},
	lines:  true, join: '+', braces: bracesNamed,
	spelling: spelling{
		wModifier: "return go defer case default chan map range break continue fallthrough goto",
		wGroup:    "var const type", wIf: "if for switch select", wElse: "else", wDefine: "func", wShape: "struct interface", wImport: "import package",
	},
	making:   making{makesText: "fmt.Sprintf", makesJoined: "fmt.Sprint"},
	wrapping: "Bool String Int Int64 NewOpt Ptr Pointer To ToPtr",
}

var php = &language{
	name: "php", names: []string{".php", ".phtml", ".inc", ".php3", ".php5", ".phps", ".module"},
	line: []string{"//", "#"}, blocks: [][2]string{{"/*", "*/"}, {"?>", "<?"}},
	quotes: []quote{
		{open: `"`, close: `"`, lines: true, insert: "{", bare: true},
		{open: `'`, close: `'`, lines: true, plain: true},
		{open: "`", close: "`", lines: true, insert: "{", bare: true},
	},
	odd: oddPHP, letters: `$\`, join: '.', dashArrow: true, defines: true, choice: true, elvis: true, spaced: true, sigil: true,
	constant: "define",
	spelling: spelling{
		wModifier: "php return echo print static public private protected const var final abstract readonly global yield throw clone case default break continue declare",
		wNew:      "new", wIf: "if for foreach while switch catch elseif match", wElse: "else try finally do",
		wDefine: "function fn", wType: "class interface trait enum namespace", wImport: "use",
		wNot: "instanceof and xor as", wOr: "or", wAs: "extends implements",
	},
	making: making{makesSame: "json_encode", makesList: "array", makesText: "sprintf"},
}

var ruby = &language{
	name: "ruby", names: []string{".rb", ".rake", ".gemspec", ".ru", ".podspec", ".cr", "gemfile", "rakefile", "fastfile", "vagrantfile", "appfile", "podfile", "berksfile"},
	line: []string{"#"}, blocks: [][2]string{{"=begin", "=end"}},
	quotes: []quote{
		{open: `"`, close: `"`, lines: true, insert: "#{"},
		{open: `'`, close: `'`, lines: true, plain: true},
		{open: "`", close: "`", lines: true, insert: "#{"},
	},
	odd: oddRuby, letters: "@$", lines: true, columns: true, join: '+', adjacent: true, braces: bracesValue, choice: true, regexps: true, pipes: true, command: true,
	shows: true, lazy: true,
	spelling: spelling{
		wModifier: "return yield raise private public protected alias undef next break redo retry super",
		wIf:       "if elsif unless while until case when for rescue", wElse: "else begin ensure do then end",
		wDefine: "def", wType: "class module", wNot: "in not and defined?", wOr: "or",
	},
	making: making{makesSame: "JSON.generate", makesMap: "Hash", makesText: "format sprintf"},
}

var java = &language{
	name: "java", names: []string{".java", ".jav", ".groovy", ".gradle", ".scala"},
	line: []string{"//"}, blocks: cComments,
	quotes:  []quote{{open: `"""`, close: `"""`, lines: true}, {open: `"`, close: `"`}, {open: `'`, close: `'`}},
	letters: "@$", join: '+', braces: bracesNew, arrow: true, defines: true, choice: true, generics: true, spaced: true, typed: true,
	shows: true,
	spelling: spelling{
		wModifier: "public private protected static final abstract native transient volatile return throw default case assert var val def break continue lazy override implicit sealed strictfp",
		wNew:      "new", wIf: "if for while switch catch synchronized", wElse: "else try finally do",
		wType: "class interface enum record trait object", wImport: "import package", wThrows: "throws", wNot: "instanceof", wAs: "extends implements as",
	},
	making: making{
		makesSame: "objectMapper.writeValueAsString mapper.writeValueAsString gson.toJson Arrays.toString",
		makesMap:  "Map.of ImmutableMap.of Headers.of Map.ofEntries Collections.singletonMap",
		makesList: "List.of Set.of Arrays.asList ImmutableList.of ImmutableSet.of Collections.singletonList",
		makesText: "String.format",
	},
}

var kotlin = &language{
	name: "kotlin", names: []string{".kt", ".kts"},
	line: []string{"//"}, blocks: cComments, nested: true,
	quotes: []quote{
		{open: `"""`, close: `"""`, raw: true, lines: true, insert: "${", bare: true},
		{open: `"`, close: `"`, insert: "${", bare: true},
		{open: `'`, close: `'`},
	},
	letters: "@", lines: true, join: '+', arrow: true, elvis: true, generics: true, unwraps: true, nullable: true, pair: "to",
	shows: true, lazy: true,
	spelling: spelling{
		wModifier: "val var const lateinit private public internal protected override open abstract sealed data companion suspend inline return throw by vararg operator infix tailrec break continue",
		wIf:       "if for while when catch", wElse: "else try finally do", wDefine: "fun constructor init", wType: "class object interface enum",
		wImport: "import package", wNot: "is in", wAs: "as",
	},
	making: making{
		makesSame: "Json.encodeToString objectMapper.writeValueAsString gson.toJson",
		makesMap:  "mapOf headersOf mutableMapOf hashMapOf linkedMapOf",
		makesList: "listOf mutableListOf arrayListOf setOf mutableSetOf arrayOf",
	},
}

var csharp = &language{
	name: "csharp", names: []string{".cs", ".csx", ".cshtml", ".razor"},
	line: []string{"//"}, blocks: cComments,
	quotes: []quote{
		{open: `$"""`, close: `"""`, raw: true, lines: true, insert: "{"},
		{open: `$@"`, close: `"`, raw: true, doubled: true, lines: true, insert: "{"},
		{open: `@$"`, close: `"`, raw: true, doubled: true, lines: true, insert: "{"},
		{open: `@"`, close: `"`, raw: true, doubled: true, lines: true},
		{open: `$"`, close: `"`, insert: "{"},
		{open: `"""`, close: `"""`, raw: true, lines: true},
		{open: `"`, close: `"`},
		{open: `'`, close: `'`},
	},
	join: '+', braces: bracesNew, arrow: true, defines: true, choice: true, generics: true, unwraps: true, nullable: true, typed: true, spaced: true,
	spelling: spelling{
		wModifier: "public private protected internal static readonly const abstract virtual override sealed partial async await return throw yield ref out in params default case var init required volatile unsafe extern event delegate goto break continue",
		wSoft:     "get set", wNew: "new", wIf: "if for foreach while switch catch lock using fixed when", wElse: "else try finally do",
		wType: "class interface enum record struct namespace", wNot: "is", wAs: "as where",
	},
	making: making{
		makesSame:   "JsonSerializer.Serialize JsonConvert.SerializeObject",
		makesText:   "string.Format String.Format",
		makesJoined: "string.Concat String.Concat",
	},
}

var swift = &language{
	name: "swift", names: []string{".swift"},
	line: []string{"//"}, blocks: cComments, nested: true,
	quotes: []quote{
		{open: `#"`, close: `"#`, raw: true},
		{open: `"""`, close: `"""`, lines: true, insert: `\(`},
		{open: `"`, close: `"`, insert: `\(`},
	},
	letters: "@$", lines: true, join: '+', choice: true, generics: true, unwraps: true, nullable: true,
	shows: true,
	spelling: spelling{
		wModifier: "let var static private public fileprivate internal open final lazy weak unowned override mutating return throw throws rethrows try await async inout some case default break continue indirect convenience required",
		wIf:       "if for while switch guard", wElse: "else do catch defer repeat",
		wDefine: "func init subscript deinit", wType: "class struct enum protocol extension actor", wImport: "import typealias",
		wNot: "is in", wAs: "as where",
	},
}

var dart = &language{
	name: "dart", names: []string{".dart"},
	line: []string{"//"}, blocks: cComments, nested: true,
	quotes: []quote{
		{open: `'''`, close: `'''`, lines: true, insert: "${", bare: true},
		{open: `"""`, close: `"""`, lines: true, insert: "${", bare: true},
		{open: `'`, close: `'`, insert: "${", bare: true},
		{open: `"`, close: `"`, insert: "${", bare: true},
	},
	odd: oddRaw, letters: "@", join: '+', adjacent: true, braces: bracesValue, arrow: true, values: true, defines: true, choice: true, generics: true, unwraps: true, nullable: true, typed: true,
	shows: true, cascades: true,
	spelling: spelling{
		wModifier: "final const var late static required return throw await async sync external factory covariant abstract sealed yield case default break continue dynamic",
		wSoft:     "get set", wNew: "new", wIf: "if for while switch catch on", wElse: "else try finally do",
		wType: "class enum mixin extension", wImport: "import export part library show hide", wNot: "is in", wAs: "as extends implements with",
	},
	making: making{makesSame: "jsonEncode json.encode"},
}

var rust = &language{
	name: "rust", names: []string{".rs"},
	line: []string{"//"}, blocks: cComments, nested: true,
	quotes: []quote{{open: `"`, close: `"`, lines: true}},
	odd:    oddRust, join: '+', braces: bracesNamed, shorthand: true, generics: true, macros: true, pipes: true,
	spelling: spelling{
		wModifier: "let mut pub const static return async await move ref dyn unsafe crate break continue",
		wIf:       "if for while match loop", wElse: "else", wDefine: "fn", wType: "impl trait mod extern", wShape: "struct enum union",
		wImport: "use", wNot: "in", wAs: "as where",
	},
	making: making{
		makesList:   "vec",
		makesMap:    "json hashmap",
		makesPairs:  "HashMap.from BTreeMap.from HashMap.from_iter",
		makesText:   "format",
		makesJoined: "concat String.from HeaderValue.from_str Some",
	},
	wrapping: "from_static from_str",
}

var powershell = &language{
	name: "powershell", names: []string{".ps1", ".psm1", ".psd1"},
	line: []string{"#"}, blocks: [][2]string{{"<#", "#>"}},
	quotes: []quote{
		{open: `"`, close: `"`, lines: true, doubled: true, insert: "$(", bare: true, escape: '`'},
		{open: `'`, close: `'`, raw: true, doubled: true, lines: true},
	},
	odd: oddPowerShell, letters: "$", lines: true, entries: true, join: '+', braces: bracesNone, sigil: true, dashes: true, continued: '`',
	spelling: spelling{
		wModifier: "return throw param begin process end in",
		wIf:       "if elseif foreach for while switch catch until", wElse: "else try finally do",
		wDefine: "function filter", wType: "class enum", wImport: "using",
	},
}

// languages are all languages that are read.
var languages = []*language{javascript, python, golang, php, ruby, java, kotlin, csharp, swift, dart, rust, powershell}
