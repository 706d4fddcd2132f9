// Package goflow follows constants through Go code: inside a package over SSA,
// between packages through facts. What is worth following to where is data,
// the catalogue's entries for Go; the checks of package analyzers read what
// reaches such a place and judge it.
//
// It is silent on doubt: what passes through reflection, a decoder, sync.Map or a
// function that is not known is unknown, and so is what follows on a bound that
// hostile code runs into. Of functions in packages that neither speak of a platform
// nor import one that does something is known only if the package is not large, and
// a constant there looks like a secret, they are called like ones that give back a
// credential, or they make clients that check no certificates; of the rest, in the
// modules that are being worked on, which of their arguments they give back, and
// numbers that may be lifetimes.
package goflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/internal/stack"
	"github.com/damvet/damvet/rules"
)

// Analyzer follows the values of a package for the checks that require it. Its
// result is a *Flow, which is not open for a package that can have nothing to do
// with any platform.
//
// It builds SSA itself instead of requiring buildssa: most packages of a
// program never touch a sink, and building SSA for them is most of the time
// that an analysis takes.
var Analyzer = &analysis.Analyzer{
	Name:       "goflow",
	Doc:        "follow constants to the places where they are credentials or addresses",
	Run:        run,
	ResultType: reflect.TypeFor[*Flow](),
	FactTypes:  []analysis.Fact{(*Summary)(nil), (*Spoken)(nil), (*Changed)(nil), (*Hides)(nil), (*Takes)(nil)},
}

// Flow is what is known of a package.
type Flow struct {
	// Hits are the places that something reaches, in the order of the source.
	Hits []*Hit
	// Breaches are the checks of records that what the code makes breaks.
	Breaches []Breach

	pass    *analysis.Pass
	table   *table
	pkg     *ssa.Package
	funcs   []*ssa.Function
	globals map[*ssa.Global][]storage
	fields  map[*types.Var][]storage
	// shared is what of fields is stored through a parameter, or by a closure.
	shared  map[*types.Var][]storage
	callers map[*ssa.Function][]ssa.CallInstruction
	dynamic map[*ssa.CallCommon][]*ssa.Function // calls of function values
	methods map[string][]*ssa.Function          // of the package, by name
	// implemented are the package's methods that those of interfaces may be, and
	// issuing the platforms whose credentials fields hold that are issued.
	implemented, issuing sync.Map
	// settingKept are the roles of fields that the package sets in structs that it
	// has kept.
	settingKept sync.Map
	// telling is how much was done to find out what to tell other packages, and
	// told what they were told.
	telling int
	told    []string

	passages

	tagged   []*Hit // fields that are read from settings
	payloads []Payload
	shapes   []Shape
	// holding are the constants with such a credential.
	holding map[string]*rules.TextRule
	// parts are the instructions that take the address of a part of a package
	// variable, which has no referrers.
	parts map[*ssa.Global][]ssa.Instruction
	// unsettled are the variables and fields of numbers whose address is given away,
	// and reset the variables of numbers that are set before anything uses them.
	unsettled map[any]bool
	// settings are the names of the flags that package variables are read from, if
	// those are credentials.
	settings map[*ssa.Global]string
	reset    map[*ssa.Global]bool

	delivering sync.Once // fills sends
	sends      []delivery
	reading    sync.Once // fills reads
	reads      readers
	owning     sync.Once // fills owners
	owners     map[*types.Var]*types.Struct
	changing   sync.Once // fills changed
	changed    []string
	embedding  sync.Once // fills embeds
	embeds     map[types.Object]embedded
	// decodings are the texts that are decoded into fields.
	decodings map[*types.Var][]decoding

	// unlogged are the calls of logs that write something else in place of what they
	// are given, and judged the platforms whose checks the objects were held against.
	unlogged []token.Pos
	takes    Takes
	judged   []*rules.Platform

	hiding     sync.Once // fills hide
	hide       []string
	defaulting sync.Once // fills defaults
	defaults   map[ast.Expr]bool

	texts      map[string][]ast.Expr
	calls      map[token.Pos]*ast.CallExpr
	pairs      map[token.Pos]*ast.KeyValueExpr
	sums       map[token.Pos]*ast.BinaryExpr
	composites map[token.Pos]*ast.CompositeLit
	mentions   []*rules.Platform // whose hosts stand in the package
	spoken     []*rules.Platform // of which it speaks at all
	named      bool              // an environment variable, or a header, of a platform is
	forwards   bool              // a header is set, or a variable looked up, that a parameter names
	requests   bool              // a request is made to where a parameter says
	relates    bool              // the package has to do with a platform
	tells      bool              // what looks like a secret, or a client that checks no certificates, may come from here
}

// Hit is a place where values arrive that mean something there.
type Hit struct {
	Role     rules.GoRole
	Platform *rules.Platform
	// What is the place in words: "the Auth-Token header".
	What string
	// Values can arrive.
	Values []Value
	// Pos is the place in this package, and End where it ends, if it is within a
	// constant; Steps lead on from there in others.
	Pos, End token.Pos
	Steps    []Step
	// Type is the type of what is logged.
	Type types.Type
	// Variable is the environment variable that it is read from as a rule; "" is
	// the platform's first.
	Variable string

	fn      *ssa.Function
	operand ssa.Value
	field   *types.Var // of a setting
	// header names the header where that is not settled.
	header []Value
	// to is the parameter that says where the request goes, and so to which platform.
	to *ssa.Parameter
}

// Open reports whether the package was looked at: of one that was not nothing is
// known but what it tells others.
func (f *Flow) Open() bool { return f.pass != nil }

