package scan

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/rules"
)

const (
	// maxNames is how many names of accounts are looked for in every text.
	maxNames = 200
	// maxByChance is in how many files that do not speak of its platform a name
	// may stand, unless it is recognised by its shape.
	maxByChance = 50
	// maxMentions is how many places of one name are kept for Accounts.
	maxMentions = 20 * maxPlaces
)

// accountName is one name of one kind.
type accountName struct {
	kind  *rules.Account
	value string
}

// Names looks for the names of accounts in every text, whether it speaks of
// their platform or not.
type Names struct {
	s     *Scanner // of a catalogue with a rule for each name, and nothing else
	names map[string]*finding.Account
	// unsought are the names that are not looked for, and why.
	unsought map[accountName]string

	found, past register
	kept        map[accountName]int
	more        map[accountName]int
	unreadable  []finding.Unreadable
}

// Names returns what looks for the names that a result tells of.
func (s *Scanner) Names(r *Result) (*Names, error) {
	n := &Names{
		names: map[string]*finding.Account{}, unsought: map[accountName]string{},
		kept: map[accountName]int{}, more: map[accountName]int{},
	}
	cat := &rules.Catalogue{Deployables: s.cat.Deployables, Requests: s.cat.Requests, Trials: s.cat.Trials}
	for _, a := range sortedAccounts(s.known(r)) {
		k := accountName{a.Kind, a.Value}
		switch {
		case !a.tellable():
			n.unsought[k] = "it is too short to be told from chance"
		case len(cat.Rules) == maxNames:
			n.unsought[k] = fmt.Sprintf("%d names are looked for, and no more", maxNames)
		default:
			rule := &rules.TextRule{Regex: `(?i)\b` + regexp.QuoteMeta(a.Value) + `\b`, Keywords: []string{a.Value}, Secret: rules.SecretNone}
			rule.ID = "account-" + strconv.Itoa(len(cat.Rules))
			cat.Rules = append(cat.Rules, rule)
			n.names[rule.ID] = a.Account
		}
	}
	var err error
	if n.s, err = New(cat, Options{Now: s.now}); err != nil {
		return nil, err
	}
	n.s.secrets = s
	return n, nil
}

// None reports whether there is nothing to look for.
func (n *Names) None() bool { return len(n.names) == 0 }

// Unfinished notes that not every text was looked at.
func (n *Names) Unfinished(why string) {
	for _, a := range n.names {
		n.unsought[accountName{a.Kind, a.Value}] = why
	}
}

// Unreadable returns what could not be read in the course of it.
func (n *Names) Unreadable() []finding.Unreadable { return n.unreadable }

// Tree looks into the files below root, as Scanner.Tree does.
func (n *Names) Tree(ctx context.Context, root string, o TreeOptions) error {
	cov, err := worktree.WalkParallel(ctx, root, o.Walk, runtime.GOMAXPROCS(0),
		func(_ context.Context, f worktree.File) (*register, error) {
			r, err := f.Open()
			if err != nil {
				return nil, err
			}
			defer r.Close()
			return n.in(o.Prefix+f.Path, r)
		},
		func(_ worktree.File, found *register) error {
			n.keep(&n.found, found.mentions)
			return nil
		})
	n.unreadable = append(n.unreadable, cov.Unreadable...)
	return err
}

// History looks into every object of a repository and of its submodules, or
// into what a range brings, as Scanner.History does.
func (n *Names) History(ctx context.Context, store *gitstore.Store, o HistoryOptions) error {
	if o.Progress == nil {
		o.Progress = func(string, int64, int64) {}
	}
	if o.Excluded == nil {
		o.Excluded = func(string) bool { return false }
	}
	if o.Range != nil {
		return n.inRange(ctx, store, o)
	}
	if err := n.objects(ctx, store, o, ""); err != nil {
		return err
	}
	for _, m := range store.Submodules() {
		// One that cannot be read is told by the scan.
		_, _ = n.s.submodule(m, o, func(store *gitstore.Store, o HistoryOptions) (*Result, error) {
			return nil, n.objects(ctx, store, o, m.Name+"/")
		})
	}
	return ctx.Err()
}

func (n *Names) objects(ctx context.Context, store *gitstore.Store, o HistoryOptions, prefix string) error {
	v, err := n.s.survey(ctx, store, n.s.recall(store, o), o, &Result{})
	if err != nil {
		return err
	}
	v.known.keep(v.collected, nil, nil)
	return n.at(ctx, store, v.index, v.worth, o, prefix)
}

func (n *Names) inRange(ctx context.Context, store *gitstore.Store, o HistoryOptions) error {
	p := n.s.newListPass(store, o, &finding.Coverage{})
	sel, err := p.brought(ctx)
	if err != nil {
		return err
	}
	index, err := sel.Build(ctx, store, p.worth, nil, o.counts)
	if err != nil {
		return err
	}
	return n.at(ctx, store, index, p.worth, o, "")
}

