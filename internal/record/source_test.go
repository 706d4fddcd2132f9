package record

import (
	"strings"
	"testing"
)

// reading is a text and what its records come to.
type reading struct{ name, text, want string }

func testReadings(t *testing.T, path string, tests []reading) {
	t.Helper()
	for _, test := range tests {
		docs := Read(path, []byte(test.text))
		if got := show(docs...); got != test.want {
			t.Errorf("%s: got  %s\nwant %s", test.name, got, test.want)
		}
		if err := sound(docs, len(test.text)); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		// Cut anywhere, it still can be read.
		for i := range test.text {
			if err := sound(Read(path, []byte(test.text[:i])), i); err != nil {
				t.Errorf("%s, cut at %d: %v", test.name, i, err)
			}
		}
	}
}

func TestJavaScript(t *testing.T) {
	testReadings(t, "a.ts", []reading{
		{"call", `f({a: 1, 'b': "x", c})`, `{():"f" 0:{a:1 b:"x" c:?(c)}}`},
		{"arguments", `a.b("x", 2, y, [true, null])`, `{():"a.b" 0:"x" 1:2 2:?(y) 3:[true null]}`},
		{"new", `const c = new Client({key: "k"})`, `{c:{():"Client" 0:{key:"k"}}}~`},
		{"lookup", `f({a: process.env.A, b: process.env["B"], c: process.env.C || 'd'})`, `{():"f" 0:{a:@(process.env.A) b:@(process.env["B"]) c:@(process.env.C || 'd')<-"d"}}`},
		{"joined", "f('a' + 'b' + x, `c${y.z}d`, `${'e'}f`)", `{():"f" 0:"ab${x}" 1:"c${y.z}d" 2:"ef"}`},
		{"constants", "const A = 'a'; const B = `${A}/b`; f(B + '/c', A)", `{():"f" 0:"a/b/c" 1:"a"} | {A:"a" B:"a/b"}~`},
		{"as const", "const A = 'a' as const\nconst b = { c: A }\nf(A)", `{():"f" 0:"a"} | {A:"a" b:{c:"a"}}~`},
		{"set twice", "let a = 'a'; if (x) { a = 'b' } f(a)", `{a:"b"}~ | {():"f" 0:?(a)} | {a:"a"}~`},
		{"numbers", "f(60 * 60 * 24, -1, 1_000, 0x10, 10n, 2 + 3 * 4, 1 / 2)", `{():"f" 0:86400 1:-1 2:1_000 3:0x10 4:10 5:14 6:0.5}`},
		{"comments", "f(/* {a: 1} */ { // b: 2\n c: 3 })", `{():"f" 0:{c:3}}`},
		{"spread", "f({...a, b: 1}, ...c)", `{():"f" 0:{b:1}~}~`},
		{"spread of a name", "const o = {a: 1, b: 2}; f({...o, b: 3}); g({...o, ...p})", `{():"f" 0:{a:1 b:2 b:3}} | {():"g" 0:{a:1 b:2}~} | {o:{a:1 b:2}~}~`},
		{"joined by a call", "const o = {a: 1}; f(Object.assign({b: 2}, o)); g(o)", `{():"f" 0:{():"Object.assign" 0:{b:2}~ 1:{a:1}~}} | {():"g" 0:{a:1}~} | {o:{a:1}~}~`},
		{"a member that is spread", "class A { o = {a: 1}\n f() { return g({...this.o, b: 2}) } }", `{():"g" 0:{b:2}~} | {o:{a:1}~}~`},
		{"handed before", "const o = {a: 1}; h(o); f(o)", `{():"h" 0:{a:1}~} | {():"f" 0:{a:1}~} | {o:{a:1}~}~`},
		{"logged before", "const o = {a: 1}; console.log(o); f(o)", `{():"console.log" 0:{a:1}} | {():"f" 0:{a:1}} | {o:{a:1}}~`},
		{"handed to two", "const o = {a: 1}; x = h(o); f(o)", `{():"f" 0:{a:1}} | {o:{a:1} x:{():"h" 0:{a:1}}}~`},
		{"computed member", "const o = {a: 1}; o[k] = 2; f(o)", `{():"f" 0:{a:1}~} | {o:{a:1}~}~`},
		{"set under what is computed", "const o = {}; o.set(k(), 2); f(o)", `{():"o.set" 0:{():"k"} 1:2} | {():"f" 0:{}~} | {o:{}~}~`},
		{"computed", "f({[a]: 1, ['b']: 2})", `{():"f" 0:{a:1 b:2}~}`},
		{"added", "const o = {a: 1}; o.b = x; o['c'] = 2; f(o)", `{():"f" 0:{a:1 b:?(x) c:2}} | {o:{a:1 b:?(x) c:2}}~`},
		{"set members", "opts.a = 1; opts.b.c = 'x'; this.d = 2", `{opts:{a:1}~ opts.b:{c:"x"}~ d:2}~`},
		{"setters", "h.set('A-B', 'x')", `{():"h.set" 0:"A-B" 1:"x"} | {h:{A-B:"x"}~}~`},
		{"chain", "a({x: 1}).b(y)\n  .c({z: 2})", `{():"a" 0:{x:1}} | {():"a().b" 0:?(y)} | {():"a().b().c" 0:{z:2}}`},
		{"builder", "B.of().a('x').b(1).build()", `{():"B.of"} | {():"B.of().a" 0:"x"} | {():"B.of().a().b" 0:1} | {a:"x" b:1} | {():"B.of().a().b().build"}`},
		{"bodies", "if (a) { f({x: 1}) } else { g() }\nfunction h(a, b = {y: 2}) { return {z: 3} }", `{():"f" 0:{x:1}} | {():"g"} | {y:2} | {z:3}`},
		{"methods", "class A extends B {\n m(a: T): Promise<{x: number}> { return f({b: 1}) }\n get n() { return 1 }\n static k = 'v'\n}", `{():"f" 0:{b:1}} | {k:"v"}~`},
		{"arrows", "x(a => ({b: 1}), async (c) => { f({d: 2}) })", `{():"f" 0:{d:2}} | {():"x" 0:?(a => ({b: 1}))<-{b:1} 1:?({ f({d: 2}) })}`},
		{"types", "interface A { path: string; signed: true }\ntype B = { c: 'd' }\nfunction f(o: { path: string }) {}\nconst x = { y: 1 } as Z", `{x:{y:1}}~`},
		{"generics", "f<A<B>>({c: 1}); const m = new Map<string, number>([['a', 1]])", `{():"f" 0:{c:1}} | {m:{():"Map" 0:[["a" 1]]}}~`},
		{"destructuring", "const { a, b = 1 } = f({c: 2})", `{():"f" 0:{c:2}}`},
		{"choice", "f(x ? {a: 1} : {b: 2}, {c: y ? 'd' : 'e', g: 3})", `{():"f" 0:?(x ? {a: 1} : {b: 2})<-{a:1}{b:2} 1:{c:?(y ? 'd' : 'e') g:3}}`},
		{"comparisons", "if (a <= f(1) && b >= g(2) || c != h(3) && d !== i(4)) {}\na *= j(5); b |= k(6)", `?(a <= f(1) && b >= g(2) || c != h(3) && d !== i(4))<-{():"f" 0:1}{():"g" 0:2}{():"h" 0:3}{():"i" 0:4} | ?(a *= j(5))<-{():"j" 0:5} | ?(b |= k(6))<-{():"k" 0:6}`},
		{"regexp", `f(/["'{(]/g, {a: 1}); x = a / b / c`, `{():"f" 0:?(/…/) 1:{a:1}}`},
		{"nested json", `f('{"a": [1]}')`, `{():"f" 0:"{\"a\": [1]}"->{a:[1]}}`},
		{"escapes", `f("a\n\u00e9\x41\u{1F600}\'")`, `{():"f" 0:"a\néA😀'"}`},
		{"line ends", "const a = 'x'\nconst b = 'y'\nf(a)\n(b)", `{():"f" 0:"x"} | {a:"x" b:"y"}~`},
		{"keywords as keys", "f({type: 'a', default: 1, new: 2, class: 'b', in: 3, if: 4, import: 5})", `{():"f" 0:{type:"a" default:1 new:2 class:"b" in:3 if:4 import:5}}`},
		{"broken", "f({a: 1, b: )\ng({c: 2}", `{():"f" 0:{a:1 b:?()}~} | {():"g" 0:{c:2}}~`},
	})
}