func run(pass *analysis.Pass) (any, error) {
	defer func() { OnTold() }()
	stack.Deepen()
	switch {
	case Standard(pass.Pkg.Path()):
		return &Flow{}, nil
	}
	var told []string
	if workedOn(pass) {
		exportChanged(pass)
		told = exportHides(pass)
	}
	switch {
	case !theGate().opens(pass):
		f := &Flow{told: told}
		f.exportHanded(pass)
		f.exportSettled(pass)
		return f, nil
	}
	f := &Flow{pass: pass, table: knowledge(), told: told}
	f.readLiterals()
	f.findShapes()
	switch {
	case f.relevant():
	case f.forwards || f.requests || f.tells && f.small():
		// There is nothing for the checks to find.
		f.build()
		f.index()
		if f.forwards || f.requests {
			f.readPlaces()
			f.sinks()
		}
		f.export()
		f.funcs, f.Hits = nil, nil
		return f, nil
	default:
		f.export()
		f.exportHanded(pass)
		return f, nil
	}
	f.relates = true
	f.readPlaces()
	f.build()
	f.index()
	f.sinks()
	f.findPayloads()
	f.readTags()
	first := f.newObjects(0)
	docs := first.documents()
	if len(f.About()) > 0 {
		if err := f.sinkObjects(first, append(first.all(), docs...)); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(f.Hits, func(a, b *Hit) int { return int(a.Pos - b.Pos) })
	f.export()
	if err := f.judge(first, docs); err != nil {
		return nil, err
	}
	return f, nil
}

// relevant reports whether the package imports one of a platform's own, or one
// whose functions hand values to a platform, or speaks of a platform.
func (f *Flow) relevant() bool {
	if slices.ContainsFunc(f.pass.Pkg.Imports(), func(p *types.Package) bool { return f.table.sinks[importPath(p)] != nil }) {
		return true
	}
	return reached(f.pass) || len(f.mentions)+len(f.spoken) > 0 || f.named
}

// maxUnnamed is how many bytes of source a package has at most that is looked at
// though it does not speak of a platform: generated ones take a lot of memory.
const maxUnnamed = 1 << 20

func (f *Flow) small() bool {
	size := 0
	for _, file := range f.pass.Files {
		size += int(file.FileEnd - file.FileStart)
	}
	return size <= maxUnnamed
}

// reached reports whether a package imports one whose functions hand values to a
// platform.
func reached(pass *analysis.Pass) bool {
	imports := pass.Pkg.Imports()
	return slices.ContainsFunc(pass.AllObjectFacts(), func(o analysis.ObjectFact) bool {
		s, ok := o.Fact.(*Summary)
		// What sets a header for others is of use with one that is named, and what
		// sends something where it is told to with an address.
		return ok && (len(s.Lasts)+len(s.Offers) > 0 || slices.ContainsFunc(s.Sends, func(s Send) bool { return !s.anywhere() }) || slices.ContainsFunc(s.Reaches, func(r Reach) bool { return r.Header == 0 && r.To == 0 })) && slices.Contains(imports, o.Object.Pkg())
	})
}

// workedOn reports whether a package is of a module that is being worked on.
func workedOn(pass *analysis.Pass) bool { return pass.Module == nil || pass.Module.Version == "" }

// Standard reports whether a path is one of the standard library.
func Standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	switch first {
	case "archive", "arena", "bufio", "builtin", "bytes", "cmd", "cmp", "compress", "container", "context", "crypto", "database",
		"debug", "embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image", "index", "internal", "io",
		"iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect", "regexp", "runtime", "slices", "sort",
		"strconv", "strings", "structs", "sync", "syscall", "testing", "text", "time", "unicode", "unique", "unsafe", "vendor", "weak":
		return true
	}
	return false
}

// maxTable is how many bytes of source a package variable begins as at most in a
// package that has to do with no platform: what is longer is a table.
const maxTable = 1 << 16

// lean returns info without the values of tables.
func lean(info *types.Info) *types.Info {
	out := *info
	out.InitOrder = slices.DeleteFunc(slices.Clone(info.InitOrder), func(i *types.Initializer) bool {
		return i.Rhs.End()-i.Rhs.Pos() > maxTable
	})
	return &out
}

// OnBuild is called before the SSA of a package is built, which takes about as much
// memory again as its syntax and its types.
var OnBuild = func() {}

// OnTold is called when it is known what a package tells others, which is still to be
// written.
var OnTold = func() {}

func (f *Flow) build() {
	OnBuild()
	prog := ssa.NewProgram(f.pass.Fset, 0)
	f.createImports(prog)
	info := f.pass.TypesInfo
	if !f.relates {
		info = lean(info)
	}
	f.pkg = prog.CreatePackage(f.pass.Pkg, f.pass.Files, info, false)
	f.pkg.Build()
	var add func(fn *ssa.Function)
	add = func(fn *ssa.Function) {
		f.funcs = append(f.funcs, fn)
		for _, anon := range fn.AnonFuncs {
			add(anon)
		}
	}
	if init := f.pkg.Func("init"); init != nil {
		add(init)
	}
	for _, file := range f.pass.Files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok {
				if obj, ok := f.pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
					if fn := prog.FuncValue(obj); fn != nil {
						add(fn)
					}
				}
			}
		}
	}
}

// createImports creates the imported packages with as much of them as this one
// names. To create all that they have is most of what a small package takes that
// imports large ones.
func (f *Flow) createImports(prog *ssa.Program) {
	files := map[*types.Package]*ast.File{}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}}
	named := map[types.Object]bool{}
	for _, obj := range f.pass.TypesInfo.Uses {
		if obj.Pkg() == nil || obj.Pkg() == f.pass.Pkg {
			continue
		}
		var decl ast.Decl
		id := &ast.Ident{Name: obj.Name()}
		switch o := obj.(type) {
		case *types.Func:
			if recv := o.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
				continue
			}
			obj = o.Origin()
			decl = &ast.FuncDecl{Name: id}
		case *types.Var:
			if o.Parent() != o.Pkg().Scope() {
				continue
			}
			decl = &ast.GenDecl{Tok: token.VAR, Specs: []ast.Spec{&ast.ValueSpec{Names: []*ast.Ident{id}}}}
		default:
			continue
		}
		if named[obj] {
			continue
		}
		named[obj], info.Defs[id] = true, obj
		file := files[obj.Pkg()]
		if file == nil {
			file = &ast.File{}
			files[obj.Pkg()] = file
		}
		file.Decls = append(file.Decls, decl)
	}
	for _, p := range f.pass.Pkg.Imports() {
		file := files[p]
		if file == nil {
			file = &ast.File{} // without any, all is created
		}
		prog.CreatePackage(p, []*ast.File{file}, info, true)
	}
}

