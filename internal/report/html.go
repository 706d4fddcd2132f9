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
	"github.com/damvet/damvet/internal/lazyregexp"
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

// call is a request as rules write it.
var call = lazyregexp.New(`\b(?:GET|POST|PUT|PATCH|DELETE) /[^\s,;]*[^\s,;.:)]`)

// calls sets the requests in an escaped text apart.
func calls(escaped string) string { return call.Get().ReplaceAllString(escaped, "<code>$0</code>") }

func (p *htmlPrinter) head() {
	p.put("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ", integrity(pageStyle), "; script-src ", integrity(pageScript), "; base-uri 'none'; form-action 'none'\">\n",
		"<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>damvet: ", escClip(p.run.name(), 200), "</title>\n<style>", pageStyle, "</style>\n</head>\n<body>\n",
		"<a class=\"skip\" href=\"#findings\">Go to the findings</a>\n<main>\n")
}

// opening tells what the report is about and what came of it.
func (p *htmlPrinter) opening() {
	run := p.run
	p.put("<header class=\"top\">\n<h1><span>damvet:</span> ", escClip(run.name(), 200), "</h1>\n<p class=\"verdict ", map[bool]string{true: "good", false: "critical"}[run.Status() == 0], "\">", esc(headline(run)), "</p>\n")
	open, _, _ := run.open()
	if groups := bySeverity(open); len(groups) > 0 {
		var parts []part
		p.put("<ul class=\"tiles\">\n")
		for _, g := range groups {
			fmt.Fprintf(p, "<li class=\"%s\"><b class=\"%s\">%s</b> <span>%s</span></li>\n", g.severity, g.severity, group(int64(g.n)), g.severity)
			parts = append(parts, part{g.severity.String(), g.severity.String(), g.n})
		}
		p.put("</ul>\n")
		p.bar("findings by severity", parts)
	}
	p.scope()
	p.put("<nav aria-label=\"sections\"><a href=\"#guidelines\">guidelines</a> <a href=\"#findings\">findings</a>")
	if byCredential, byAccount := credentials(run); len(byCredential)+len(byAccount) > 0 {
		p.put(" <a href=\"#credentials\">credentials and accounts</a>")
	}
	if len(run.Suppressed) > 0 {
		p.put(" <a href=\"#accepted\">accepted</a>")
	}
	p.put(" <a href=\"#coverage\">coverage</a></nav>\n</header>\n")
}

// scope tells what the report is about, by what it was made, and what was not
// seen.
func (p *htmlPrinter) scope() {
	p.put("<section class=\"scope\" aria-labelledby=\"h-scope\">\n<h2 id=\"h-scope\">Scope</h2>\n<dl>\n")
	last := ""
	for _, item := range scope(p.run) {
		if item[0] == last {
			p.put("<dd>", escClip(item[1], maxLine), "</dd>\n")
			continue
		}
		p.term(item[0], item[1])
		last = item[0]
	}
	p.put("</dl>\n</section>\n")
}

// part is one of the parts of a bar: its class, what it is, and how much.
type part struct {
	class, title string
	n            int
}

// bar draws what a whole is made of.
func (p *htmlPrinter) bar(title string, parts []part) {
	all := 0
	var spoken []string
	for _, part := range parts {
		all += part.n
		spoken = append(spoken, fmt.Sprintf("%d %s", part.n, part.title))
	}
	fmt.Fprintf(p, "<svg class=\"bar\" role=\"img\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-label=\"%s\">", esc(title+": "+strings.Join(spoken, ", ")))
	n := 0
	for _, part := range parts {
		if part.n == 0 {
			continue
		}
		x := 1000 * n / all
		n += part.n
		width := 1000*n/all - x
		if n < all {
			width = max(width-3, 2) // a gap before the next
		}
		fmt.Fprintf(p, "<rect class=\"%s\" x=\"%d\" y=\"0\" width=\"%d\" height=\"10\"/>", part.class, x, width)
	}
	p.put("</svg>\n")
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
	{notMet, "faint", "not applicable here"},
}

// signedOff heads how much of what needs a person was looked at by one.
const signedOff = "signed off by a person"

