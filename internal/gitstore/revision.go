package gitstore

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// RevisionError says why a revision names nothing.
type RevisionError struct {
	Rev string
	// Reason says what is wrong with it, Remedy what to do about it.
	Reason, Remedy string
}

func (e *RevisionError) Error() string {
	return fmt.Sprintf("revision %q: %s", e.Rev, e.Reason)
}

const (
	fetchRemedy = "fetch it first: git fetch origin <branch or commit>; a shallow clone needs a greater depth (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab)"
	nameRemedy  = "name a branch, a tag or the id of a commit, as git rev-parse prints it"
	clearRemedy = "name the commit by its id, as git rev-parse prints it"
	emptyRemedy = "commit something, fetch a branch, or name the commit by its id"
	headRemedy  = "name another branch, or mend it with git symbolic-ref HEAD refs/heads/<branch>"
)

// Resolve returns the object that a revision names, as gitrevisions(7) tells:
// names of refs, ids and unique abbreviations of them, what git describe
// prints, @, @{n}, @{-n} and @{upstream}, and behind any of them ~n, ^n,
// ^{kind} and ^{}. Dates, texts and paths are not looked for. The error is a
// *RevisionError.
func (s *Store) Resolve(rev string) (ID, error) {
	r := resolver{s, rev}
	base, ops := rev, ""
	if i := strings.IndexAny(rev, "^~:"); i >= 0 {
		base, ops = rev[:i], rev[i:]
	}
	id, err := r.base(base)
	for err == nil && ops != "" {
		id, ops, err = r.step(id, ops)
	}
	if err != nil {
		return ID{}, err
	}
	return id, nil
}

// ResolveCommit is Resolve for a revision that must lead to a commit.
func (s *Store) ResolveCommit(rev string) (ID, error) {
	id, err := s.Resolve(rev)
	if err != nil {
		return ID{}, err
	}
	r := resolver{s, rev}
	return r.peel(id, Commit)
}

type resolver struct {
	s   *Store
	rev string
}

func (r resolver) fail(remedy, reason string, args ...any) error {
	return &RevisionError{r.rev, fmt.Sprintf(reason, args...), remedy}
}

// base resolves what stands before the operators.
func (r resolver) base(name string) (ID, error) {
	if name == "" {
		return ID{}, r.fail(clearRemedy, "names nothing that can be looked up")
	}
	if at := strings.Index(name, "@{"); at >= 0 && strings.HasSuffix(name, "}") {
		return r.log(name[:at], name[at+2:len(name)-1])
	}
	if id, ok := ParseID(name); ok {
		if !r.s.Has(id) {
			return ID{}, r.fail(fetchRemedy, "the repository does not hold it")
		}
		return id, nil
	}
	if _, id, ok := r.s.Ref(name); ok {
		return id, nil
	}
	// As git describe prints it: name-N-gID.
	if i := strings.LastIndex(name, "-g"); i > 0 && len(name)-i > 5 {
		if id, err := r.abbreviated(name[i+2:]); err == nil {
			return id, nil
		}
	}
	return r.abbreviated(name)
}

// Ref returns the ref that a short name stands for, and what it names. A
// name stands for the first of the refs that git would take it for.
func (s *Store) Ref(name string) (full string, id ID, ok bool) {
	if name == "@" || name == "HEAD" {
		return "HEAD", s.head.ID, !s.head.ID.IsZero()
	}
	if strings.HasSuffix(name, "_HEAD") && !strings.Contains(name, "/") && filepath.IsLocal(name) {
		// What a fetch, a merge and the like leave in the git directory.
		value, err := readRefFile(filepath.Join(s.dir, name))
		if t := s.stacks[s.dir]; err != nil && t != nil {
			value, err = t.refs[name], nil
		}
		if err == nil {
			word, _, _ := strings.Cut(value, "\t")
			if id, ok := ParseID(word); ok {
				return name, id, true
			}
		}
	}
	for _, form := range []string{"%s", "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD"} {
		full := fmt.Sprintf(form, name)
		i, ok := slices.BinarySearchFunc(s.refs, full, func(r Ref, name string) int { return strings.Compare(r.Name, name) })
		if ok {
			return full, s.refs[i].ID, true
		}
	}
	return "", ID{}, false
}

// minAbbreviation is how many digits of an id name an object, as in git.
const minAbbreviation = 4