func TestPython(t *testing.T) {
	testReadings(t, "a.py", []reading{
		{"keywords", "f(1, a='x', b=True, c=None)", `{():"f" 0:1 a:"x" b:true c:null}`},
		{"dict", "x = {'a': 1, \"b\": [2, 3,], 'c': {4, 5}}", `{x:{a:1 b:[2 3] c:[4 5]}}~`},
		{"spread of a name", "o = {'a': 1}\nf({**o, 'b': 2})\ng(**o)\n", `{():"f" 0:{a:1 b:2}} | {():"g" a:1} | {o:{a:1}~}~`},
		{"united", "o = {'a': 1}\nf(o | {'b': 1})\n", `{():"f" 0:?(o | {'b': 1})<-{b:1}~} | {o:{a:1}~}~`},
		{"changed", "o = {'a': 1}\no |= x\n", `{o:{a:1}~}~`},
		{"made of another", "o = {'a': 1}\np = dict(o, b=2)\nq = {'c': 1}\nr = q.copy()\n", `{o:{a:1}~ p:{0:{a:1}~ b:2} q:{c:1} r:{():"q.copy"}}~`},
		{"dict call", "f(dict(a=1, b='c'), dict())", `{():"f" 0:{a:1 b:"c"} 1:{}}`},
		{"strings", `f("a" 'b', r'\d', b"x", f"{y}/z{{}}{w!r:>5}", """m
n""", 'it\'s')`, `{():"f" 0:"ab" 1:"\\d" 2:"x" 3:"${y}/z{}${w!r}" 4:"m\nn" 5:"it's"}`},
		{"lookup", "f(os.environ['A'], os.environ.get('B'), os.getenv('C', 'd'), getenv('E') or 'x')", `{():"f" 0:@(os.environ['A']) 1:@(os.environ.get('B')) 2:@(os.getenv('C', 'd'))<-"d" 3:@(getenv('E') or 'x')<-"x"}`},
		{"spread", "f(*a, **{'b': 1})", `{b:1} | {():"f"}~`},
		{"scopes", "A = 'a'\ndef f(x, y={'z': 1}):\n    b = 'c'\n    g(A, b)\nclass C(D):\n    e: str = 'h'\n    def m(self) -> str:\n        self.i = 1\nj = 2", `{z:1} | {():"g" 0:"a" 1:"c"} | {b:"c"}~ | {i:1}~ | {e:"h"}~ | {A:"a" j:2}~`},
		{"added", "d = {'a': 1}\nd['b'] = x\nif y:\n    d['c'] = 2\nf(json=d)", `{():"f" json:{a:1 b:?(x) c:2}} | {d:{a:1 b:?(x) c:2}}~`},
		{"conditions", "if f(a=1) and not g():\n    pass\nfor x in h(b=2): pass\nwith open('c') as d: pass", `?(f(a=1) and not g())<-{():"f" a:1}{():"g"} | ?(x in h(b=2))<-{():"h" b:2} | {():"open" 0:"c"}`},
		{"lists", "a = ['b'] + ['c']\nf(x=a + ['d'], y=['e'] + z)", `{():"f" x:["b" "c" "d"] y:?(['e'] + z)} | {a:["b" "c"]}~`},
		{"lambda", "f(lambda x, y: {'a': x}, b=1)", `{():"f" 0:?({'a': x})<-{a:?(x)} b:1}`},
		{"comprehension", "f([g(x) for x in y], {k: v for k, v in z})", `{():"f" 0:[?(g(x) for x in y)<-{():"g" 0:?(x)}]~ 1:{k:?(v for k)}~}`},
		{"chain", "a(x=1).b(\n  y=2)", `{():"a" x:1} | {():"a().b" y:2}`},
		{"continued", "x = 'a' + \\\n  'b'\ny = ('c'\n  'd')", `{x:"ab" y:"cd"}~`},
		{"comments", "f(a=1) # g(b=2)\n'''h(c=3)'''", `{():"f" a:1}`},
		{"imports", "from a import (b, c)\nimport d as e\nf(1)", `{():"f" 0:1}`},
		{"decorators", "@app.route('/a', methods=['GET'])\ndef f(): return {'b': 1}", `{():"app.route" 0:"/a" methods:["GET"]} | {b:1}`},
	})
}

