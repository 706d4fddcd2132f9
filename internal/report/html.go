package report

// The rules of the HTML report:
//
//   - One file, and nothing from the network: a content security policy allows
//     the one style and the one script that are in it, by their hashes.
//   - It opens with where the repository stands against each vendor's
//     guidelines, then what to mend, worst first. What is said of a rule is said
//     once, above its findings.
//   - Everything is there without the script, which filters and leads the
//     keyboard. Closed findings cost nothing to lay out, so ten thousand stay
//     fluid.
//   - Meaning never hangs on colour alone. Headings, captions and labels say
//     what a screen reader needs.
//   - What comes from scanned content is shown as visible.go says, and escaped.

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

//go:embed page/style.css
var pageStyle string

//go:embed page/script.js
var pageScript string

type htmlPrinter struct {
	*bufio.Writer
	run *Run
	// told are the rules of which it was said why and how to mend them.
	told map[*rules.Rule]string
	// ids counts the findings of each fingerprint, for anchors.
	ids map[string]int
	// anchors are the anchors of findings.
	anchors map[*finding.Finding]string
}

func writeHTML(w *bufio.Writer, run *Run, _ Options) error {
	p := &htmlPrinter{Writer: w, run: run, told: map[*rules.Rule]string{}, ids: map[string]int{}, anchors: map[*finding.Finding]string{}}
	for _, f := range run.Findings {
		p.anchor(f)
	}
	p.head()
	p.opening()
	p.guidelines()
	p.findings()
	p.credentials()
	p.accepted()
	p.coverage()
	p.put("</main>\n<script>", pageScript, "</script>\n</body>\n</html>\n")
	return nil
}