func (f *Flow) index() {
	f.globals = map[*ssa.Global][]storage{}
	f.shared = map[*types.Var][]storage{}
	f.callers = map[*ssa.Function][]ssa.CallInstruction{}
	f.dynamic = map[*ssa.CallCommon][]*ssa.Function{}
	f.parts = map[*ssa.Global][]ssa.Instruction{}
	f.unsettled = map[any]bool{}
	f.settings = map[*ssa.Global]string{}
	f.reset = map[*ssa.Global]bool{}
	f.methods = map[string][]*ssa.Function{}
	f.left = map[string][]storage{}
	f.cells = map[any][]storage{}
	for _, fn := range f.funcs {
		if fn.Signature.Recv() != nil {
			f.methods[fn.Name()] = append(f.methods[fn.Name()], fn)
		}
	}
	var values []ssa.CallInstruction
	for _, fn := range f.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				f.indexPassages(fn, instr)
				switch instr := instr.(type) {
				case *ssa.Store:
					f.indexStore(fn, instr)
				case *ssa.FieldAddr:
					if g, ok := instr.X.(*ssa.Global); ok {
						f.parts[g] = append(f.parts[g], instr)
					}
				case *ssa.MakeInterface:
					f.unsettle(instr.X)
				case ssa.CallInstruction:
					f.indexDecoding(instr)
					callees := f.callees(instr.Common())
					for _, callee := range callees {
						f.called(callee, instr)
					}
					if callees == nil {
						values = append(values, instr)
					}
					f.indexDefault(fn, instr)
				}
			}
		}
	}
	// What function values are is known once the rest is.
	for _, instr := range values {
		call := instr.Common()
		if _, builtin := call.Value.(*ssa.Builtin); builtin || call.IsInvoke() {
			continue
		}
		f.dynamic[call] = f.functionsOf(call.Value)
	}
	for _, instr := range values {
		for _, callee := range f.dynamic[instr.Common()] {
			f.called(callee, instr)
		}
	}
}

// called notes a call of a function, and of what stands behind an instance of a
// generic one, a method value or a method expression.
func (f *Flow) called(callee *ssa.Function, instr ssa.CallInstruction) {
	f.callers[callee] = append(f.callers[callee], instr)
	if obj, ok := callee.Object().(*types.Func); ok && callee.Synthetic != "" {
		if behind := callee.Prog.FuncValue(obj.Origin()); behind != nil && behind != callee {
			f.callers[behind] = append(f.callers[behind], instr)
		}
	}
}

// isBound reports whether a function is a method value: its receiver is bound.
func isBound(fn *ssa.Function) bool { return strings.HasPrefix(fn.Synthetic, "bound method") }

func (f *Flow) indexStore(fn *ssa.Function, s *ssa.Store) {
	switch a := s.Addr.(type) {
	case *ssa.Global:
		f.globals[a] = append(f.globals[a], storage{s.Val, fn, s.Pos()})
		if s.Block().Index == 0 && f.begins(fn) {
			f.reset[a] = true
		}
	case *ssa.FieldAddr:
		if v := structField(a.X.Type(), a.Field); v != nil && v.Pkg() == f.pass.Pkg {
			f.fields[v] = append(f.fields[v], storage{s.Val, fn, a.Pos()})
			switch a.X.(type) {
			case *ssa.Parameter, *ssa.FreeVar:
				f.shared[v] = append(f.shared[v], storage{s.Val, fn, a.Pos()})
			}
		}
	}
}

// indexDefault notes what a flag stores as its default in a variable or field.
func (f *Flow) indexDefault(fn *ssa.Function, call ssa.CallInstruction) {
	_, args := arguments(call.Common())
	for _, arg := range args {
		switch a := arg.(type) {
		case *ssa.Global:
			if v := f.defaulted(call.Common(), a); v != nil {
				f.globals[a] = append(f.globals[a], storage{v, fn, call.Pos()})
				if name := f.setting(call.Common()); name != "" {
					f.settings[a] = name
				}
			} else {
				f.unsettle(a)
			}
		case *ssa.FieldAddr:
			field := structField(a.X.Type(), a.Field)
			if v := f.defaulted(call.Common(), a); v != nil && field != nil && field.Pkg() == f.pass.Pkg {
				f.fields[field] = append(f.fields[field], storage{v, fn, call.Pos()})
			} else if v == nil {
				f.unsettle(a)
			}
		}
	}
}

// callee returns the function or method that a call names, or nil.
func callee(call *ssa.CallCommon) *types.Func {
	if call.IsInvoke() {
		return call.Method.Origin()
	}
	fn := call.StaticCallee()
	if fn == nil {
		return nil
	}
	if o := fn.Origin(); o != nil {
		fn = o
	}
	obj, _ := fn.Object().(*types.Func)
	return obj
}

func calleeName(call *ssa.CallCommon) string { return funcName(callee(call)) }

// arguments returns receiver and arguments of a call.
func arguments(call *ssa.CallCommon) (ssa.Value, []ssa.Value) {
	if call.IsInvoke() {
		return call.Value, call.Args
	}
	if recv := bound(call); recv != nil {
		return recv, call.Args
	}
	if fn := callee(call); fn != nil && fn.Signature().Recv() != nil && len(call.Args) > 0 {
		return call.Args[0], call.Args[1:]
	}
	return nil, call.Args
}

// bound returns the receiver of a method value that is called, or nil.
func bound(call *ssa.CallCommon) ssa.Value {
	if c, ok := call.Value.(*ssa.MakeClosure); ok && len(c.Bindings) == 1 && isBound(c.Fn.(*ssa.Function)) {
		return c.Bindings[0]
	}
	return nil
}

// operands returns what a call hands to the parameters of a function that it may
// call, the receiver included: nil in its place if that is not known.
func operands(call *ssa.CallCommon, fn *ssa.Function) []ssa.Value {
	args := call.Args
	switch {
	case call.IsInvoke():
		args = append([]ssa.Value{call.Value}, args...)
	case len(fn.Params) == len(args)+1:
		args = append([]ssa.Value{bound(call)}, args...)
	}
	return args
}

