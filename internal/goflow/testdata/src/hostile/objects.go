package hostile

// Objects that hold themselves, and objects that hold each other twice over.

const site = "https://app.iconik.io/"

type link struct {
	Name  string
	Roles []string
	Next  *link
	All   []*link
}

func cycle() *link {
	n := &link{Name: "n", Roles: []string{"can_read_assets"}}
	n.Next = n
	n.All = []*link{n, n.Next}
	m := map[string]any{"roles": []any{"can_read_assets"}}
	m["self"] = m
	return n
}

func grow() any {
	a := map[string]any{"roles": "x"}
	b := map[string]any{"1": a, "2": a, "3": a, "4": a}
	c := map[string]any{"1": b, "2": b, "3": b, "4": b}
	d := map[string]any{"1": c, "2": c, "3": c, "4": c}
	e := map[string]any{"1": d, "2": d, "3": d, "4": d}
	f := map[string]any{"1": e, "2": e, "3": e, "4": e}
	g := map[string]any{"1": f, "2": f, "3": f, "4": f}
	return map[string]any{"1": g, "2": g, "3": g, "4": g}
}

func (n *link) walk(m map[string]any) map[string]any {
	m["roles"] = n.walk(map[string]any{"in": m})
	return n.walk(m)
}

var recursive = (&link{}).walk(nil)
