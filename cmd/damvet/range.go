package main

import (
	"errors"
	"flag"
	"fmt"
	"time"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
)

const rangeHelp = `
A range is written as for git log: A..B, A...B, "^A B", B^!, B^-. A single
revision stands for the changes of that commit. What a range brings is what its
commits have and its base has not; whole files are looked at, so that a change
that makes an old line wrong is seen too.`

func rangeFlags(fs *flag.FlagSet, o *options) {
	fs.StringVar(&o.commits, "range", "", "look only at what the commits of a `RANGE` bring, such as origin/main..HEAD")
	fs.StringVar(&o.since, "since", "", "look only at what commits bring that were made since a `DATE`: 2006-01-02, 2006-01-02T15:04:05Z, or a span such as 90d or 12h")
}

// parseRange resolves the range that the flags ask for; nil if they ask for
// none.
func (r *session) parseRange(store *gitstore.Store) (*history.Range, error) {
	if r.commits == "" && r.since == "" {
		return nil, nil
	}
	since, err := parseSince(r.since, r.now)
	if err != nil {
		return nil, err
	}
	rng, err := history.ParseRange(store, r.commits, since)
	return rng, rangeHint(err)
}

// parseSince reads a date, or a span before now.
func parseSince(s string, now time.Time) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339, time.DateTime} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	var n int
	var unit string
	if _, err := fmt.Sscanf(s, "%d%s", &n, &unit); err == nil && n > 0 && n < 1e6 {
		if hours := map[string]int{"h": 1, "d": 24, "w": 7 * 24, "y": 365 * 24}[unit]; hours > 0 {
			return now.Add(-time.Duration(n*hours) * time.Hour), nil
		}
	}
	return time.Time{}, fmt.Errorf("--since: %q is neither a date such as 2026-01-31 nor a span such as 90d", s)
}

// rangeHint gives an error about a range its remedy.
func rangeHint(err error) error {
	if e, ok := errors.AsType[*gitstore.RevisionError](err); ok {
		return withHint(fmt.Errorf("range: %w", err), e.Remedy)
	}
	if e, ok := errors.AsType[*history.IncompleteError](err); ok {
		if e.Shallow {
			return withHint(err, "fetch more of the history: git fetch --unshallow, or --deepen=N until the base is there; in GitHub Actions fetch-depth: 0 for actions/checkout, in GitLab GIT_DEPTH: 0")
		}
		return withHint(err, "fetch what the partial clone left out with git fetch --refetch, or make a clone that is not partial")
	}
	if errors.Is(err, gitstore.ErrEmpty) {
		return withHint(err, "commit something, or check files alone with `damvet files`")
	}
	if errors.Is(err, history.ErrEmptyRange) {
		return withHint(err, "--since leaves out what was committed before; A..B is what B has and A has not: see whether the two are one commit or the wrong way round")
	}
	return err
}