// operandAt is the one of operands at an index, or nil.
func operandAt(call *ssa.CallCommon, fn *ssa.Function, index int) ssa.Value {
	switch {
	case call.IsInvoke() && index == 0:
		return call.Value
	case !call.IsInvoke() && len(fn.Params) == len(call.Args)+1 && index == 0:
		return bound(call)
	case call.IsInvoke() || len(fn.Params) == len(call.Args)+1:
		index--
	}
	if index < 0 || index >= len(call.Args) {
		return nil
	}
	return call.Args[index]
}

// sinks finds the hits of all instructions.
func (f *Flow) sinks() {
	for _, fn := range f.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				f.sink(fn, instr)
			}
		}
	}
}

// sink adds the hits of an instruction.
func (f *Flow) sink(fn *ssa.Function, instr ssa.Instruction) {
	switch instr := instr.(type) {
	case ssa.CallInstruction:
		f.sinkCall(fn, instr)
	case *ssa.Store:
		f.sinkStore(fn, instr)
	case *ssa.MapUpdate:
		f.sinkMap(fn, instr)
	case *ssa.Panic:
		f.loggedOperand(fn, instr.Pos(), "a panic", instr.X)
	}
}

// sinkObjects adds the hits of the fields of objects that have roles.
func (f *Flow) sinkObjects(o *objects, docs []*record.Value) error {
	if len(f.table.records) == 0 || len(docs) == 0 {
		return nil
	}
	sent, about := o.sent(o.docs), f.About()
	j, err := judgeOf(about)
	if err != nil {
		return err
	}
	takes := func(v *record.Value, s objectSink) bool {
		return slices.Contains(about, s.platform) && slices.ContainsFunc(sent, func(m policy.Sent) bool { return m.Body == v && j.Takes(s.record, m.Address, m.Method) })
	}
	record.Walk(docs, func(p *record.Place) bool {
		if p.Value.Kind != record.Map {
			return true
		}
		for _, s := range f.table.records {
			if !(slices.Contains(f.spoken, s.platform) && has(p.Value, s.record)) && !takes(p.Value, s) {
				continue
			}
			for _, name := range slices.Sorted(maps.Keys(s.fields)) {
				v := fieldIn(p.Value, s.record, name)
				h := &Hit{Role: s.fields[name], Platform: s.platform, What: "the field " + name + " of " + s.record.Title}
				if from, ok := o.origin[v]; ok {
					h.Pos, h.fn, h.Values = from.pos, from.fn, f.at(from.val, from.fn, from.pos)
				} else if v != nil && v.Kind == record.String {
					h.Pos, h.End, h.Values = token.Pos(v.Start), token.Pos(v.End), one(Part{Kind: Text, Text: v.Text})
				}
				f.add(h)
			}
		}
		return true
	})
	return nil
}

// has reports whether a map has enough of the signs of a record.
func has(v *record.Value, r *rules.Record) bool {
	n := 0
	for _, sign := range r.Signs {
		if fieldIn(v, r, sign) != nil {
			n++
		}
	}
	return n >= r.Need
}

// fieldIn returns a field of an object of a record, or nil.
func fieldIn(v *record.Value, r *rules.Record, name string) *record.Value {
	for _, path := range r.Fields[name] {
		if got := v.Get(path); got != nil {
			return got
		}
	}
	return nil
}

func (f *Flow) sinkCall(fn *ssa.Function, instr ssa.CallInstruction) {
	call := instr.Common()
	if b, ok := call.Value.(*ssa.Builtin); ok {
		if b.Name() == "println" || b.Name() == "print" {
			for _, arg := range call.Args {
				f.loggedOperand(fn, instr.Pos(), b.Name(), arg)
			}
		}
		return
	}
	if obj := callee(call); obj != nil {
		recv, args := arguments(call)
		f.sinkFunc(fn, instr, obj, recv, args)
		return
	}
	for _, g := range f.dynamic[call] {
		obj, ok := g.Object().(*types.Func)
		if !ok {
			continue
		}
		args := call.Args
		if obj.Signature().Recv() != nil && !isBound(g) && len(args) > 0 {
			args = args[1:] // a method expression
		}
		f.sinkFunc(fn, instr, obj.Origin(), nil, args)
	}
}

// sinkFunc adds the hits of a call of a function that does something with its
// arguments.
func (f *Flow) sinkFunc(fn *ssa.Function, instr ssa.CallInstruction, obj *types.Func, recv ssa.Value, args []ssa.Value) {
	if e := f.table.funcs[funcName(obj)]; e != nil {
		f.sinkArgs(fn, instr, obj, e, recv, args)
		return
	}
	f.sinkPairs(fn, instr, args)
	var s Summary
	if obj.Pkg() == f.pass.Pkg || !f.summary(obj, &s) {
		return
	}
	if obj.Signature().Recv() != nil {
		args = append([]ssa.Value{recv}, args...)
	}
	for _, r := range s.Reaches {
		if r.Param < 0 || r.Param >= len(args) || args[r.Param] == nil {
			continue
		}
		h := &Hit{
			Role: rules.GoRole(r.Role), Platform: f.table.cat.Platform(r.Platform), What: r.What,
			Pos: instr.Pos(), Steps: r.Steps, fn: fn, Values: f.atPath(args[r.Param], r.Path, fn, instr.Pos()),
		}
		if r.To > 0 {
			if r.To > len(args) || args[r.To-1] == nil {
				continue
			}
			if h.Platform = f.goesTo(f.at(args[r.To-1], fn, instr.Pos())); h.Platform == nil {
				continue
			}
		}
		if r.Header > 0 && r.Header <= len(args) {
			f.headerHits(h, f.at(args[r.Header-1], fn, instr.Pos()), nil)
			continue
		}
		f.add(h)
	}
}

// at returns the values of an operand, which may be a constant.
func (f *Flow) at(v ssa.Value, fn *ssa.Function, pos token.Pos) []Value {
	return mark(f.Values(v), fn, v, pos)
}

// atPath returns the values of the field at a path of an operand; of the operand
// itself if there is none.
func (f *Flow) atPath(v ssa.Value, path string, fn *ssa.Function, pos token.Pos) []Value {
	if path == "" {
		return f.at(v, fn, pos)
	}
	w := &walk{Flow: f, busy: map[busyKey]bool{}}
	if path == elementsOf {
		return w.all(v, nil, 0)
	}
	return w.fieldOf(v, path, nil, 0)
}

