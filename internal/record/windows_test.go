package record

import (
	"fmt"
	"strings"
	"testing"
)

// bundle returns a text in which so many modules stand before a module, and as many
// behind it, and where the module begins.
func bundle(n int, module string) (text string, at int) {
	var b strings.Builder
	b.WriteString("(()=>{var e={")
	filler := func(from int) {
		for i := range n {
			fmt.Fprintf(&b, "%d:function(e,t,n){\"use strict\";var r=n(%d),o=/[\"'}]/g;e.exports=function(e){if(e<<2|r)return`a${e?`{${e}`:\"}\"}b`;for(var a=0;a++<e&&!/\\//.test(o);)r/=2/* } */;return{a:[1,2],b:r}}},", from+i, i)
		}
	}
	filler(0)
	at = b.Len()
	b.WriteString(module)
	filler(n)
	b.WriteString("};})();\n")
	return b.String(), at
}

// What stands in a bundle is read as it is without all that stands far from it.
func TestWindows(t *testing.T) {
	text, at := bundle(2000, `77:(e,t,n)=>{const o={path:"/a",signed:!0};client.url(o),e.exports=o},`)
	spot := Spot{at + strings.Index(text[at:], "path"), at + strings.Index(text[at:], "signed")}
	windows, ok := windows(text, javascript.ready(), []Spot{spot})
	if !ok || len(windows) != 1 || windows[0].Start > spot.Start || windows[0].End < spot.End || windows[0].End-windows[0].Start > 4*reach {
		t.Fatalf("windows around %d: %v, %t", at, windows, ok)
	}
	docs := new(Reader).ReadAround("a.js", []byte(text), &Sites{Spots: []Spot{spot}, Keys: []int{spot.Start, spot.End}, Near: true})
	var calls []*Value
	Walk(docs, func(p *Place) bool {
		if f := p.Value.field(Callee); f != nil && f.Value.Text == "client.url" {
			calls = append(calls, p.Value)
		}
		return true
	})
	if len(calls) != 1 || calls[0].field("0").Value.field("path").Value.Text != "/a" {
		t.Errorf("%d calls are read of one", len(calls))
	}
}

// Windows stand in rising order and apart from each other, and each spot is in one.
func TestWindowsOfMany(t *testing.T) {
	text, _ := bundle(1500, "")
	for _, step := range []int{100, 5000, 20_000, 40_000, 100_000} {
		var spots []Spot
		for at := 20; at < len(text)-200; at += step {
			spots = append(spots, Spot{at, at})
		}
		all, ok := windows(text, javascript.ready(), spots)
		if !ok {
			t.Fatal("it does not find its way")
		}
		i, end := 0, 0
		for _, w := range all {
			if w.Start < end || w.End <= w.Start {
				t.Fatalf("step %d: %v after %d", step, w, end)
			}
			end = w.End
			for i < len(spots) && spots[i].End <= w.End {
				if spots[i].Start < w.Start {
					t.Fatalf("step %d: %v is before %v", step, spots[i], w)
				}
				i++
			}
		}
		if i < len(spots) {
			t.Errorf("step %d: %v is in none", step, spots[i])
		}
	}
}

// A text that nobody finds the way through is read whole.
func TestWindowsLost(t *testing.T) {
	for _, text := range []string{"a = (1]", "f({", "a = \"b\nc", "x = <p>don't</p>", "`${", "/* a", "a = /b\n"} {
		if all, ok := windows(text, javascript.ready(), nil); ok {
			t.Errorf("%q: %v", text, all)
		}
	}
}