// overview is a table of the platforms, by standing.
func (p *htmlPrinter) overview() {
	if len(p.run.Guidelines) == 0 {
		return
	}
	p.put("<table class=\"overview stack\"><caption>Guidelines by vendor</caption>\n<thead><tr><th scope=\"col\">vendor</th><th scope=\"col\" class=\"share\">share</th>")
	for _, s := range standings {
		p.put("<th scope=\"col\">", s.title, "</th>")
	}
	p.put("<th scope=\"col\">", signedOff, "</th></tr></thead>\n<tbody>\n")
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
		p.put("<tr><th scope=\"row\"><a href=\"#p-", esc(platform.ID), "\">", esc(platform.Title), "</a></th><td class=\"share\">")
		var parts []part
		for _, s := range standings {
			parts = append(parts, part{s.class, s.title, counts[s.s]})
		}
		p.bar(platform.Title, parts)
		p.put("</td>")
		for _, s := range standings {
			fmt.Fprintf(p, "<td data-head=\"%s\"><b class=\"%s\">%d</b></td>", s.title, s.class, counts[s.s])
		}
		fmt.Fprintf(p, "<td data-head=\"%s\">%d of %d</td></tr>\n", signedOff, signed, asked)
	}
	p.put("</tbody></table>\n<p class=\"faint note\">A person signs off what a tool cannot see whole, of broken guidelines too.</p>\n")
}

// personal heads what a person has to look at.
const personal = "not visible here: for a person"

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
		p.put("<table class=\"guidelines stack\"><caption>", esc(platform.Title), ": ", s.title, "</caption>\n<thead><tr><th scope=\"col\">guideline</th><th scope=\"col\">status</th><th scope=\"col\">", personal, "</th></tr></thead>\n<tbody>\n")
		for _, g := range by[s.s] {
			p.put("<tr><td>", p.link(g.Guideline.ID, g.Guideline.URL()), "<br>", esc(g.Guideline.Text), " <span class=\"faint\">(", esc(documentTitle(g.Guideline)), ", “", esc(g.Guideline.Section), "”)</span></td><td>", esc(g.String()))
			p.breaches(g)
			p.put("</td><td data-head=\"", personal, "\">", esc(g.Guideline.Person))
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
	p.put("<button type=\"reset\">show all</button> <button type=\"button\" id=\"open\">open all</button> <button type=\"button\" id=\"close\">close all</button>\n",
		"<output id=\"shown\" role=\"status\" aria-live=\"polite\">", strconv.Itoa(len(p.run.Findings)), " findings</output>\n",
		"<span class=\"faint keys\">keys: / searches, j and k go on and back, Enter opens, Escape clears</span>\n</form>\n")
}