func (f *Flow) sinkArgs(fn *ssa.Function, instr ssa.CallInstruction, obj *types.Func, e *fun, recv ssa.Value, args []ssa.Value) {
	find := func(role rules.GoRole) ssa.Value {
		for i, r := range e.args {
			switch {
			case r != role:
			case i == receiver:
				return recv
			case i >= 0 && i < len(args):
				return args[i]
			}
		}
		return nil
	}
	hit := func(role rules.GoRole, v ssa.Value) *Hit {
		return &Hit{
			Role: role, Platform: e.platform, What: nameInWords(obj), Pos: instr.Pos(), fn: fn, Values: f.at(v, fn, instr.Pos()),
			Variable: e.variable,
		}
	}
	if name, value := find(rules.RoleHeader), find(rules.RoleValue); name != nil && value != nil {
		f.sinkHeader(hit, name, value, recv, fn)
		return
	}
	if name := find(rules.RoleSetting); name != nil {
		value := find(rules.RoleValue)
		if value == nil {
			value = find(rules.RoleDefault)
		}
		if value != nil {
			f.set(hit("", value), f.at(name, fn, instr.Pos()))
		}
		return
	}
	if user, pass := find(rules.RoleBasicUser), find(rules.RoleBasicPassword); user != nil && pass != nil {
		h := hit(rules.RoleCredential, user)
		if p := f.at(pass, fn, instr.Pos()); len(p) != 1 || !isEmpty(p[0]) {
			h = hit(rules.RolePassword, pass)
		}
		h.What = "the basic authentication of a request"
		h.Platform, h.to = f.requestPlatform(recv), f.directed(recv)
		if h.Platform != nil || h.to != nil {
			f.add(h)
		}
		return
	}
	for i, v := range args {
		role, ok := e.args[i]
		if !ok {
			role = e.rest
		}
		switch role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator, rules.RoleEndpoint:
			h := hit(role, v)
			if h.Platform == nil {
				h.Platform = f.requestPlatform(recv)
			}
			if h.Platform != nil {
				f.add(h)
			}
		case rules.RoleLogged:
			if w := find(rules.RoleWriter); w == nil || stream(w) {
				f.logged(fn, instr, obj, v)
			}
		}
	}
}

// set adds the hits of a value that goes under the name of a setting.
func (f *Flow) set(h *Hit, names []Value) {
	for _, n := range names {
		text, _ := n.Constant()
		known, ok := f.table.environment(text)
		if !ok {
			continue
		}
		switch role := rules.GoRole(known.carries); role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator:
			c := *h
			c.Role, c.Platform, c.What = role, known.platform, "the setting "+text
			f.add(&c)
			return
		}
	}
}

// logged adds a hit for every operand that is written to a log.
func (f *Flow) logged(fn *ssa.Function, instr ssa.CallInstruction, obj *types.Func, v ssa.Value) {
	operands := list(v)
	var skip []bool
	if operands == nil {
		operands = []ssa.Value{v}
	} else {
		skip = unwritten(instr.Common(), obj)
	}
	_, args := arguments(instr.Common())
	for i, o := range operands {
		if i < len(skip) && skip[i] {
			continue
		}
		if f.hidden(obj, args, operands, i) {
			f.unlogged = append(f.unlogged, instr.Pos())
			continue
		}
		for _, part := range f.elementsLogged(o) {
			f.loggedOperand(fn, instr.Pos(), nameInWords(obj), part)
		}
	}
}

// elementsLogged returns what is written to a log with an operand: the values of
// a map that is made for it, or the operand itself.
func (f *Flow) elementsLogged(o ssa.Value) []ssa.Value {
	v := o
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if t, ok := v.(*ssa.ChangeType); ok {
		v = t.X
	}
	m, ok := v.(*ssa.MakeMap)
	if !ok || f.issues(m) != nil {
		return []ssa.Value{o}
	}
	var out []ssa.Value
	for _, s := range mapped(m, nil) {
		out = append(out, s.val)
	}
	return out
}

func (f *Flow) loggedOperand(fn *ssa.Function, pos token.Pos, what string, o ssa.Value) {
	if k, ok := o.(*ssa.Const); !f.relates || ok && (k.Value == nil || k.Value.Kind() != constant.String || !f.table.token(constant.StringVal(k.Value), false)) {
		return
	}
	v := o
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if b, ok := v.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsString == 0 {
		return
	}
	h := &Hit{Role: rules.RoleLogged, What: what, Pos: pos, fn: fn, Values: f.at(o, fn, pos), Type: v.Type(), operand: o}
	if name := typeName(v.Type()); name == "net/http.Header" || name == "net/http.Request" {
		if f.requestOf(v, map[ssa.Value]bool{}) != nil && !f.scrubbed(v, pos) {
			h.Values = one(Part{Kind: Dumped, Platform: f.requestPlatform(v)})
		}
	}
	f.Hits = append(f.Hits, h)
}

// stream reports whether a writer is the standard output or error.
func stream(w ssa.Value) bool {
	if m, ok := w.(*ssa.MakeInterface); ok {
		w = m.X
	}
	load, ok := w.(*ssa.UnOp)
	if !ok {
		return false
	}
	g, ok := load.X.(*ssa.Global)
	return ok && g.Pkg != nil && g.Pkg.Pkg.Path() == "os"
}

func isEmpty(v Value) bool {
	text, ok := v.Constant()
	return ok && text == ""
}

// nameInWords names a function as code calls it: "option.WithPrivateKey".
func nameInWords(fn *types.Func) string {
	if recv := fn.Signature().Recv(); recv != nil {
		name := typeName(recv.Type())
		return name[strings.LastIndexByte(name, '.')+1:] + "." + fn.Name()
	}
	return fn.Pkg().Name() + "." + fn.Name()
}

// anyHeader reports whether one of the names is a header of a platform's, or is
// yet to be known.
func (f *Flow) anyHeader(names []Value) bool {
	return slices.ContainsFunc(names, func(v Value) bool {
		text, ok := v.Constant()
		_, known := f.table.headers[strings.ToLower(text)]
		return ok && known || v.parameter() != nil
	})
}

