package report

import (
	"bufio"
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// The Markdown report, for a pull request or a wiki: what the HTML report holds,
// in the Markdown that GitHub and GitLab agree on. Frames are fenced, and what
// is told once of a rule stands above its findings.

func writeMarkdown(w *bufio.Writer, run *Run, _ Options) error {
	p := &markdownPrinter{w, run, map[*rules.Rule]bool{}}
	p.opening()
	p.guidelines()
	p.findings()
	p.credentials()
	p.accepted()
	p.put("## What was seen, and what was not\n\n")
	for _, l := range CoverageLines(run) {
		p.put("- ", markdown(l), "\n")
	}
	return nil
}

type markdownPrinter struct {
	*bufio.Writer
	run  *Run
	told map[*rules.Rule]bool
}

func (p *markdownPrinter) put(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

func (p *markdownPrinter) item(name, value string) {
	p.put("- ", name, ": ", markdown(clip(value, maxLine)), "\n")
}

func (p *markdownPrinter) opening() {
	run := p.run
	p.put("# damvet: ", markdown(clip(run.name(), 200)), "\n\n**", markdown(headline(run)), "**\n\n")
	for _, item := range scope(run) {
		p.item(item[0], item[1])
	}
	p.put("\n")
}

func (p *markdownPrinter) link(text, address string) string {
	if address = safeURL(address); address == "" || strings.ContainsAny(address, "<>|") {
		return markdown(text)
	}
	return "[" + markdown(text) + "](<" + address + ">)"
}

func (p *markdownPrinter) guidelines() {
	p.put("## Where it stands against the guidelines\n\n")
	if len(p.run.Guidelines) == 0 {
		p.put("Nothing here speaks of a platform: no guideline applies.\n\n")
		return
	}
	var last *rules.Platform
	for i := range p.run.Guidelines {
		g := &p.run.Guidelines[i]
		if platform := g.Guideline.Platform; platform != last {
			if last != nil {
				p.put("\n")
			}
			last = platform
			p.put("### ", markdown(platform.Title), "\n\n", head("guideline", "what it asks", "status", "for a person to check", "signed off"))
		}
		signed := ""
		if g.Attested != nil {
			signed = g.Attested.String()
		} else if g.Guideline.Visibility != rules.Full {
			signed = "nobody"
		}
		status := markdown(g.String())
		if g.standing() == broken {
			status = "**" + status + "**"
		}
		p.put(row(p.link(g.Guideline.ID, g.Guideline.URL()), markdown(clip(g.Guideline.Text, maxCell)), status, markdown(clip(g.Guideline.Person, maxLine)), markdown(clip(signed, maxCell))))
	}
	p.put("\n")
}

func (p *markdownPrinter) findings() {
	p.put("## Findings\n\n")
	if len(p.run.Findings) == 0 {
		p.put("None.\n\n")
	}
	for _, g := range bySeverity(p.run.Findings) {
		fmt.Fprintf(p, "### %s (%d)\n\n", g.severity, g.n)
		for _, r := range g.rules {
			p.put("#### ", markdown(r.rule.Description), " ", code(r.rule.ID), "\n\n")
			p.rule(r.rule)
			for _, f := range r.findings {
				p.finding(f)
			}
		}
	}
}

// rule tells of a rule, the first time that it is met.
func (p *markdownPrinter) rule(r *rules.Rule) {
	if p.told[r] {
		return
	}
	p.told[r] = true
	p.put(markdown(r.Why), "\n\n", markdown("Fix: "+r.Fix), "\n\n")
	p.cited(r.Guidelines)
	if r.Basis == rules.Policy {
		p.put("- basis: policy: the threshold is damvet's own, not the vendor's\n")
	}
	p.put("\n")
}

// cited prints guidelines as items of a list.
func (p *markdownPrinter) cited(ids []string) {
	if p.run.Catalogue == nil {
		return
	}
	for _, id := range ids {
		if g := p.run.Catalogue.Guideline(id); g != nil {
			p.put("- ", p.link(g.ID, g.URL()), ": ", markdown(g.Text), "\n")
		}
	}
}

func (p *markdownPrinter) finding(f *finding.Finding) {
	p.put("<details><summary>", esc(clip(where(f), 400)), "</summary>\n\n")
	p.excerpt(f)
	if m := message(f); m != f.Rule.Description {
		p.item("finding", m)
	}
	if events := life(f, p.run.Now); len(events) > 1 {
		var spoken []string
		for _, e := range events {
			spoken = append(spoken, e.what+" "+e.at.UTC().Format(time.DateOnly))
		}
		p.item("time line", strings.Join(spoken, " → "))
	}
	for _, fact := range f.Facts {
		p.put("- ", markdown(words(clip(fact.Name, 60))), ": ", markdown(factValue(fact)), "\n")
	}
	if h := historyText(f); h != "" {
		p.put("- history: ", markdown(h), "\n")
	}
	p.cited(f.Besides)
	if f.Confidence != rules.Certain {
		p.item("confidence", f.Confidence.String())
	}
	p.put("- fingerprint: ", code(f.Fingerprint), "\n\n")
	p.matrix(f)
	for i, s := range f.Steps[:min(len(f.Steps), maxSteps)] {
		fmt.Fprintf(p, "%d. %s: %s\n", i+1, markdown(clip(position(s.Path, s.Line, s.Column), 400)), markdown(clip(s.Message, maxFact)))
	}
	if len(f.Steps) > 0 {
		p.put("\n")
	}
	if f.Leaks() && !f.Past {
		p.put("What to do now:\n\n")
		for i, s := range Remedy(f) {
			fmt.Fprintf(p, "%d. %s\n", i+1, markdown(clip(s, maxLine)))
		}
		p.put("\n")
	}
	p.put("</details>\n\n")
}

// excerpt prints the lines of a finding in a fence that none of them closes.
func (p *markdownPrinter) excerpt(f *finding.Finding) {
	if len(f.Excerpt.Lines) == 0 {
		return
	}
	var lines []string
	longest := 2
	for _, l := range f.Excerpt.Lines {
		d := draw(l, 200)
		lines = append(lines, fmt.Sprintf("%4d | %s", l.Number, d.text))
		if l.Number == f.Span.Line && f.Span.EndLine <= f.Span.Line {
			lines = append(lines, "     | "+strings.Repeat(" ", d.from)+strings.Repeat("^", max(1, d.to-d.from)))
		}
		run := 0
		for _, c := range d.text {
			if run++; c != '`' {
				run = 0
			}
			longest = max(longest, run)
		}
	}
	fence := strings.Repeat("`", longest+1)
	p.put(fence, "text\n", strings.Join(lines, "\n"), "\n", fence, "\n\n")
}

func (p *markdownPrinter) matrix(f *finding.Finding) {
	m := permissions(p.run, f)
	if m == nil {
		return
	}
	heads := []string{"class"}
	for _, c := range m.columns() {
		heads = append(heads, c.head)
	}
	p.put(head(heads...))
	for _, r := range m.rows {
		cells := []string{markdown(r.class)}
		for _, c := range m.columns() {
			if c.of == nil {
				cells = append(cells, "not known")
				continue
			}
			var names []string
			for _, g := range c.of(r) {
				name := code(g.name)
				if g.offends {
					name = "**" + name + " !**"
				}
				names = append(names, name)
			}
			cells = append(cells, cmp.Or(strings.Join(names, ", "), "–"))
		}
		p.put(row(cells...))
	}
	p.put("\n", markdown(m.note), map[bool]string{true: " **!** marks what the finding objects to."}[m.objects], "\n\n")
}

func (p *markdownPrinter) credentials() {
	byCredential, byAccount := credentials(p.run)
	if len(byCredential)+len(byAccount) == 0 {
		return
	}
	p.put("## By credential and account\n\n")
	p.groups("credential", byCredential)
	p.groups("account", byAccount)
}

func (p *markdownPrinter) groups(what string, groups []*held) {
	if len(groups) == 0 {
		return
	}
	const most = 200
	p.put(head(what, "places"))
	for _, h := range groups[:min(len(groups), most)] {
		var places []string
		for i, f := range h.findings {
			if i == 20 {
				places = append(places, "and "+plural(len(h.findings)-i, "more finding"))
				break
			}
			places = append(places, code(clip(where(f), 300))+" "+code(f.Rule.ID))
		}
		for _, at := range h.also[:min(len(h.also), maxNamedAt)] {
			places = append(places, "named at "+code(clip(accountPlace(at), 300)))
		}
		if n := max(len(h.also)-maxNamedAt, 0) + h.more; n > 0 {
			places = append(places, "and named at "+plural(n, "more place"))
		}
		if note := h.note(); note != "" {
			places = append(places, markdown(clip(note, 300)))
		}
		p.put(row(markdown(clip(h.title(), 200)), strings.Join(places, "<br>")))
	}
	if n := len(groups) - most; n > 0 {
		fmt.Fprintf(p, "\nand %s more\n", group(int64(n)))
	}
	p.put("\n")
}

func (p *markdownPrinter) accepted() {
	if len(p.run.Suppressed) == 0 {
		return
	}
	const most = 500
	p.put("## Accepted findings\n\n", head("finding", "accepted by", "reason", "owner, until"))
	for _, s := range p.run.Suppressed[:min(len(p.run.Suppressed), most)] {
		p.put(row(code(s.Finding.Rule.ID)+"<br>"+code(clip(where(s.Finding), 300)), markdown(s.By), markdown(clip(s.Reason, maxMessage)), markdown(clip(strings.Trim(s.Owner+", "+s.Expires, ", "), 300))))
	}
	if n := len(p.run.Suppressed) - most; n > 0 {
		fmt.Fprintf(p, "\nand %s more\n", group(int64(n)))
	}
	p.put("\n")
}
