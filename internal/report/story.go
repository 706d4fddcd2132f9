package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
)

// Story tells of the findings of one fingerprint all that is known: each frame,
// the life of the credential, who accepted it, and what to do now. Of one that
// the run does not have there is nothing to tell. The error is that of w.
func Story(w io.Writer, run *Run, fingerprint string, o Options) error {
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
		return nil
	}
	b := bufio.NewWriter(w)
	p := newTextPrinter(b, run, o)
	f := all[0]
	p.frame(f, all[1:])
	byCredential, byAccount := credentials(run)
	for _, h := range byCredential {
		if h.name != f.SecretSHA256 {
			continue
		}
		p.put(p.paint(bold, "everywhere that the credential stands:"), "\n")
		for _, other := range h.findings {
			p.put("  ", conciseLine(other), "\n")
		}
		p.put("\n")
	}
	for _, h := range byAccount {
		if len(h.also) == 0 || !slices.Contains(h.findings, f) {
			continue
		}
		p.put(p.paint(bold, "the "+visible(h.title())+" stands besides at:"), "\n")
		for _, at := range h.also[:min(len(h.also), maxNamedAt)] {
			p.put("  ", clip(accountPlace(at), 300), "\n")
		}
		if note := h.note(); note != "" {
			p.filled("  ", note)
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
	if m := permissions(run, f); m != nil {
		p.put(p.paint(bold, "its permissions by class, (!) where the finding objects:"), "\n")
		for _, r := range m.rows {
			for _, c := range m.columns() {
				if c.of == nil {
					continue
				}
				var names []string
				for _, g := range c.of(r) {
					name := g.name
					if g.offends {
						name += " (!)"
					}
					names = append(names, name)
				}
				if len(names) > 0 {
					p.filled("  "+visible(r.class)+", "+c.head+": ", strings.Join(names, ", "))
				}
			}
		}
		p.filled("  ", m.note)
		p.put("\n")
	}
	for _, s := range accepted {
		p.filled("accepted by "+visible(s.By)+": ", strings.TrimSuffix(s.Reason+"; "+strings.Trim(s.Owner+", "+s.Expires, ", "), "; "))
		p.put("\n")
	}
	p.put(p.paint(bold, "what to do now:"), "\n")
	for i, step := range Remedy(f) {
		p.filled(fmt.Sprintf("  %d. ", i+1), step)
	}
	return b.Flush()
}

// StoryJSON writes what Story tells as one object.
func StoryJSON(w io.Writer, run *Run, fingerprint string) error {
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
		return nil
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
		return err
	}
	return b.Flush()
}