// sinkHeader adds the hits of a call that sets a header. Where the name is a
// parameter, each call of the function is looked at by itself: what else it is
// given belongs to that name.
func (f *Flow) sinkHeader(hit func(rules.GoRole, ssa.Value) *Hit, name, value, recv ssa.Value, fn *ssa.Function) {
	h := hit(rules.RoleValue, value)
	p, ok := stripped(name).(*ssa.Parameter)
	if !ok {
		if names := f.at(name, fn, h.Pos); f.anyHeader(names) {
			f.headerHits(h, names, recv)
		}
		return
	}
	for _, call := range f.callers[fn] {
		w := &walk{Flow: f, busy: map[busyKey]bool{}}
		c := &context{fn: fn, args: operands(call.Common(), fn)}
		names := w.values(p, c, 0)
		if !f.anyHeader(names) {
			continue
		}
		each := *h
		each.Values = mark(w.values(value, c, 0), fn, value, h.Pos)
		if q, ok := stripped(value).(*ssa.Parameter); ok {
			for i, v := range each.Values {
				each.Values[i].Trail = append(slices.Clip(v.Trail), passed(storage{pos: call.Pos()}, q))
			}
		}
		f.headerHits(&each, names, recv)
	}
	h.Values = f.localValues(value)
	f.headerHits(h, one(Part{Kind: Param, Param: p}), recv)
}

// stripped returns a value without its conversions.
func stripped(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.Convert:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		default:
			return v
		}
	}
}

// headerHits adds the hits of a value that goes under a header.
func (f *Flow) headerHits(h *Hit, names []Value, recv ssa.Value) {
	for _, name := range names {
		if name.parameter() != nil {
			c := *h
			c.Role, c.header, c.What = rules.RoleValue, []Value{name}, "a header"
			f.add(&c)
			continue
		}
		text, ok := name.Constant()
		known, found := f.table.headers[strings.ToLower(text)]
		if !ok || !found {
			continue
		}
		c := *h
		c.header = nil
		c.Values = slices.DeleteFunc(slices.Clone(h.Values), func(v Value) bool { return len(names) > 1 && apart(name, v) })
		c.What = "the " + text + " header"
		c.Platform = known.platform
		c.Role = rules.RoleCredential
		switch known.carries {
		case "password", "administrator", "identifier":
			c.Role = rules.GoRole(known.carries)
		}
		if c.Platform == nil {
			c.Platform = f.requestPlatform(recv)
			if c.to = f.directed(recv); c.Platform == nil && c.to == nil {
				continue
			}
		}
		f.add(&c)
	}
}

// Apart reports whether two values were handed to one function by different calls.
func (v Value) Apart(o Value) bool {
	return slices.ContainsFunc(v.Trail, func(s Stop) bool {
		return s.to != nil && slices.ContainsFunc(o.Trail, func(t Stop) bool { return t.to == s.to && t.Pos != s.Pos })
	})
}

// apart reports whether a name and a value were kept in fields, from where nothing
// says that they belong together, or were handed to one function by different
// calls.
func apart(a, b Value) bool {
	if a.Apart(b) {
		return true
	}
	kept := func(v Value) bool { return len(v.Trail) > 0 && v.Trail[len(v.Trail)-1].field }
	return kept(a) && kept(b)
}

func (f *Flow) sinkStore(fn *ssa.Function, s *ssa.Store) {
	f.sinkPair(fn, s)
	if g, ok := s.Addr.(*ssa.Global); ok && g.Pkg != f.pkg {
		if v, ok := g.Object().(*types.Var); ok {
			f.sinkForeign(fn, s, v, s.Pos())
		}
		return
	}
	a, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return
	}
	v := structField(a.X.Type(), a.Field)
	if v == nil {
		return
	}
	name := typeName(a.X.Type())
	if e, ok := f.table.fields[name][v.Name()]; ok {
		switch e.role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator, rules.RoleIdentifier, rules.RoleEndpoint:
			if e.platform == nil {
				e.platform = f.spokenOf()
			}
			f.add(&Hit{
				Role: e.role, Platform: e.platform, What: "the field " + name[strings.LastIndexByte(name, '/')+1:] + "." + v.Name(),
				Pos: a.Pos(), fn: fn, Values: f.at(s.Val, fn, a.Pos()),
			})
		case rules.RoleDefault:
			f.set(&Hit{Pos: a.Pos(), fn: fn, Values: f.at(s.Val, fn, a.Pos())}, f.names(a.X))
		}
		return
	}
	f.sinkForeign(fn, s, v, a.Pos())
}

// sinkForeign adds the hits of a field, or a variable, of another package that is
// set.
func (f *Flow) sinkForeign(fn *ssa.Function, s *ssa.Store, v *types.Var, pos token.Pos) {
	var sum Summary
	if v.Pkg() == f.pass.Pkg || !v.Exported() {
		return
	}
	f.summary(v, &sum)
	if !v.IsField() {
		sum.Reaches = append(sum.Reaches, f.reaching(v)...)
	}
	for _, r := range sum.Reaches {
		f.add(&Hit{
			Role: rules.GoRole(r.Role), Platform: f.table.cat.Platform(r.Platform), What: r.What,
			Pos: pos, Steps: r.Steps, fn: fn, Values: f.at(s.Val, fn, pos),
		})
	}
}

// names returns the names of the setting that a struct describes, as one or as a
// list.
func (f *Flow) names(base ssa.Value) []Value {
	alloc, ok := base.(*ssa.Alloc)
	if !ok || alloc.Referrers() == nil {
		return nil
	}
	var out []Value
	for _, instr := range *alloc.Referrers() {
		a, ok := instr.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		if role, _ := f.FieldRole(a); role != rules.RoleSetting {
			continue
		}
		for _, s := range f.addressed(a, nil, 0) {
			elems := list(s.val)
			if elems == nil {
				elems = []ssa.Value{s.val}
			}
			for _, e := range elems {
				out = append(out, f.Values(e)...)
			}
		}
	}
	return out
}