func (r resolver) abbreviated(name string) (ID, error) {
	if len(name) < minAbbreviation || !isHex(name, len(name)) || len(name) > 2*r.s.format.size {
		switch {
		case len(r.s.refs) == 0:
			return ID{}, r.fail(emptyRemedy, "is no ref: the repository has none")
		case name == "HEAD" || name == "@":
			return ID{}, r.fail(headRemedy, "HEAD names %q, which does not exist", r.s.head.Ref)
		}
		return ID{}, r.fail(nameRemedy, "is no ref of the repository")
	}
	found := r.s.withPrefix(strings.ToLower(name))
	if len(found) > 1 {
		// A commit is what is most likely meant.
		commits := slices.DeleteFunc(slices.Clone(found), func(id ID) bool {
			_, err := r.peel(id, Commit)
			return err != nil
		})
		if len(commits) == 1 {
			found = commits
		}
	}
	switch len(found) {
	case 0:
		return ID{}, r.fail(fetchRemedy, "the repository holds no object that begins so, nor has it such a ref")
	case 1:
		return found[0], nil
	}
	var names []string
	for _, id := range found[:min(len(found), 5)] {
		names = append(names, id.String())
	}
	return ID{}, r.fail("give more digits of the id", "begins the ids of %d objects (%s …)", len(found), strings.Join(names, ", "))
}

// withPrefix returns the objects whose IDs begin with some hex digits, sorted.
func (s *Store) withPrefix(digits string) []ID {
	first, _ := ParseID(digits + strings.Repeat("0", 2*s.format.size-len(digits)))
	var found []ID
	for _, p := range s.packs {
		at, _ := p.find(first)
		for ; at < len(p.ids) && strings.HasPrefix(p.ids[at].String(), digits); at++ {
			found = append(found, p.ids[at])
		}
	}
	for id := range s.loose {
		if strings.HasPrefix(id.String(), digits) {
			found = append(found, id)
		}
	}
	slices.SortFunc(found, compareIDs)
	return slices.Compact(found)
}

// step applies the first operator of ops.
func (r resolver) step(id ID, ops string) (ID, string, error) {
	op, ops := ops[0], ops[1:]
	if op == ':' {
		return ID{}, "", r.fail(clearRemedy, "paths and texts are not looked for")
	}
	if op == '^' && strings.HasPrefix(ops, "{") {
		what, rest, ok := strings.Cut(ops[1:], "}")
		if !ok {
			return ID{}, "", r.fail(nameRemedy, "a brace is not closed")
		}
		switch kind := parseKind(what); {
		case what == "":
			id, err := r.peel(id, 0)
			return id, rest, err
		case kind != 0:
			id, err := r.peel(id, kind)
			return id, rest, err
		case what == "object":
			return id, rest, nil
		}
		return ID{}, "", r.fail(clearRemedy, "^{%s} is not looked for", what)
	}
	digits := len(ops) - len(strings.TrimLeft(ops, "0123456789"))
	n := 1
	if digits > 0 {
		var err error
		if n, err = strconv.Atoi(ops[:digits]); err != nil {
			return ID{}, "", r.fail(nameRemedy, "%s is too large a number", ops[:digits])
		}
		ops = ops[digits:]
	}
	id, err := r.peel(id, Commit)
	if err != nil {
		return ID{}, "", err
	}
	if op == '^' {
		if n > 0 {
			id, err = r.parent(id, n)
		}
		return id, ops, err
	}
	for ; n > 0 && err == nil; n-- {
		id, err = r.parent(id, 1)
	}
	return id, ops, err
}

// parent returns the nth parent of a commit.
func (r resolver) parent(id ID, n int) (ID, error) {
	c, err := r.s.Commit(id)
	if err != nil {
		return ID{}, r.fail(fetchRemedy, "commit %s cannot be read: %v", id, err)
	}
	if n > len(c.Parents) {
		return ID{}, r.fail(nameRemedy, "commit %s has %d parents", id, len(c.Parents))
	}
	p := c.Parents[n-1]
	if !r.s.Has(p) {
		return ID{}, r.fail(fetchRemedy, "the repository does not hold parent %s of commit %s", p, id)
	}
	return p, nil
}