func TestRuby(t *testing.T) {
	testReadings(t, "a.rb", []reading{
		{"symbols", "f([:a, :b], c: :d)\nh[:e] = 'x'\n", `{():"f" 0:["a" "b"] c:"d"} | {h:{e:"x"}~}~`},
		{"heredocs", "f(<<~A, <<~B, 1)\n  x\nA\n  y\nB\ng = 2\n", `{():"f" 0:"x\n" 1:"y\n" 2:1} | {g:2}~`},
	})
}

func TestRust(t *testing.T) {
	testReadings(t, "a.rs", []reading{
		{"raw names", `f(A { r#type: "x", b: r#"y"# })`, `{():"f" 0:{():"A" type:"x" b:"y"}}`},
		{"json", `let a = json!(true); f(json!({"b": 1}), json!("c"))`, `{():"f" 0:{b:1} 1:"c"} | {a:true}~`},
	})
}

func TestCSharp(t *testing.T) {
	testReadings(t, "a.cs", []reading{
		{"initializers", "var a = new Dictionary<string, object>\r\n{\r\n [\"b\"] = \"c\",\r\n};", `{a:{():"Dictionary" b:"c"}}~`},
		{"types", "List<string> F<T>(T a) where T : B\n{\n G(1); }", `{():"G" 0:1}`},
	})
}