// sinkPair adds the hits of a header that is written as a pair of name and value,
// next to each other in a struct or an array of two.
func (f *Flow) sinkPair(fn *ssa.Function, s *ssa.Store) {
	var name ssa.Value
	pos := s.Pos()
	switch a := s.Addr.(type) {
	case *ssa.IndexAddr:
		p, ok := a.X.Type().Underlying().(*types.Pointer)
		if !ok {
			return
		}
		array, ok := p.Elem().Underlying().(*types.Array)
		if !ok || array.Len() != 2 || isSliced(a.X) {
			return
		}
		if i, ok := constantOf(a.Index); ok && i.ExactString() == "1" {
			name = elements(a.X)[0]
		}
	case *ssa.FieldAddr:
		if before := structField(a.X.Type(), a.Field-1); before != nil && isText(before.Type()) {
			pos = a.Pos()
			for _, o := range f.references(a.X) {
				if o, ok := o.(*ssa.FieldAddr); ok && o.X == a.X && o.Field == a.Field-1 {
					for _, stored := range f.storedIn(o) {
						name = stored.val
					}
				}
			}
		}
	}
	k, ok := constantOf(name)
	if !ok || k.Kind() != constant.String || f.table.headers[strings.ToLower(constant.StringVal(k))].platform == nil {
		return
	}
	f.headerHits(&Hit{Role: rules.RoleValue, Pos: pos, fn: fn, Values: f.at(s.Val, fn, pos)}, one(Part{Kind: Text, Text: constant.StringVal(k)}), nil)
}

// sinkPairs adds the hits of headers that a function which is not known is given as
// a pair of name and value, next to each other.
func (f *Flow) sinkPairs(fn *ssa.Function, instr ssa.CallInstruction, args []ssa.Value) {
	for i := 0; i+1 < len(args); i++ {
		k, ok := constantOf(args[i])
		if !ok || k.Kind() != constant.String || !isText(args[i+1].Type()) || f.table.headers[strings.ToLower(constant.StringVal(k))].platform == nil {
			continue
		}
		h := &Hit{Role: rules.RoleValue, Pos: instr.Pos(), fn: fn, Values: slices.DeleteFunc(f.at(args[i+1], fn, instr.Pos()), func(v Value) bool {
			text, ok := v.Constant()
			return ok && !f.table.random(text)
		})}
		f.headerHits(h, one(Part{Kind: Text, Text: constant.StringVal(k)}), nil)
	}
}

// isSliced reports whether an array is only what stands behind a list.
func isSliced(v ssa.Value) bool {
	return v.Referrers() != nil && slices.ContainsFunc(*v.Referrers(), func(instr ssa.Instruction) bool {
		_, ok := instr.(*ssa.Slice)
		return ok
	})
}

// sinkMap adds the hits of a header that is set as an element of a map.
func (f *Flow) sinkMap(fn *ssa.Function, m *ssa.MapUpdate) {
	key := m.Key
	if mi, ok := key.(*ssa.MakeInterface); ok {
		key = mi.X
	}
	if b, ok := key.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsString == 0 {
		return
	}
	names := f.at(key, fn, m.Pos())
	if !slices.ContainsFunc(names, func(v Value) bool {
		text, ok := v.Constant()
		return ok && f.table.headers[strings.ToLower(text)].platform != nil
	}) {
		return
	}
	elems := added(m.Value)
	if len(elems) == 0 {
		elems = []ssa.Value{m.Value}
	}
	h := &Hit{Role: rules.RoleValue, Pos: m.Pos(), fn: fn}
	for _, e := range elems {
		h.Values = merge(h.Values, f.at(e, fn, m.Pos()))
	}
	var settled []Value
	for _, n := range names {
		if _, ok := n.Constant(); ok {
			settled = append(settled, n)
		}
	}
	f.headerHits(h, settled, nil)
}

func (f *Flow) add(h *Hit) {
	for _, v := range h.Values {
		for _, p := range v.Parts {
			if p.Kind != Unknown {
				f.Hits = append(f.Hits, h)
				return
			}
		}
	}
}

// requestPlatform returns the platform that the request goes to whose method,
// or header map, is called: by its address if that is known, else the one that
// alone is spoken of in the package. Nil means that it is not known.
func (f *Flow) requestPlatform(recv ssa.Value) *rules.Platform {
	if call := f.requestOf(recv, map[ssa.Value]bool{}); call != nil {
		if p, known := f.destination(call); known {
			return p
		}
	}
	return f.spokenOf()
}

// directed returns the parameter of the function in which a request is made that
// its address begins with, or nil.
func (f *Flow) directed(request ssa.Value) *ssa.Parameter {
	call := f.requestOf(request, map[ssa.Value]bool{})
	if call == nil {
		return nil
	}
	arg := f.Argument(call.Common(), rules.RoleURL)
	if arg == nil {
		return nil
	}
	if vs := f.localValues(arg); len(vs) == 1 && vs[0].Parts[0].Path == "" {
		return vs[0].Parts[0].Param
	}
	return nil
}

// goesTo returns the platform whose host one of the addresses names, or nil.
func (f *Flow) goesTo(addresses []Value) *rules.Platform {
	for _, v := range addresses {
		if _, host, ok := v.Host(); ok {
			if p := f.table.hostPlatform(host); p != nil {
				return p
			}
		}
	}
	return nil
}

// destination returns the platform whose host the address of a request names,
// nil if it is nobody's, and whether that is known.
func (f *Flow) destination(call *ssa.Call) (p *rules.Platform, known bool) {
	arg := f.Argument(call.Common(), rules.RoleURL)
	if arg == nil {
		return nil, false
	}
	known = true
	for _, v := range f.Values(arg) {
		_, host, ok := v.Host()
		if !ok {
			known = false
			continue
		}
		if q := f.table.hostPlatform(host); q != nil {
			p = q
		}
	}
	return p, known || p != nil
}