// at looks for the places of names in objects that hold some. Of those that
// HEAD does not have, one of a path is enough for each name.
func (n *Names) at(ctx context.Context, store *gitstore.Store, index *history.Index, worth map[gitstore.ID]bool, o HistoryOptions, prefix string) error {
	reader, met := store.NewReader(), map[namedIn]bool{}
	for i, id := range sortedIDs(worth) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		o.Progress("objects that name an account", int64(i), 0)
		obj, err := reader.Read(id)
		if err != nil {
			continue // the scan tells
		}
		for _, path := range pathsOf(index, id) {
			if o.Excluded(path) {
				continue
			}
			found, err := n.in(path, bytes.NewReader(withoutNames(obj)))
			if err != nil {
				return err
			}
			place := history.Place{Blob: id, Path: path}
			var told register
			told.addFrom(found, place, index.AtHead(place), met)
			told.under(prefix)
			n.keep(&n.past, told.mentions)
		}
	}
	return nil
}

// in looks for the names in one content.
func (n *Names) in(name string, r io.Reader) (*register, error) {
	found := &register{}
	var cov finding.Coverage // the scan has told of it
	err := n.s.engine.Scan(r, match.ScanOptions{}, &cov, func(t *match.Text) error {
		if len(t.Matches) == 0 {
			return nil
		}
		path := name
		if t.Name != "" {
			path += "!" + t.Name
		}
		text := finding.NewTextAt(path, t.Data, t.FirstLine, t.FirstColumn)
		for _, m := range t.Matches {
			if len(m.Via) == 0 && !standsAlone(t.Data, m.SecretStart, m.SecretEnd) {
				continue
			}
			a, span := n.names[m.Rule.ID], text.Span(m.SecretStart, m.SecretEnd)
			found.mentions = append(found.mentions, mention{
				Mention: policy.Mention{Platform: a.Platform, Account: a.Kind, Value: a.Value},
				at:      finding.Step{Path: path, Line: span.Line, Column: span.Column},
				crowded: t.Dropped > 0,
			})
		}
		return nil
	})
	return found, err
}

// standsAlone reports whether what stands in a text is no part of a longer name.
func standsAlone(data []byte, start, end int) bool {
	joins := func(c byte) bool { return c == '-' || c == '_' || letter(c) }
	return (start == 0 || !joins(data[start-1])) && (end == len(data) || !joins(data[end]))
}

func letter(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// keep adds mentions to those that are kept.
func (n *Names) keep(to *register, all []mention) {
	for _, m := range all {
		k := accountName{m.Account, m.Value}
		if m.crowded {
			n.unsought[k] = "a text holds more names than are told of one text"
		}
		if n.kept[k] == maxMentions {
			n.more[k]++
			continue
		}
		n.kept[k]++
		to.mentions = append(to.mentions, m)
	}
}

// beside returns the places beyond those that texts tell that speak of the
// platform, and notes which names stand in so many files that it may be chance.
// Files are those that were looked at.
func (n *Names) beside(told []mention, files map[string]bool) []mention {
	all := slices.Clone(n.found.mentions)
	for _, m := range n.past.mentions {
		if m.past || !files[m.at.Path] {
			all = append(all, m)
		}
	}
	speaks, others := map[namedIn]bool{}, map[accountName]map[string]bool{}
	for _, m := range told {
		speaks[namedIn{m.Account, m.Value, m.at.Path}] = true
	}
	for _, m := range all {
		k := accountName{m.Account, m.Value}
		if m.Account.Value == "" && !speaks[namedIn{m.Account, m.Value, m.at.Path}] {
			others[k] = with(others[k], m.at.Path)
		}
	}
	for k, paths := range others {
		if len(paths) > maxByChance {
			n.unsought[k] = fmt.Sprintf("it stands in %d other files, too many to be told from chance", len(paths))
		}
	}
	return slices.DeleteFunc(all, func(m mention) bool {
		k := accountName{m.Account, m.Value}
		return len(others[k]) > maxByChance && others[k][m.at.Path]
	})
}

// tellable reports whether a name is recognised wherever it stands: by its
// shape, or since no word of a language is written like it.
func (a *knownAccount) tellable() bool {
	if a.Kind.Value != "" {
		return true
	}
	return len(a.Value) >= 8 && strings.ContainsAny(a.Value, "0123456789-") || len(a.Value) >= 12
}

func sortedAccounts(all map[accountName]*knownAccount) []*knownAccount {
	var sorted []*knownAccount
	for _, a := range all {
		sorted = append(sorted, a)
	}
	slices.SortFunc(sorted, func(a, b *knownAccount) int {
		return cmp.Or(strings.Compare(a.Platform.ID, b.Platform.ID), strings.Compare(a.Kind.Fact, b.Kind.Fact), strings.Compare(a.Value, b.Value))
	})
	return sorted
}