func TestDotenv(t *testing.T) {
	testReadings(t, ".env", []reading{
		{"values", "# a\nA=1\nexport B=x y # z\nC=\nD = 'e # f'\nG=\"h\\n#\" # i\nJ=${K}\n", `{A:1 B:"x y" C:"" D:"e # f" G:"h\n#" J:?(${K})}`},
		{"lines", "A=\"b\nc\"\nD=e", `{A:"b\nc" D:"e"}`},
		{"json", `A='{"b": 1}'`, `{A:"{\"b\": 1}"->{b:1}}`},
		{"crlf", "A=b\r\nC='d'\r\n", `{A:"b" C:"d"}`},
		{"broken", "words\nA=b\nB='c\n", `{A:"b" B:"'c"}~`},
	})
}

func TestHCL(t *testing.T) {
	testReadings(t, "a.tf", []reading{
		{"blocks", "resource \"a\" \"b\" {\n  c = 1\n  d { e = true }\n  d { e = false }\n}\n", `{resource:{a:{b:{c:1 d:{e:true} d:{e:false}}}}}`},
		{"values", "a = [1, \"x\",\n 2]\nb = { c = 1, \"d\" : 2\n e = f.g }\nh = null", `{a:[1 "x" 2] b:{c:1 d:2 e:?(f.g)} h:null}`},
		{"jsonencode", "a = jsonencode({\n B = [\"c\"]\n})", `{a:{B:["c"]}}`},
		{"heredoc", "a = <<-EOF\n    {\"b\": 1}\n  EOF\nc = <<X\nd ${e}\nX\n", `{a:"{\"b\": 1}\n"->{b:1} c:"d ${e}\n"}`},
		{"references", "variable \"t\" {\n default = \"x\"\n}\nlocals { u = \"y\" }\na = var.t\nb = \"${local.u}/z\"\nc = var.q", `{variable:{t:{default:"x"}} locals:{u:"y"} a:"x" b:"y/z" c:?(var.q)}`},
		{"comments", "# a = 1\n// b = 2\n/* c = 3 */ d = 4 # e", `{d:4}`},
		{"expressions", "a = b ? \"c\" : \"d\"\ne = [for x in y : x.z]\nf = g.*.h\ni = j[*].k\nl = \"m\"", `{a:?(b ? "c" : "d") e:?([for x in y : x.z]) f:?(g.*.h) i:?(j[*].k) l:"m"}`},
		{"broken", "a \"b\" {\n c = \n}\n}\nd = 1\ne {", `{a:{b:{c:?()}} d:1 e:{}~}~`},
	})
}