// requestOf returns the call that made a request, or nil.
func (f *Flow) requestOf(v ssa.Value, seen map[ssa.Value]bool) *ssa.Call {
	if v == nil || seen[v] || len(seen) > 200 {
		return nil
	}
	seen[v] = true
	switch v := v.(type) {
	case *ssa.Call:
		if e := f.table.funcs[calleeName(v.Common())]; e != nil {
			if slices.Contains(roles(e), rules.RoleURL) {
				return v
			}
		}
		if fn := v.Common().StaticCallee(); fn != nil {
			for _, r := range returns(fn) {
				for _, res := range r.Results {
					if types.Identical(res.Type(), v.Type()) {
						if c := f.requestOf(res, seen); c != nil {
							return c
						}
					}
				}
			}
		}
		if recv, _ := arguments(v.Common()); recv != nil { // chains of setters
			return f.requestOf(recv, seen)
		}
	case *ssa.Extract:
		return f.requestOf(v.Tuple, seen)
	case *ssa.UnOp:
		return f.requestOf(v.X, seen)
	case *ssa.FieldAddr:
		return f.requestOf(v.X, seen)
	case *ssa.ChangeType:
		return f.requestOf(v.X, seen)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if c := f.requestOf(e, seen); c != nil {
				return c
			}
		}
	case *ssa.Alloc:
		if refs := v.Referrers(); refs != nil {
			for _, instr := range *refs {
				if s, ok := instr.(*ssa.Store); ok && s.Addr == v {
					if c := f.requestOf(s.Val, seen); c != nil {
						return c
					}
				}
			}
		}
	case *ssa.FreeVar:
		if b := binding(v); b != nil {
			return f.requestOf(b, seen)
		}
	case *ssa.Parameter:
		for s := range f.sites(v) {
			if c := f.requestOf(s.val, seen); c != nil {
				return c
			}
		}
	}
	return nil
}

// spokenOf returns the only platform whose hosts stand in the package, or nil.
func (f *Flow) spokenOf() *rules.Platform {
	if len(f.mentions) == 1 {
		return f.mentions[0]
	}
	return nil
}

// Talks returns the platforms that the package talks to: whose hosts stand in
// its strings, or whose functions, fields and headers it uses.
func (f *Flow) Talks() []*rules.Platform {
	out := slices.Clone(f.mentions)
	for _, h := range f.Hits {
		if h.Platform != nil && !slices.Contains(out, h.Platform) {
			out = append(out, h.Platform)
		}
	}
	return out
}

// Instructions calls fn for every instruction of the package's functions.
func (f *Flow) Instructions(visit func(ssa.Instruction)) {
	for _, fn := range f.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				visit(instr)
			}
		}
	}
}

// At returns the values of an operand of an instruction.
func (f *Flow) At(v ssa.Value, instr ssa.Instruction) []Value {
	return f.at(v, instr.Parent(), instr.Pos())
}

// FieldRole returns the role of a struct's field and the platform whose it is.
func (f *Flow) FieldRole(a *ssa.FieldAddr) (rules.GoRole, *rules.Platform) {
	v := structField(a.X.Type(), a.Field)
	if v == nil {
		return "", nil
	}
	e := f.table.fieldOf(typeName(a.X.Type()), v.Name())
	return e.role, e.platform
}

// Receiver returns the receiver of a call of a method, or nil.
func Receiver(call *ssa.CallCommon) ssa.Value {
	recv, _ := arguments(call)
	return recv
}

// Argument returns the argument of a call that has a role, or nil.
func (f *Flow) Argument(call *ssa.CallCommon, role rules.GoRole) ssa.Value {
	e := f.table.funcs[calleeName(call)]
	if e == nil {
		return nil
	}
	_, args := arguments(call)
	for i, r := range e.args {
		if r == role && i >= 0 && i < len(args) {
			return args[i]
		}
	}
	return nil
}

// Sibling returns what the code stores in the field of that role of the struct
// that it has itself made; nil if nothing, or if that is not known.
func (f *Flow) Sibling(a *ssa.FieldAddr, role rules.GoRole) []Value {
	if role == rules.RoleHost {
		if hosts := f.parsed(a.X); hosts != nil {
			return hosts
		}
	}
	return f.Stored(a.X, role)
}

// parsed returns the hosts of the addresses that a net/url.URL was parsed from, or
// nil.
func (f *Flow) parsed(u ssa.Value) []Value {
	e, ok := u.(*ssa.Extract)
	if !ok {
		return nil
	}
	call, ok := e.Tuple.(*ssa.Call)
	if !ok || calleeName(call.Common()) != "net/url.Parse" {
		return nil
	}
	var out []Value
	for _, v := range f.Values(call.Call.Args[0]) {
		if _, host, ok := v.Host(); ok {
			out = merge(out, one(Part{Kind: Text, Text: host}))
		}
	}
	return out
}

// Stored is Sibling for the struct itself.
func (f *Flow) Stored(base ssa.Value, role rules.GoRole) []Value {
	s := structOf(base.Type())
	if _, ok := base.(*ssa.Alloc); !ok || s == nil {
		return nil
	}
	name := typeName(base.Type())
	for field := range s.Fields() {
		if f.table.fieldOf(name, field.Name()).role != role {
			continue
		}
		w := &walk{Flow: f, busy: map[busyKey]bool{}}
		if out := w.filled(base, field.Name(), nil, 0); out != nil {
			return out
		}
	}
	return nil
}

// HostPlatform returns the platform that a host name belongs to, or nil.
func HostPlatform(name string) *rules.Platform { return knowledge().hostPlatform(name) }

// Callee names the function that a call calls as rules do; "" if it is not
// known.
func Callee(call *ssa.CallCommon) string { return calleeName(call) }

// Does returns what calling a function does, and the platform whose it is.
func (f *Flow) Does(call *ssa.CallCommon) (rules.GoAct, *rules.Platform) {
	if e := f.table.funcs[calleeName(call)]; e != nil {
		return e.does, e.platform
	}
	return "", nil
}

// Step is a position with words, fit for a fact.
func (f *Flow) Step(pos token.Pos, message string) Step {
	p := Position(f.pass.Fset, f.Place(pos).Start)
	return Step{Path: p.Filename, Line: p.Line, Column: p.Column, Message: message}
}

// summary reads the summary of an object of another package.
func (f *Flow) summary(obj types.Object, s *Summary) bool {
	if fn, ok := obj.(*types.Func); ok {
		obj = fn.Origin()
	}
	if v, ok := obj.(*types.Var); ok {
		obj = v.Origin()
	}
	return f.pass.ImportObjectFact(obj, s)
}