// rule prints a rule and its findings of one severity.
func (p *htmlPrinter) rule(g *ruleGroup, id string) {
	r := g.rule
	p.put("<section class=\"rule\" id=\"", id, "\" data-text=\"", esc(strings.Join(append([]string{r.ID, r.Description, string(r.Class)}, r.Guidelines...), " ")), "\">\n<h4>", esc(r.Description), " <code>", esc(r.ID), "</code></h4>\n")
	if first, ok := p.told[r]; ok {
		p.put("<p class=\"faint\"><a href=\"#", first, "\">Why, and how to mend it</a></p>\n")
	} else {
		p.told[r] = id
		p.put("<details class=\"about\"><summary>Why, and how to mend it</summary>\n<p>", esc(r.Why), "</p>\n<p>", calls(esc(r.Fix)), "</p>\n<dl>\n")
		p.cited(r.Guidelines)
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

// cited prints guidelines as terms of a list.
func (p *htmlPrinter) cited(ids []string) {
	for _, id := range ids {
		if g := p.guideline(id); g != nil {
			p.put("<dt>guideline</dt><dd>", p.link(g.ID, g.URL()), ": ", esc(g.Text), "</dd>\n")
		}
	}
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
	p.put("<summary><span class=\"badge ", f.Severity.String(), "\">", f.Severity.String(), "</span> <code>", escClip(position(place(f), f.Span.Line, f.Span.Column), 400), "</code>")
	if m := message(f); m != f.Rule.Description {
		p.put(" ", escClip(m, maxMessage))
	}
	said := remarks(f)
	if !atHead(f) {
		said = append([]string{notAtHead}, said...)
	}
	if len(said) > 0 {
		p.put(" <span class=\"faint\">", esc(strings.Join(said, " · ")), "</span>")
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
		p.put("<div class=\"todo\">\n<h5>What to do now</h5>\n<ol>\n")
		for _, s := range Remedy(f) {
			p.put("<li>", calls(escClip(s, maxLine)), "</li>\n")
		}
		p.put("</ol>\n</div>\n")
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
		p.put("<dt>", html.EscapeString(words(clip(fact.Name, 60))), "</dt><dd>", esc(factValue(fact)), "</dd>\n")
	}
	if h := historyText(f); h != "" {
		p.put("<dt>history</dt><dd>", html.EscapeString(h), "</dd>\n")
	}
	p.cited(f.Besides)
	if f.Confidence != rules.Certain {
		p.term("confidence", f.Confidence.String())
	}
	p.term("fingerprint", f.Fingerprint)
	p.put("</dl>\n")
}

// The rows of the time line of a credential, in pixels; across it goes by
// percent, so that letters keep their size however wide the page is.
const (
	lifeLane, lifeRow = 20, 20
	// beyond is how many percent are left for what has no end.
	beyond = 12
)

// lane is a bar of a time line, from one event to another, or to a time where
// there is none.
type lane struct {
	title, class, from, to string
	otherwise              time.Time
}

// life draws the time line of a credential: how long it is valid, how long it
// has stood in the repository, and what happened when. What is ahead is paler.
func (p *htmlPrinter) life(f *finding.Finding) {
	events := life(f, p.run.Now)
	if len(events) < 2 {
		return
	}
	endless := f.Fact("expires") == "never" && f.Fact("issued") != ""
	first, last, room := events[0].at, events[len(events)-1].at, 100.0
	if endless {
		room -= beyond
	}
	x := func(at time.Time) float64 {
		all := last.Unix() - first.Unix()
		if all <= 0 {
			return 0
		}
		return float64(at.Unix()-first.Unix()) / float64(all) * room
	}
	var spoken []string
	when := map[string]time.Time{}
	for _, e := range events {
		spoken = append(spoken, e.what+" "+e.at.UTC().Format(time.DateOnly))
		when[e.what] = e.at
	}
	lanes := []lane{{"valid", "valid", "issued", "expires", last}, {"in the files", "there", "introduced", "removed", when["now"]}}
	lanes = slices.DeleteFunc(lanes, func(l lane) bool {
		_, known := when[l.from]
		_, ended := when[l.to]
		// One that was taken out nobody knows when is not known to be there.
		return !known || l.class == "there" && !ended && f.History.RemovedIn != ""
	})
	told := spoken
	if endless {
		told = append(told, "expires never")
	}
	p.put("<h5>Time line</h5>\n<div class=\"life\" role=\"img\" aria-label=\"", esc("time line: "+strings.Join(told, ", ")), "\"><p>")
	for _, l := range lanes {
		p.put("<span>", l.title, "</span>")
	}
	top := lifeLane*len(lanes) + 16
	fmt.Fprintf(p, "</p><svg width=\"100%%\" height=\"%d\">\n", top+lifeRow*len(told)-10)
	for i, l := range lanes {
		y := 4 + lifeLane*i
		bar := func(class string, from, to float64) {
			fmt.Fprintf(p, "<rect class=\"%s\" x=\"%.2f%%\" y=\"%d\" width=\"%.2f%%\" height=\"12\"/>", class, from, y, max(to-from, .4))
		}
		bar("lane", 0, 100)
		end, ended := when[l.to]
		if !ended {
			end = l.otherwise
		}
		begin, now, until := x(when[l.from]), x(when["now"]), x(end)
		if l.class == "valid" && endless {
			until = 100
		}
		if until >= begin && until > now {
			bar(l.class+" ahead", max(begin, now), until)
		}
		if until >= begin && begin <= now {
			bar(l.class, begin, min(until, now))
		}
		p.put("\n")
	}
	for i, e := range events {
		class := ""
		if e.what == "now" {
			class = " class=\"now\""
		}
		fmt.Fprintf(p, "<line%s x1=\"%.2f%%\" y1=\"0\" x2=\"%.2f%%\" y2=\"%d\"/>", class, x(e.at), x(e.at), top+1+lifeRow*i)
	}
	for i, what := range told {
		at := 100.0
		if i < len(events) {
			at = x(events[i].at)
		}
		side := ""
		if at > 50 {
			side = " class=\"before\""
		}
		fmt.Fprintf(p, "<text%s x=\"%.2f%%\" y=\"%d\">%s</text>", side, at, top+lifeRow*i, esc(what))
	}
	p.put("</svg></div>\n")
}

// matrix is a table of what is granted, by class, against what is needed.
func (p *htmlPrinter) matrix(f *finding.Finding) {
	m := permissions(p.run, f)
	if m == nil {
		return
	}
	p.put("<table class=\"matrix stack\"><caption>Permissions by class</caption>\n<thead><tr><th scope=\"col\">class</th>")
	for _, c := range m.columns() {
		p.put("<th scope=\"col\">", c.head, "</th>")
	}
	p.put("</tr></thead>\n<tbody>\n")
	for _, r := range m.rows {
		p.put("<tr><th scope=\"row\">", esc(r.class), "</th>")
		for _, c := range m.columns() {
			p.put("<td data-head=\"", c.head, "\">", p.grants(r, c), "</td>")
		}
		p.put("</tr>\n")
	}
	p.put("</tbody></table>\n<p class=\"faint\">", esc(m.note), map[bool]string{true: " <code class=\"offends\">!</code> marks what the finding objects to."}[m.objects], "</p>\n")
}

func (p *htmlPrinter) grants(r matrixRow, c column) string {
	if c.of == nil {
		return "<span class=\"faint\">not known</span>"
	}
	var names []string
	for _, g := range c.of(r) {
		if g.offends {
			names = append(names, "<code class=\"offends\">"+esc(g.name)+" !</code>")
		} else {
			names = append(names, "<code>"+esc(g.name)+"</code>")
		}
	}
	return cmp.Or(strings.Join(names, " "), "<span class=\"faint\">–</span>")
}

func (p *htmlPrinter) credentials() {
	byCredential, byAccount := credentials(p.run)
	if len(byCredential)+len(byAccount) == 0 {
		return
	}
	p.put("<section id=\"credentials\" aria-labelledby=\"h-credentials\">\n<h2 id=\"h-credentials\">By credential and account</h2>\n")
	p.groups("Credentials", byCredential)
	p.groups("Accounts, wherever they are named", byAccount)
	p.put("</section>\n")
}

func (p *htmlPrinter) groups(title string, groups []*held) {
	if len(groups) == 0 {
		return
	}
	const most = 500
	p.put("<table class=\"groups stack\"><caption>", title, "</caption>\n<thead><tr><th scope=\"col\">what</th><th scope=\"col\">places</th></tr></thead>\n<tbody>\n")
	for _, h := range groups[:min(len(groups), most)] {
		p.put("<tr><td>", escClip(h.title(), 200), "</td><td>")
		for i, f := range h.findings {
			if i == 20 {
				fmt.Fprintf(p, "and %s<br>", plural(len(h.findings)-i, "more finding"))
				break
			}
			p.put("<a href=\"#", p.anchors[f], "\">", escClip(where(f), 300), "</a> <span class=\"faint\">", esc(f.Rule.ID), "</span><br>")
		}
		p.alsoAt(h)
		p.put("</td></tr>\n")
	}
	p.put("</tbody></table>\n")
	if n := len(groups) - most; n > 0 {
		fmt.Fprintf(p, "<p>and %s more.</p>\n", group(int64(n)))
	}
}

// alsoAt names the places of an account where there is no finding of it.
func (p *htmlPrinter) alsoAt(h *held) {
	for i, at := range h.also {
		if i == maxNamedAt {
			break
		}
		p.put("<span class=\"faint\">named at</span> ", escClip(accountPlace(at), 300), "<br>")
	}
	if n := max(len(h.also)-maxNamedAt, 0) + h.more; n > 0 {
		fmt.Fprintf(p, "<span class=\"faint\">and named at %s</span><br>", plural(n, "more place"))
	}
	if note := h.note(); note != "" {
		p.put("<span class=\"faint\">", escClip(note, 300), "</span>")
	}
}

func (p *htmlPrinter) accepted() {
	if len(p.run.Suppressed) == 0 {
		return
	}
	const most = 2000
	p.put("<section id=\"accepted\" aria-labelledby=\"h-accepted\">\n<h2 id=\"h-accepted\">Accepted findings</h2>\n<table class=\"stack\">\n<thead><tr><th scope=\"col\">finding</th><th scope=\"col\">accepted by</th><th scope=\"col\">reason</th><th scope=\"col\">owner, until</th></tr></thead>\n<tbody>\n")
	for _, s := range p.run.Suppressed[:min(len(p.run.Suppressed), most)] {
		p.put("<tr><td><code>", esc(s.Finding.Rule.ID), "</code><br>", escClip(where(s.Finding), 300), "</td><td data-head=\"accepted by\">", esc(s.By), "</td><td data-head=\"reason\">", escClip(s.Reason, maxMessage), "</td><td data-head=\"owner, until\">", escClip(strings.Trim(s.Owner+", "+s.Expires, ", "), 300), "</td></tr>\n")
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
