package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
)

var prePushCommand = &command{
	name: "pre-push", args: "[REMOTE [URL]]", maxArgs: 2,
	short: "check what a push brings to the remote, as git's hook of that name",
	long: `
Reads the refs from standard input as git gives them to its hook, or those that
pre-commit puts into the environment. What the remote has already, as far as the
remote-tracking refs tell, is not looked at.`,
	flags: pushFlags,
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		updates, err := u.prePush()
		if err != nil {
			return 0, err
		}
		remote := u.getenv("PRE_COMMIT_REMOTE_NAME")
		if len(args) > 0 {
			remote = args[0]
		}
		return u.pushed(ctx, o, updates, func(name string) bool {
			return strings.HasPrefix(name, "refs/remotes/"+remote+"/")
		})
	},
}

var preReceiveCommand = &command{
	name:  "pre-receive",
	short: "check what a server is sent, as git's hook of that name",
	long: `
Reads the refs from standard input as git gives them to its hook, and the
objects from the quarantine that git keeps them in until they are accepted.
What any ref of the repository leads to is not looked at.`,
	flags: pushFlags,
	run: func(ctx context.Context, u *ui, o *options, _ []string) (int, error) {
		updates, err := readUpdates(u.stdin, 0, 1, 2)
		if err != nil {
			return 0, err
		}
		return u.pushed(ctx, o, updates, func(string) bool { return true })
	},
}

func pushFlags(fs *flag.FlagSet, o *options) {
	reportFlags(fs, o)
	sizeFlag(fs, o)
	goFlags(fs, o)
}

// refUpdate is a ref that a push moves. An id is zero where there is none.
type refUpdate struct {
	ref      string
	old, new gitstore.ID
	// rev names the new commit where no id was given.
	rev string
}

// prePush returns the updates that git or pre-commit tell of.
func (u *ui) prePush() ([]refUpdate, error) {
	to := u.getenv("PRE_COMMIT_TO_REF")
	up := refUpdate{ref: cmp.Or(u.getenv("PRE_COMMIT_REMOTE_BRANCH"), "the remote")}
	switch {
	case to == "" && u.getenv("PRE_COMMIT") != "":
		// It gives no ids for a push that brings a root commit.
		up.rev = cmp.Or(u.getenv("PRE_COMMIT_LOCAL_BRANCH"), "HEAD")
		return []refUpdate{up}, nil
	case to == "":
		return readUpdates(u.stdin, 3, 1, 2)
	}
	var err error
	if up.new, err = parseUpdateID(to); err == nil {
		if from := u.getenv("PRE_COMMIT_FROM_REF"); from != "" {
			up.old, err = parseUpdateID(from)
		}
	}
	return []refUpdate{up}, err
}

const (
	maxUpdates = 100_000
	maxUpdate  = 64 << 10
)

// readUpdates reads a line for each update; the old and the new id and the
// name of the ref stand at the given places in it.
func readUpdates(r io.Reader, oldAt, newAt, refAt int) ([]refUpdate, error) {
	var all []refUpdate
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxUpdate)
	for lines.Scan() {
		words := strings.Split(lines.Text(), " ")
		if len(words) <= max(oldAt, newAt, refAt) || len(all) == maxUpdates {
			return nil, withHint(fmt.Errorf("standard input: line %d is none that git gives to this hook", len(all)+1), "`damvet history --range A..B` checks a range by hand")
		}
		up := refUpdate{ref: words[refAt]}
		var err error
		if up.old, err = parseUpdateID(words[oldAt]); err == nil {
			up.new, err = parseUpdateID(words[newAt])
		}
		if err != nil {
			return nil, fmt.Errorf("standard input: line %d: %w", len(all)+1, err)
		}
		all = append(all, up)
	}
	return all, lines.Err()
}

func parseUpdateID(s string) (gitstore.ID, error) {
	id, ok := gitstore.ParseID(s)
	if !ok {
		return id, fmt.Errorf("%q is no object id", s[:min(len(s), 100)])
	}
	return id, nil
}

// pushed checks what the updates bring that the refs which are known have not.
func (u *ui) pushed(ctx context.Context, o *options, updates []refUpdate, known func(ref string) bool) (int, error) {
	repo, err := u.openRepository(".")
	if err != nil {
		return 0, err
	}
	defer repo.Close()
	store, err := gitstore.Open(repo.gitDir, u.objectDirs()...)
	if err != nil {
		return 0, supported(err)
	}
	defer store.Close()
	var have []gitstore.ID
	add := func(id gitstore.ID) {
		if c, err := store.ResolveCommit(id.String()); err == nil && !slices.Contains(have, c) {
			have = append(have, c)
		}
	}
	for _, ref := range store.Refs() {
		if known(ref.Name) {
			add(ref.ID)
		}
	}
	status := statusClean
	for _, up := range updates {
		if up.rev == "" && up.new.IsZero() {
			continue // a deletion brings nothing
		}
		rev := cmp.Or(up.rev, up.new.String())
		if !up.old.IsZero() && store.Has(up.old) {
			add(up.old)
		}
		head, err := store.ResolveCommit(rev)
		if err != nil {
			return 0, rangeHint(fmt.Errorf("%s: %w", up.ref, err))
		}
		c := revisions{
			rng:   &history.Range{Include: []gitstore.ID{head}, Exclude: slices.Clone(have), Tags: history.Tags(store, up.new)},
			head:  head,
			about: "the push to " + up.ref,
		}
		r, run, err := u.checkChange(ctx, o, repo, store, c)
		if errors.Is(err, history.ErrEmptyRange) {
			continue
		}
		if err != nil {
			return 0, err
		}
		got, err := r.publish(run, nil)
		if err != nil {
			return 0, err
		}
		status = max(status, got)
		have = append(have, head)
	}
	return status, nil
}