// What is written into a string whose text shows it is an argument beside it.
func TestInlaid(t *testing.T) {
	testReadings(t, "a.py", []reading{
		{"inserted", `h = {"a": 1}; f(f"x {h}")`, `{():"f" 0:"x ${h}" ${}:{a:1}} | {h:{a:1}}~`},
		{"encoded", `h = {"a": 1}; f(f"x {json.dumps(h)}", 2)`, `{():"f" 0:"x ${…}" 1:2 ${}:{a:1}} | {h:{a:1}}~`},
		{"part", `h = {"a": 1}; f(f"x {h.a} {len(h)}")`, `{():"len" 0:{a:1}} | {():"f" 0:"x ${h.a} ${len()}"} | {h:{a:1}}~`},
		{"elsewhere", `h = {"a": 1}; x = f"x {h}"; f(x)`, `{():"f" 0:"x ${h}"} | {h:{a:1} x:"x ${h}"}~`},
	})
	testReadings(t, "a.js", []reading{
		{"unseen", "const h = {a: 1}; f(`x ${h}`, 'y' + h)", "{():\"f\" 0:\"x ${h}\" 1:\"y${h}\"} | {h:{a:1}}~"},
		{"encoded", "const h = {a: 1}; f(`x ${JSON.stringify(h)}`)", "{():\"f\" 0:\"x ${…}\" ${}:{a:1}} | {h:{a:1}}~"},
	})
	testReadings(t, "a.java", []reading{
		{"joined", `Map h = Map.of("a", 1); f("x " + h);`, `{():"f" 0:"x ${h}" ${}:{a:1}} | {h:{a:1}}~`},
		{"filled", `Map h = new HashMap<>(); h.put("a", 1); f(h);`, `{():"h.put" 0:"a" 1:1} | {():"f" 0:{():"HashMap" a:1}} | {h:{():"HashMap" a:1}}~`},
		{"handed on", `Map h = new HashMap<>(); h.put("a", 1); m.forEach(h::put); f(h);`, `{():"h.put" 0:"a" 1:1} | {():"m.forEach" 0:?(h::put)} | {():"f" 0:{():"HashMap" a:1}~} | {h:{():"HashMap" a:1}~}~`},
		{"filled more", `Map h = new HashMap<>(); h.putAll(g()); f(h);`, `{():"h.putAll" 0:{():"g"}} | {():"f" 0:{():"HashMap"}~} | {h:{():"HashMap"}~}~`},
	})
}

// A list in parentheses is in what it is part of once, however deep it is.
func TestParenthesesNest(t *testing.T) {
	for _, part := range []string{"print(\"\\(a)\")\n\\([", "f(a)\n!(["} {
		for _, path := range []string{"a.swift", "a.js"} {
			places := 0
			Walk(Read(path, []byte(strings.Repeat(part, 40))), func(*Place) bool {
				places++
				return places < 1<<12
			})
			if places > 1<<10 {
				t.Errorf("%s of %q: %d places", path, part, places)
			}
		}
	}
}
