package hcloracle

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/damvet/damvet/internal/record"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// TestFixtures holds the reader against the parser on the files of testdata.
func TestFixtures(t *testing.T) {
	read, values := directory(t, "testdata")
	if read < 4 || values < 75 {
		t.Errorf("only %d files with %d values were compared", read, values)
	}
}

// TestCorpus does so on every file below the directory that DAMVET_CORPUS names
// which the parser takes. It is run by hand, on checked-out repositories.
func TestCorpus(t *testing.T) {
	root := os.Getenv("DAMVET_CORPUS")
	if root == "" {
		t.Skip("DAMVET_CORPUS names no directory")
	}
	directory(t, root)
}

// directory compares the readings of the files below a directory, and returns
// how many files and values it compared.
func directory(t *testing.T, root string) (read, values int) {
	invalid := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || record.Format(path, data) != "hcl" {
			return err
		}
		file, diags := hclsyntax.ParseConfig(data, path, hcl.InitialPos)
		if diags.HasErrors() {
			invalid++
			return nil
		}
		read++
		docs := record.Read(path, data)
		if len(docs) == 0 {
			t.Errorf("%s: nothing was read", path)
			return nil
		}
		c := comparison{t: t}
		// What was read of texts within the text stands before the document.
		c.body(file.Body.(*hclsyntax.Body), docs[len(docs)-1])
		values += c.values
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	t.Logf("%d values of %d files compared; the parser refuses %d files", values, read, invalid)
	return read, values
}

// comparison is that of one file.
type comparison struct {
	t      *testing.T
	values int
}

// body compares the attributes and blocks of a body.
func (c *comparison) body(b *hclsyntax.Body, v *record.Value) {
	if n := len(b.Attributes) + len(b.Blocks); v.Partial || len(v.Fields) != n {
		c.t.Errorf("%s: %d fields, partial %v; it has %d", b.SrcRange, len(v.Fields), v.Partial, n)
	}
	for _, a := range b.Attributes {
		if in := c.field(v, a.Name, a.NameRange); in != nil {
			c.expression(a.Expr, in)
		}
	}
	for _, in := range b.Blocks {
		w := c.field(v, in.Type, in.TypeRange)
		for i, label := range in.Labels {
			if w != nil {
				w = c.field(w, label, in.LabelRanges[i])
			}
		}
		if w != nil {
			c.body(in.Body, w)
		}
	}
}

// field returns the value of the field that has a key at a place, or nil.
func (c *comparison) field(v *record.Value, key string, at hcl.Range) *record.Value {
	for _, f := range v.Fields {
		if f.Start != at.Start.Byte {
			continue
		}
		if f.Key != key || f.End != at.End.Byte {
			c.t.Errorf("%s: key %q up to %d; it is %q up to %d", at, f.Key, f.End, key, at.End.Byte)
		}
		return f.Value
	}
	c.t.Errorf("%s: no field %q", at, key)
	return nil
}

// expression compares a literal value, and what is literal in a list or object.
func (c *comparison) expression(e hclsyntax.Expression, v *record.Value) {
	switch e := e.(type) {
	case *hclsyntax.ObjectConsExpr:
		c.place(e, v, record.Map)
		c.object(e, v)
	case *hclsyntax.TupleConsExpr:
		c.place(e, v, record.List)
		items := v.Items
		// The command that a list of arguments makes stands behind them.
		if n := len(items) - 1; n == len(e.Exprs) && items[n].Get(record.Callee) != nil {
			items = items[:n]
		}
		if len(items) != len(e.Exprs) {
			c.t.Errorf("%s: %d items; it has %d", e.Range(), len(items), len(e.Exprs))
			return
		}
		for i, in := range e.Exprs {
			c.expression(in, items[i])
		}
	case *hclsyntax.FunctionCallExpr:
		// What jsonencode is given stands in its place.
		if e.Name == "jsonencode" && len(e.Args) == 1 {
			if in, ok := e.Args[0].(*hclsyntax.ObjectConsExpr); ok {
				c.object(in, v)
			}
		}
	default:
		if literal(e) {
			c.scalar(e, v)
		}
	}
}

// object compares the entries of an object whose keys are written out.
func (c *comparison) object(e *hclsyntax.ObjectConsExpr, v *record.Value) {
	for _, it := range e.Items {
		key, diags := it.KeyExpr.Value(nil)
		if diags.HasErrors() || !literal(it.KeyExpr) {
			continue
		}
		if in := c.field(v, key.AsString(), it.KeyExpr.Range()); in != nil {
			c.expression(it.ValueExpr, in)
		}
	}
}

// scalar compares a literal that is neither list nor object.
func (c *comparison) scalar(e hclsyntax.Expression, v *record.Value) {
	want, diags := e.Value(nil)
	if diags.HasErrors() {
		c.t.Errorf("%s: %v", e.Range(), diags)
		return
	}
	switch {
	case want.IsNull():
		c.place(e, v, record.Null)
	case want.Type() == cty.Bool:
		c.place(e, v, record.Bool)
		c.text(e, v, fmt.Sprint(want.True()))
	case want.Type() == cty.Number:
		c.place(e, v, record.Number)
		f, _ := want.AsBigFloat().Float64()
		if got, ok := v.Number(); !ok || got != f {
			c.t.Errorf("%s: %q; it is %v", e.Range(), v.Text, f)
		}
	default:
		c.place(e, v, record.NewText(want.AsString(), 0, 0).Kind)
		c.text(e, v, want.AsString())
	}
}

func (c *comparison) text(e hclsyntax.Expression, v *record.Value, want string) {
	if v.Text != want {
		c.t.Errorf("%s: %q; it is %q", e.Range(), v.Text, want)
	}
}

// place compares what a value is and where it stands.
func (c *comparison) place(e hclsyntax.Expression, v *record.Value, kind record.Kind) {
	c.values++
	if at := e.Range(); v.Kind != kind || v.Start != at.Start.Byte || v.End != at.End.Byte {
		c.t.Errorf("%s: a %s from %d to %d; it is a %s from %d to %d", at, v.Kind, v.Start, v.End, kind, at.Start.Byte, at.End.Byte)
	}
}

// literal reports whether an expression is a constant that is written out.
func literal(e hclsyntax.Expression) bool {
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return true
	case *hclsyntax.TemplateExpr:
		for _, part := range e.Parts {
			if _, ok := part.(*hclsyntax.LiteralValueExpr); !ok {
				return false
			}
		}
		return true
	case *hclsyntax.UnaryOpExpr:
		return e.Op == hclsyntax.OpNegate && literal(e.Val)
	case *hclsyntax.ObjectConsKeyExpr:
		return !e.ForceNonLiteral && (hcl.ExprAsKeyword(e.Wrapped) != "" || literal(e.Wrapped))
	}
	return false
}