func (p *htmlPrinter) put(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

// esc is hostile text as it may stand in an element or a quoted attribute.
func esc(s string) string { return html.EscapeString(visible(s)) }

func escClip(s string, n int) string { return html.EscapeString(clip(s, n)) }

// integrity is the hash of a text as a content security policy writes it.
func integrity(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (p *htmlPrinter) head() {
	p.put("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ", integrity(pageStyle), "; script-src ", integrity(pageScript), "; base-uri 'none'; form-action 'none'\">\n",
		"<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>damvet: ", escClip(p.run.Root, 200), "</title>\n<style>", pageStyle, "</style>\n</head>\n<body>\n",
		"<a class=\"skip\" href=\"#findings\">Go to the findings</a>\n<main>\n")
}

// opening tells what the report is about and what came of it.
func (p *htmlPrinter) opening() {
	run := p.run
	p.put("<header>\n<h1>damvet: ", escClip(run.Root, 200), "</h1>\n<p class=\"verdict ", map[bool]string{true: "good", false: "critical"}[run.Status() == 0], "\">", esc(headline(run)), "</p>\n")
	p.put("<ul class=\"tiles\">\n")
	for _, g := range bySeverity(run.Findings) {
		fmt.Fprintf(p, "<li><b class=\"%s\">%d</b> %s</li>\n", g.severity, g.n, g.severity)
	}
	p.put("</ul>\n<dl>\n")
	p.term("checked on", run.Now.UTC().Format("2006-01-02 15:04 UTC"))
	p.term("looked at", lookedAt(run))
	p.term("commit", cmp.Or(run.Scope.Commit, "none: not in a repository"))
	if len(run.Scope.Roots) > 0 {
		p.term("repositories", strings.Join(run.Scope.Roots, ", "))
	}
	p.term("damvet", cmp.Or(run.Version, "unknown")+", rules "+cmp.Or(run.Scope.Rules, "unknown"))
	p.term("counts as failure", fmt.Sprintf("severity %s and worse, at least %s", run.FailOn, run.MinConfidence))
	for _, line := range run.Changes {
		p.term("configuration", line)
	}
	for _, line := range run.Notices {
		p.term("out of date", line)
	}
	p.put("</dl>\n<nav aria-label=\"sections\"><a href=\"#guidelines\">guidelines</a> <a href=\"#findings\">findings</a>")
	if len(credentials(run.Findings)) > 0 {
		p.put(" <a href=\"#credentials\">credentials</a>")
	}
	if len(run.Suppressed) > 0 {
		p.put(" <a href=\"#accepted\">accepted</a>")
	}
	p.put(" <a href=\"#coverage\">coverage</a></nav>\n</header>\n")
}

// lookedAt says what kinds of things a run looked at.
func lookedAt(run *Run) string {
	switch {
	case run.Files && run.History:
		return "files and history"
	case run.History:
		return "history alone"
	case run.Files:
		return "files alone, not the history"
	}
	return "what was handed in"
}

func (p *htmlPrinter) term(name, value string) {
	p.put("<dt>", esc(name), "</dt><dd>", escClip(value, maxLine), "</dd>\n")
}

// link is a hyperlink, or the text alone where the address is none to follow.
func (p *htmlPrinter) link(text, address string) string {
	if address = safeURL(address); address == "" {
		return esc(text)
	}
	return "<a rel=\"noreferrer noopener\" href=\"" + html.EscapeString(address) + "\">" + esc(text) + "</a>"
}

func (p *htmlPrinter) guidelines() {
	p.put("<section id=\"guidelines\" aria-labelledby=\"h-guidelines\">\n<h2 id=\"h-guidelines\">Where it stands against the guidelines</h2>\n")
	if len(p.run.Guidelines) == 0 {
		p.put("<p>Nothing here speaks of a platform: no guideline applies.</p>\n")
	}
	p.overview()
	met := map[*rules.Platform]bool{}
	for i := 0; i < len(p.run.Guidelines); {
		platform := p.run.Guidelines[i].Guideline.Platform
		met[platform] = true
		j := i
		for j < len(p.run.Guidelines) && p.run.Guidelines[j].Guideline.Platform == platform {
			j++
		}
		p.platform(platform, p.run.Guidelines[i:j])
		i = j
	}
	if p.run.Catalogue != nil {
		var rest []string
		for _, o := range p.run.Catalogue.Platforms {
			if !met[o] && len(p.run.Guidelines) > 0 {
				rest = append(rest, o.Title)
			}
		}
		if len(rest) > 0 {
			p.put("<p>Not applicable, since nothing here speaks of them: ", esc(strings.Join(rest, ", ")), ".</p>\n")
		}
	}
	p.put("</section>\n")
}

// standings are the standings of a report, in its order.
var standings = []struct {
	s     standing
	class string
	title string
}{
	{broken, "critical", "broken"},
	{unbroken, "good", "checked, none broken"},
	{forPerson, "medium", "needs a person"},
	{notMet, "faint", "nothing to look at"},
}

// overview is a table of the platforms, by standing.
func (p *htmlPrinter) overview() {
	if len(p.run.Guidelines) == 0 {
		return
	}
	p.put("<table class=\"overview\"><caption>Guidelines by vendor</caption>\n<thead><tr><th scope=\"col\">vendor</th>")
	for _, s := range standings {
		p.put("<th scope=\"col\">", s.title, "</th>")
	}
	p.put("<th scope=\"col\">signed off by a person</th></tr></thead>\n<tbody>\n")
	for i := 0; i < len(p.run.Guidelines); {
		platform := p.run.Guidelines[i].Guideline.Platform
		counts, signed, asked := map[standing]int{}, 0, 0
		for ; i < len(p.run.Guidelines) && p.run.Guidelines[i].Guideline.Platform == platform; i++ {
			g := &p.run.Guidelines[i]
			counts[g.standing()]++
			if g.Guideline.Visibility != rules.Full {
				asked++
			}
			if g.Attested != nil && !g.Attested.Expired {
				signed++
			}
		}
		p.put("<tr><th scope=\"row\"><a href=\"#p-", esc(platform.ID), "\">", esc(platform.Title), "</a></th>")
		for _, s := range standings {
			fmt.Fprintf(p, "<td><b class=\"%s\">%d</b></td>", s.class, counts[s.s])
		}
		fmt.Fprintf(p, "<td>%d of %d that a tool cannot see whole</td></tr>\n", signed, asked)
	}
	p.put("</tbody></table>\n")
}

func (p *htmlPrinter) platform(platform *rules.Platform, all []GuidelineStatus) {
	by := map[standing][]*GuidelineStatus{}
	for i := range all {
		by[all[i].standing()] = append(by[all[i].standing()], &all[i])
	}
	p.put("<h3 id=\"p-", esc(platform.ID), "\">", esc(platform.Title), "</h3>\n")
	for _, s := range standings {
		if len(by[s.s]) == 0 {
			continue
		}
		open := ""
		if s.s == broken {
			open = " open"
		}
		fmt.Fprintf(p, "<details class=\"standing\"%s><summary>%s: %d</summary>\n", open, s.title, len(by[s.s]))
		p.put("<table class=\"guidelines\"><caption>", esc(platform.Title), ": ", s.title, "</caption>\n<thead><tr><th scope=\"col\">guideline</th><th scope=\"col\">status</th><th scope=\"col\">not visible here: for a person</th></tr></thead>\n<tbody>\n")
		for _, g := range by[s.s] {
			p.put("<tr><td>", p.link(g.Guideline.ID, g.Guideline.URL()), "<br>", esc(g.Guideline.Text), " <span class=\"faint\">(", esc(documentTitle(g.Guideline)), ", “", esc(g.Guideline.Section), "”)</span></td><td>", esc(g.String()))
			p.breaches(g)
			p.put("</td><td>", esc(g.Guideline.Person))
			if g.Attested != nil {
				p.put("<br><b>", escClip(g.Attested.String(), maxLine), "</b>")
			} else if g.Guideline.Visibility != rules.Full {
				p.put(" <span class=\"faint\">(nobody has signed this off)</span>")
			}
			p.put("</td></tr>\n")
		}
		p.put("</tbody></table>\n</details>\n")
	}
}

// breaches names the places where a guideline is broken.
func (p *htmlPrinter) breaches(g *GuidelineStatus) {
	const most = 3
	for i, f := range g.Broken {
		if i == most {
			fmt.Fprintf(p, "<br>and %s", plural(len(g.Broken)-most, "more place"))
			break
		}
		p.put("<br><a href=\"#", p.anchors[f], "\">", escClip(position(place(f), f.Span.Line, 0), 200), "</a>")
	}
}

func (p *htmlPrinter) anchor(f *finding.Finding) {
	id := "f-" + cmp.Or(f.Fingerprint, "x")
	p.ids[id]++
	if n := p.ids[id]; n > 1 {
		id += "-" + strconv.Itoa(n)
	}
	p.anchors[f] = esc(id)
}

func (p *htmlPrinter) findings() {
	p.put("<section id=\"findings\" aria-labelledby=\"h-findings\">\n<h2 id=\"h-findings\">Findings</h2>\n")
	defer p.put("</section>\n")
	if len(p.run.Findings) == 0 {
		p.put("<p>None.</p>\n")
		return
	}
	p.filter()
	for _, g := range bySeverity(p.run.Findings) {
		fmt.Fprintf(p, "<section class=\"severity\" aria-labelledby=\"s-%s\">\n<h3 id=\"s-%s\"><span class=\"%s\">%s</span> <span class=\"faint\">(%d)</span></h3>\n", g.severity, g.severity, g.severity, g.severity, g.n)
		for i, r := range g.rules {
			p.rule(r, fmt.Sprintf("r-%s-%d", g.severity, i))
		}
		p.put("</section>\n")
	}
}

// filter is the form that the script reads.
func (p *htmlPrinter) filter() {
	p.put("<form class=\"filter\" role=\"search\" aria-label=\"filter the findings\">\n",
		"<label>search<br><input type=\"search\" name=\"search\" placeholder=\"rule, path, fact … (press /)\" autocomplete=\"off\"></label>\n",
		"<fieldset><legend>severity</legend>")
	for _, g := range bySeverity(p.run.Findings) {
		fmt.Fprintf(p, "<label><input type=\"checkbox\" name=\"severity\" value=\"%s\" checked> %s</label>", g.severity, g.severity)
	}
	p.put("</fieldset>\n")
	var classes, platforms, places []string
	for _, f := range p.run.Findings {
		classes, platforms, places = append(classes, string(f.Rule.Class)), append(platforms, platform(f.Rule)), append(places, standsWhere(f))
	}
	for _, s := range []struct {
		name   string
		values []string
	}{{"class", classes}, {"platform", platforms}, {"where", places}} {
		p.put("<label>", s.name, "<br><select name=\"", s.name, "\"><option value=\"\">all</option>")
		slices.Sort(s.values)
		for _, v := range slices.Compact(s.values) {
			if v != "" {
				p.put("<option>", esc(v), "</option>")
			}
		}
		p.put("</select></label>\n")
	}
	p.put("<button type=\"reset\">show all</button> <button type=\"button\" id=\"open\">open</button> <button type=\"button\" id=\"close\">close</button>\n",
		"<output id=\"shown\" role=\"status\" aria-live=\"polite\">", strconv.Itoa(len(p.run.Findings)), " findings</output>\n",
		"<span class=\"faint\">keys: / searches, j and k go on and back, Enter opens, Escape clears</span>\n</form>\n")
}

// rule prints a rule and its findings of one severity.
func (p *htmlPrinter) rule(g *ruleGroup, id string) {
	r := g.rule
	p.put("<section class=\"rule\" id=\"", id, "\" data-text=\"", esc(strings.Join(append([]string{r.ID, r.Description, string(r.Class)}, r.Guidelines...), " ")), "\">\n<h4>", esc(r.Description), " <code>", esc(r.ID), "</code></h4>\n")
	if first, ok := p.told[r]; ok {
		p.put("<p class=\"faint\"><a href=\"#", first, "\">Why, and how to mend it</a></p>\n")
	} else {
		p.told[r] = id
		p.put("<details class=\"about\"><summary>Why, and how to mend it</summary>\n<p>", esc(r.Why), "</p>\n<p>", esc(r.Fix), "</p>\n<dl>\n")
		for _, name := range r.Guidelines {
			if g := p.guideline(name); g != nil {
				p.put("<dt>guideline</dt><dd>", p.link(g.ID, g.URL()), ": ", esc(g.Text), "</dd>\n")
			}
		}
		p.term("class", string(r.Class))
		if r.Basis == rules.Policy {
			p.term("basis", "policy: the threshold is damvet's own, not the vendor's")
		}
		for _, ref := range r.References {
			p.put("<dt>see</dt><dd>", p.link(ref, ref), "</dd>\n")
		}
		p.put("</dl></details>\n")
	}
	for _, f := range g.findings {
		p.finding(f)
	}
	p.put("</section>\n")
}

func (p *htmlPrinter) guideline(id string) *rules.Guideline {
	if p.run.Catalogue == nil {
		return nil
	}
	return p.run.Catalogue.Guideline(id)
}

func (p *htmlPrinter) finding(f *finding.Finding) {
	fmt.Fprintf(p, "<details class=\"finding\" id=\"%s\" data-severity=\"%s\" data-class=\"%s\" data-platform=\"%s\" data-where=\"%s\" data-text=\"%s\">\n",
		p.anchors[f], f.Severity, esc(string(f.Rule.Class)), esc(platform(f.Rule)), standsWhere(f), escClip(factsText(f)+" "+f.Fingerprint, maxLine))
	p.put("<summary><span class=\"badge ", f.Severity.String(), "\">", f.Severity.String(), "</span> ", escClip(where(f), 400))
	if m := message(f); m != f.Rule.Description {
		p.put(": ", escClip(m, maxMessage))
	}
	for _, r := range remarks(f) {
		p.put(" <span class=\"faint\">(", esc(r), ")</span>")
	}
	p.put("</summary>\n<div>\n")
	p.excerpt(f)
	p.life(f)
	p.facts(f)
	p.matrix(f)
	if len(f.Steps) > 0 {
		p.put("<h5>Steps</h5>\n<ol>\n")
		for _, s := range f.Steps[:min(len(f.Steps), maxSteps)] {
			p.put("<li>", escClip(position(s.Path, s.Line, s.Column), 400), ": ", escClip(s.Message, maxFact), "</li>\n")
		}
		p.put("</ol>\n")
	}
	if f.Leaks() && !f.Past {
		p.put("<h5>What to do now</h5>\n<ol>\n")
		for _, s := range Remedy(f) {
			p.put("<li>", escClip(s, maxLine), "</li>\n")
		}
		p.put("</ol>\n")
	}
	p.put("</div>\n</details>\n")
}

// excerpt prints the lines of a finding with the place marked.
func (p *htmlPrinter) excerpt(f *finding.Finding) {
	if len(f.Excerpt.Lines) == 0 {
		return
	}
	p.put("<pre>")
	for _, l := range f.Excerpt.Lines {
		fmt.Fprintf(p, "<span class=\"faint\">%4d</span> ", l.Number)
		n, open := 0, false
		marked := l.Number >= f.Span.Line && l.Number <= max(f.Span.EndLine, f.Span.Line) && l.To > l.From
		glyphs(clipLine(l.Text, l.From), func(g glyph) bool {
			if marked && n == l.From {
				p.put("<mark>")
				open = true
			}
			if marked && n == l.To && open {
				p.put("</mark>")
				open = false
			}
			if g.text == `\t` {
				g.text = "\t"
			}
			p.put(html.EscapeString(g.text))
			n++
			return true
		})
		if open {
			p.put("</mark>")
		}
		p.put("\n")
	}
	p.put("</pre>\n")
}

// clipLine keeps of a very long line what a person reads, up to a little behind
// the place.
func clipLine(s string, from int) string {
	const room = 2000
	runes := []rune(s)
	if len(runes) <= from+room {
		return s
	}
	return string(runes[:from+room]) + "…"
}

func (p *htmlPrinter) facts(f *finding.Finding) {
	p.put("<dl>\n")
	for _, fact := range f.Facts {
		p.put("<dt>", html.EscapeString(words(clip(fact.Name, 60))), "</dt><dd>", escClip(fact.Value, maxFact), "</dd>\n")
	}
	tp := &textPrinter{warned: true}
	if h := tp.historyText(f); h != "" {
		p.put("<dt>history</dt><dd>", html.EscapeString(h), "</dd>\n")
	}
	if f.Confidence != rules.Certain {
		p.term("confidence", f.Confidence.String())
	}
	p.term("fingerprint", f.Fingerprint)
	p.put("</dl>\n")
}

// life draws the time line of a credential.
func (p *htmlPrinter) life(f *finding.Finding) {
	events := life(f, p.run.Now)
	if len(events) < 2 {
		return
	}
	var spoken []string
	for _, e := range events {
		spoken = append(spoken, e.what+" "+e.at.UTC().Format(time.DateOnly))
	}
	const left, right, row = 20, 700, 20
	height := 30 + row*len(events)
	fmt.Fprintf(p, "<svg class=\"life\" role=\"img\" viewBox=\"0 0 860 %d\" aria-label=\"%s\">\n<line x1=\"%d\" y1=\"15\" x2=\"%d\" y2=\"15\"/>\n", height, esc("time line: "+strings.Join(spoken, ", ")), left, right)
	first, last := events[0].at, events[len(events)-1].at
	for i, e := range events {
		x := left
		if all := last.Unix() - first.Unix(); all > 0 {
			x += int(float64(e.at.Unix()-first.Unix()) / float64(all) * (right - left))
		}
		class := ""
		if e.what == "now" {
			class = " class=\"now\""
		}
		y := 15 + row*(i+1)
		fmt.Fprintf(p, "<line x1=\"%d\" y1=\"15\" x2=\"%d\" y2=\"%d\"/><circle cx=\"%d\" cy=\"15\" r=\"6\"%s/><text x=\"%d\" y=\"%d\">%s</text>\n", x, x, y-4, x, class, x+5, y, esc(spoken[i]))
	}
	p.put("</svg>\n")
}

// matrix is a table of what is granted, by class, and what of it is objected to.
func (p *htmlPrinter) matrix(f *finding.Finding) {
	all := grants(f)
	if len(all) == 0 {
		return
	}
	known := f.Fact("needed") != ""
	p.put("<table><caption>Permissions by class</caption>\n<thead><tr><th scope=\"col\">class</th><th scope=\"col\">granted</th><th scope=\"col\">more than this use needs</th></tr></thead>\n<tbody>\n")
	for _, c := range all {
		p.put("<tr><th scope=\"row\">", esc(c.class), "</th><td>")
		var surplus []string
		for i, g := range c.granted {
			if i > 0 {
				p.put(", ")
			}
			p.put("<code>", esc(g.name), "</code>")
			if g.offends || known && !g.needed {
				surplus = append(surplus, "<code class=\"offends\">"+esc(g.name)+"</code>")
			}
		}
		p.put("</td><td>", cmp.Or(strings.Join(surplus, ", "), "<span class=\"faint\">none that is seen</span>"), "</td></tr>\n")
	}
	p.put("</tbody></table>\n")
}

func (p *htmlPrinter) credentials() {
	groups := credentials(p.run.Findings)
	if len(groups) == 0 {
		return
	}
	const most = 500
	p.put("<section id=\"credentials\" aria-labelledby=\"h-credentials\">\n<h2 id=\"h-credentials\">By credential and account</h2>\n<table>\n<thead><tr><th scope=\"col\">what</th><th scope=\"col\">places</th></tr></thead>\n<tbody>\n")
	for _, h := range groups[:min(len(groups), most)] {
		p.put("<tr><td>", escClip(h.title(), 200), "</td><td>")
		for i, f := range h.findings {
			if i == 20 {
				fmt.Fprintf(p, "and %s", plural(len(h.findings)-i, "more place"))
				break
			}
			p.put("<a href=\"#", p.anchors[f], "\">", escClip(where(f), 300), "</a> <span class=\"faint\">", esc(f.Rule.ID), "</span><br>")
		}
		p.put("</td></tr>\n")
	}
	p.put("</tbody></table>\n")
	if n := len(groups) - most; n > 0 {
		fmt.Fprintf(p, "<p>and %s more, among the findings above.</p>\n", group(int64(n)))
	}
	p.put("</section>\n")
}

func (p *htmlPrinter) accepted() {
	if len(p.run.Suppressed) == 0 {
		return
	}
	const most = 2000
	p.put("<section id=\"accepted\" aria-labelledby=\"h-accepted\">\n<h2 id=\"h-accepted\">Accepted findings</h2>\n<table>\n<thead><tr><th scope=\"col\">finding</th><th scope=\"col\">accepted by</th><th scope=\"col\">reason</th><th scope=\"col\">owner, until</th></tr></thead>\n<tbody>\n")
	for _, s := range p.run.Suppressed[:min(len(p.run.Suppressed), most)] {
		p.put("<tr><td><code>", esc(s.Finding.Rule.ID), "</code><br>", escClip(where(s.Finding), 300), "</td><td>", esc(s.By), "</td><td>", escClip(s.Reason, maxMessage), "</td><td>", escClip(strings.Trim(s.Owner+", "+s.Expires, ", "), 300), "</td></tr>\n")
	}
	p.put("</tbody></table>\n")
	if n := len(p.run.Suppressed) - most; n > 0 {
		fmt.Fprintf(p, "<p>and %s more.</p>\n", group(int64(n)))
	}
	p.put("</section>\n")
}

func (p *htmlPrinter) coverage() {
	p.put("<section id=\"coverage\" aria-labelledby=\"h-coverage\">\n<h2 id=\"h-coverage\">What was seen, and what was not</h2>\n<ul>\n")
	for _, l := range CoverageLines(p.run) {
		p.put("<li>", html.EscapeString(l), "</li>\n")
	}
	p.put("</ul>\n</section>\n")
}
