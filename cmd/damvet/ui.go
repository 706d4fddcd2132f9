package main

// The rules of the user interface:
//
//   - Standard output carries the report and nothing else, so that it can be
//     piped. Everything said about the run goes to standard error.
//   - Lines on standard error begin with "damvet: ". They have no capitalised
//     beginning and no full stop. An error may be followed by one line that
//     begins with "hint: " and says what to do.
//   - The last lines on standard error say what was covered and what was not.
//     --quiet leaves them out, unless something was not covered that should
//     have been.
//   - Progress is shown on a terminal only, on one line that is wiped away.
//   - Colour and links appear on a terminal only, unless asked for. NO_COLOR
//     takes colour away, FORCE_COLOR brings it back, --color beats both.
//   - What comes from a scanned file, a path or a person's name is escaped
//     before it is printed.

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode"

	"golang.org/x/term"
)

type ui struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(string) string
	// environ is what other programs' environment is made from.
	environ []string
	now     time.Time

	writeErr error
	progress *progress
}

// print writes to standard output and remembers the first error.
func (u *ui) print(s string) {
	if _, err := io.WriteString(u.stdout, s); err != nil && u.writeErr == nil {
		u.writeErr = err
	}
}

// Write makes ui a writer to standard output that remembers its first error.
func (u *ui) Write(p []byte) (int, error) {
	n, err := u.stdout.Write(p)
	if err != nil && u.writeErr == nil {
		u.writeErr = err
	}
	return n, err
}

func (u *ui) stderrf(format string, args ...any) {
	u.wipe()
	fmt.Fprintf(u.stderr, format, args...)
}

// note says one line about the run.
func (u *ui) note(format string, args ...any) {
	u.stderrf("damvet: %s\n", escape(fmt.Sprintf(format, args...)))
}

func (u *ui) fail(err error) {
	u.note("%v", err)
	if h, ok := errors.AsType[*hinted](err); ok {
		u.stderrf("hint: %s\n", escape(h.hint))
	}
}

// finish turns a status into trouble if standard output could not be written.
func (u *ui) finish(status int) int {
	if u.writeErr == nil {
		return status
	}
	if errors.Is(u.writeErr, syscall.EPIPE) {
		u.note("standard output was closed before everything was written")
	} else {
		u.note("standard output could not be written: %v", u.writeErr)
	}
	return statusTrouble
}

// hinted is an error with a remedy.
type hinted struct {
	err  error
	hint string
}

func (h *hinted) Error() string { return h.err.Error() }
func (h *hinted) Unwrap() error { return h.err }

func withHint(err error, hint string) error { return &hinted{err, hint} }

// escape makes text harmless to print on one line of a terminal.
func escape(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar }) < 0 {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == unicode.ReplacementChar && !strings.HasPrefix(s[i:], "\ufffd"):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			q := strconv.QuoteRune(r)
			b.WriteString(q[1 : len(q)-1])
		}
	}
	return b.String()
}

// isTerminal reports whether w is a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// color decides whether to colour what goes to w.
func (u *ui) color(mode string, w io.Writer) bool {
	switch {
	case mode == "always":
		return true
	case mode == "never":
		return false
	case u.getenv("NO_COLOR") != "":
		return false
	case u.getenv("FORCE_COLOR") != "" && u.getenv("FORCE_COLOR") != "0":
		return true
	}
	return u.obeys(w)
}

// obeys reports whether w is a terminal that takes escape sequences.
func (u *ui) obeys(w any) bool { return isTerminal(w) && u.getenv("TERM") != "dumb" }

// width is how many columns a report may use.
func (u *ui) width() int {
	if f, ok := u.stdout.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 40 {
			return min(w, 120)
		}
	}
	return 100
}

// progress is the line that shows how far a long run has come.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	last  time.Time
	shown bool
}

// startProgress shows progress from now on if standard error is a terminal.
func (u *ui) startProgress(quiet bool) {
	if !quiet && u.obeys(u.stderr) && u.getenv("CI") == "" {
		u.progress = &progress{w: u.stderr, last: time.Now()}
	}
}

// stepEvery is how often it is shown at most what is being done.
const stepEvery = 100 * time.Millisecond

// due reports whether step would show something.
func (u *ui) due() bool {
	p := u.progress
	if p == nil {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Since(p.last) >= stepEvery
}

// step shows what is being done, now and then.
func (u *ui) step(format string, args ...any) {
	p := u.progress
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.last) < stepEvery {
		return
	}
	p.last, p.shown = time.Now(), true
	fmt.Fprintf(p.w, "\r\x1b[K%s", escape(fmt.Sprintf(format, args...)))
}

// wipe takes the progress line away.
func (u *ui) wipe() {
	p := u.progress
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
