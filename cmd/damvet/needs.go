package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/scan"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/rules"
)

// needJSON is what the calls of one platform's API take.
type needJSON struct {
	Platform    string   `json:"platform"`
	Calls       int      `json:"calls"`
	Permissions []string `json:"permissions"`
	// Undecided are permissions of which it is not known what calls take them.
	Undecided []string `json:"undecided"`
}

// needs tells what the code in a directory has to be granted: the permissions
// that its calls take, of the platforms whose calls are known by them.
func (u *ui) needs(ctx context.Context, o *options, cat *rules.Catalogue, dir string) (int, error) {
	if info, err := stat(dir); err != nil {
		return 0, err
	} else if !info.IsDir() {
		return 0, withHint(fmt.Errorf("%s: not a directory", dir), "what code needs is told of all of its files together")
	}
	s, err := scan.New(cat, scan.Options{Now: u.now})
	if err != nil {
		return 0, err
	}
	res, err := s.Tree(ctx, dir, scan.TreeOptions{Walk: worktree.Options{Git: u.gitConfig()}})
	if err != nil {
		return 0, err
	}
	all := []needJSON{}
	for _, p := range cat.Platforms {
		if n, ok := res.Needs[p.ID]; ok && (o.platform == "" || o.platform == p.ID) {
			all = append(all, needJSON{p.ID, n.Calls, append([]string{}, n.Permissions...), append([]string{}, p.Undecided()...)})
		}
	}
	status := statusClean
	for _, f := range res.Coverage.Unreadable {
		u.note("unreadable: %s: %s", f.Path, f.Reason)
		status = statusTrouble
	}
	if o.format == "json" {
		if _, err := u.json(all); err != nil {
			return 0, err
		}
		return status, nil
	}
	if len(all) == 0 {
		u.print("no call that takes permissions was found\n")
	}
	for _, n := range all {
		u.print(fmt.Sprintf("%s: %d calls, which take these permissions and no others\n", cat.Platform(n.Platform).Title, n.Calls))
		for _, name := range n.Permissions {
			u.print(fmt.Sprintf("  %-40s %s\n", name, cat.Platform(n.Platform).PermissionClass(name)))
		}
	}
	for _, n := range all {
		if len(n.Undecided) > 0 {
			u.undecided(cat.Platform(n.Platform), n.Undecided)
		}
		if note := cat.Platform(n.Platform).Endpoints.Note; note != "" {
			u.print(wrap("", cat.Platform(n.Platform).Title+": "+note, 96))
		}
	}
	if len(all) > 0 {
		u.print(wrap("", strings.TrimSpace(`A call whose method the code does not show counts as every method, and a
client library as all of the part of the API that it is used for. Calls in tests and documentation do not count.`), 96))
	}
	return status, nil
}

// undecided tells of permissions that no known call takes, and why as far as the
// catalogue knows.
func (u *ui) undecided(p *rules.Platform, names []string) {
	u.print(fmt.Sprintf("%s: not decided, because no call is known that takes them, are %d permissions:\n", p.Title, len(names)))
	rest := slices.Clone(names)
	for _, why := range p.Endpoints.Undecided {
		u.print(wrap("  ", strings.Join(why.Permissions, ", ")+": "+why.Because+".", 96))
		rest = slices.DeleteFunc(rest, func(name string) bool { return slices.Contains(why.Permissions, name) })
	}
	if len(rest) > 0 {
		u.print(wrap("  ", strings.Join(rest, ", ")+".", 96))
	}
}