// peel follows tags to an object of a kind; kind 0 is any but a tag.
func (r resolver) peel(id ID, kind Kind) (ID, error) {
	for range maxTags {
		o, err := r.s.Get(id)
		if err != nil {
			return ID{}, r.fail(fetchRemedy, "object %s cannot be read: %v", id, err)
		}
		switch {
		case o.Kind == kind || kind == 0 && o.Kind != Tag:
			return id, nil
		case o.Kind == Commit && kind == Tree:
			c, err := ParseCommit(o.Data)
			if err != nil {
				return ID{}, r.fail(clearRemedy, "object %s: %v", id, err)
			}
			return c.Tree, nil
		case o.Kind != Tag:
			return ID{}, r.fail(nameRemedy, "is a %s, not a %s", o.Kind, kind)
		}
		t, err := ParseTag(o.Data)
		if err != nil {
			return ID{}, r.fail(clearRemedy, "object %s: %v", id, err)
		}
		id = t.Target
	}
	return ID{}, r.fail(clearRemedy, "tags name each other without end")
}

// maxTags is how many tags may name each other.
const maxTags = 100

// log resolves what stands in the braces behind a ref.
func (r resolver) log(name, what string) (ID, error) {
	switch strings.ToLower(what) {
	case "u", "upstream":
		return r.upstream(name)
	case "push":
		return ID{}, r.fail("name the remote-tracking branch, such as origin/main", "where a push would go is not looked up")
	}
	n, err := strconv.Atoi(what)
	if err != nil {
		return ID{}, r.fail(clearRemedy, "dates are not looked for in reflogs")
	}
	if n < 0 {
		if name != "" {
			return ID{}, r.fail(nameRemedy, "@{%d} stands alone", n)
		}
		return r.previous(-n)
	}
	full := r.s.head.Ref // of the branch, of which @{n} speaks
	if name != "" || full == "" {
		var ok bool
		if full, _, ok = r.s.Ref(max(name, "@")); !ok {
			return ID{}, r.fail(nameRemedy, "%s is no ref of the repository", name)
		}
	}
	entries, err := r.s.reflog(full)
	if err != nil || n >= len(entries) {
		return ID{}, r.fail(clearRemedy, "the reflog of %s has %d entries", full, len(entries))
	}
	return r.held(entries[len(entries)-1-n].to)
}

func (r resolver) held(id ID) (ID, error) {
	if !r.s.Has(id) {
		return ID{}, r.fail(fetchRemedy, "names object %s, which the repository does not hold", id)
	}
	return id, nil
}

// previous resolves the nth branch or commit checked out before this one.
func (r resolver) previous(n int) (ID, error) {
	entries, err := r.s.reflog("HEAD")
	for _, e := range slices.Backward(entries) {
		move, ok := strings.CutPrefix(e.message, "checkout: moving from ")
		if !ok || err != nil {
			continue
		}
		if n--; n == 0 {
			from, _, _ := strings.Cut(move, " to ")
			return r.base(from)
		}
	}
	return ID{}, r.fail(clearRemedy, "the reflog of HEAD does not tell of so many checkouts")
}

// upstream resolves the branch that a branch follows.
func (r resolver) upstream(name string) (ID, error) {
	branch := r.s.head.Ref
	if name != "" && name != "@" && name != "HEAD" {
		branch, _, _ = r.s.Ref(name)
	}
	short, ok := strings.CutPrefix(branch, "refs/heads/")
	if !ok {
		return ID{}, r.fail(nameRemedy, "only a branch has an upstream")
	}
	remote, merge, specs, err := r.s.tracking(short)
	if err != nil || remote == "" || merge == "" {
		return ID{}, r.fail("name the remote-tracking branch, such as origin/main", "branch %s has no upstream in the repository's configuration", short)
	}
	tracked := merge
	if remote != "." {
		tracked = mapRef(merge, specs)
	}
	_, id, ok := r.s.Ref(tracked)
	if tracked == "" || !ok {
		return ID{}, r.fail("run git fetch "+printable(remote), "the repository does not hold the upstream of branch %s", short)
	}
	return id, nil
}

// mapRef returns where a fetch puts a ref of the remote, or "".
func mapRef(ref string, specs []string) string {
	for _, spec := range specs {
		from, to, ok := strings.Cut(strings.TrimPrefix(spec, "+"), ":")
		if !ok {
			continue
		}
		if from == ref {
			return to
		}
		before, after, pattern := strings.Cut(from, "*")
		if rest, ok := strings.CutPrefix(ref, before); ok && pattern {
			if middle, ok := strings.CutSuffix(rest, after); ok {
				return strings.Replace(to, "*", middle, 1)
			}
		}
	}
	return ""
}
