package main

import (
	"bytes"

	"github.com/damvet/damvet/internal/change"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/suppress"
)

// resolve finds the secrets that a baseline of gitleaks names by commit, file
// and line alone. Lines move, and damvet tells a secret once, where it stands
// now. What cannot be read is left as it is, and told if it accepts nothing.
func (r *session) resolve(b *suppress.Baseline) {
	if b == nil || b.Origin == "" || r.gitDir == "" {
		return
	}
	objects, err := gitstore.OpenLookup(r.gitDir, r.objectDirs()...)
	if err != nil {
		return
	}
	defer objects.Close()
	trees := &treeReader{Reader: objects, trees: map[gitstore.ID]gitstore.ID{}}
	b.Resolve(func(commit, path string) (all []suppress.Secret) {
		id, ok := gitstore.ParseID(commit)
		if !ok {
			return nil
		}
		tree, err := trees.of(id)
		if err != nil {
			return nil
		}
		blob, ok, err := change.Find(trees, tree, path)
		if err != nil || !ok {
			return nil
		}
		o, err := trees.Read(blob)
		if err != nil {
			return nil
		}
		res, err := r.scanner.Content(path, bytes.NewReader(o.Data))
		if err != nil {
			return nil
		}
		for _, t := range res.Things {
			all = append(all, suppress.Secret{Rule: t.Rule.ID, Line: t.Span.Line, SHA256: t.SecretSHA256})
		}
		return all
	})
}
