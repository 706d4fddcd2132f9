package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
)

// Story tells of the findings of one fingerprint all that is known: each frame,
// the life of the credential, who accepted it, and what to do now. It returns
// false if the run has no such finding.
func Story(w io.Writer, run *Run, fingerprint string, o Options) (bool, error) {
	var all []*finding.Finding
	var accepted []Suppressed
	for _, f := range run.Findings {
		if f.Fingerprint == fingerprint {
			all = append(all, f)
		}
	}
	for _, s := range run.Suppressed {
		if s.Finding.Fingerprint == fingerprint {
			all, accepted = append(all, s.Finding), append(accepted, s)
		}
	}
	if len(all) == 0 {
		return false, nil
	}
	b := bufio.NewWriter(w)
	p := newTextPrinter(b, run, o)
	f := all[0]
	p.frame(f, all[1:])
	for _, h := range credentials(run.Findings) {
		if f.SecretSHA256 == "" || h.name != f.SecretSHA256 {
			continue
		}
		p.put(p.paint(bold, "everywhere that the credential stands:"), "\n")
		for _, other := range h.findings {
			p.put("  ", conciseLine(other), "\n")
		}
		p.put("\n")
	}
	if events := life(f, run.Now); len(events) > 1 {
		p.put(p.paint(bold, "its life:"), "\n")
		for _, e := range events {
			p.put("  ", e.at.UTC().Format(time.DateOnly), "  ", e.what, "\n")
		}
		p.put("\n")
	}
	if all := grants(f); len(all) > 0 {
		p.put(p.paint(bold, "its permissions by class:"), "\n")
		for _, c := range all {
			var names []string
			for _, g := range c.granted {
				name := g.name
				if g.offends {
					name += " (!)"
				}
				names = append(names, name)
			}
			p.put("  ", visible(c.class), ": ", visible(strings.Join(names, ", ")), "\n")
		}
		p.put("\n")
	}
	for _, s := range accepted {
		p.filled("accepted by "+visible(s.By)+": ", strings.TrimSuffix(s.Reason+"; "+strings.Trim(s.Owner+", "+s.Expires, ", "), "; "))
	}
	p.put(p.paint(bold, "what to do now:"), "\n")
	for i, step := range Remedy(f) {
		p.filled(fmt.Sprintf("  %d. ", i+1), step)
	}
	return true, b.Flush()
}

// StoryJSON writes what Story tells as one object.
func StoryJSON(w io.Writer, run *Run, fingerprint string) (bool, error) {
	b := bufio.NewWriter(w)
	o := &objectWriter{w: b}
	var all []*finding.Finding
	for _, f := range run.Findings {
		if f.Fingerprint == fingerprint {
			all = append(all, f)
		}
	}
	accepted := []Suppressed{}
	for _, s := range run.Suppressed {
		if s.Finding.Fingerprint == fingerprint {
			accepted = append(accepted, s)
		}
	}
	if len(all)+len(accepted) == 0 {
		return false, nil
	}
	o.member("format", jsonFormat)
	list(o, "findings", all, func(f *finding.Finding) any { return newJSONFinding(f) })
	list(o, "suppressed", accepted, newJSONSuppressed)
	var first *finding.Finding
	if len(all) > 0 {
		first = all[0]
	} else {
		first = accepted[0].Finding
	}
	list(o, "remedy", Remedy(first), func(s string) any { return valid(s) })
	if err := o.end(); err != nil {
		return true, err
	}
	return true, b.Flush()
}
