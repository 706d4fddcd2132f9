package report

// The rules of the text report:
//
//   - It is read from the top by a person who wants to know what to do first:
//     the worst finding stands first. What no longer is so, and what stands only
//     in objects that nothing refers to, has a section of its own further down.
//   - A finding is a frame: what (severity, rule, message), where (the arrow),
//     the place itself with a mark under it, then labelled lines. The labels are
//     always in the same order: guideline, facts, history, also at, steps, why,
//     fix, see, confidence, basis.
//   - Nothing is explained twice. The first frame of a rule tells the guideline,
//     why it matters and how to mend it; the next ones name only the guideline
//     and tell what differs. Of several guidelines the first is told in full.
//     One credential at many places is one frame. From the eleventh frame of a
//     rule on, the rest of its findings stand below, one line each: less is said
//     of them, but none is left out.
//   - Messages and labels are lower case, without a full stop at the end of a
//     message. Why and fix are sentences.
//   - A certain finding does not say how sure it is; the others do. What rests
//     on damvet's own threshold says so in every frame.
//   - A guideline is never said to be kept. It was looked at in so many places
//     and not seen broken there, and what a tool cannot see is for a person.
//   - Colour tells severity and nothing else: red for high and critical, yellow
//     for medium, cyan below. What frames the text is faint. Without colour
//     nothing is lost.
//   - A rule or guideline id is a hyperlink where the terminal can follow one;
//     elsewhere the address is printed, once.
//   - What comes from scanned content is shown as visible.go says.

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

const (
	defaultWidth = 100
	tabWidth     = 4

	// What is shown of one finding, and of one rule, before the rest is counted
	// or told in a line.
	maxMessage = 400
	maxLine    = 2000
	maxFact    = 300
	maxAlso    = 5
	maxSteps   = 20
	maxFrames  = 10
)

// Colours, as SGR parameters.
const (
	bold  = "1"
	faint = "2"
)

func color(s rules.Severity) string {
	switch {
	case s >= rules.High:
		return "1;31"
	case s == rules.Medium:
		return "1;33"
	}
	return "1;36"
}

type textPrinter struct {
	*bufio.Writer
	run   *Run
	o     Options
	width int
	// frames counts the frames of each rule so far.
	frames map[*rules.Rule]int
	// classes are those of which a frame was printed.
	classes map[rules.Class]bool
	// quoted are the guidelines that were told in full.
	quoted map[string]bool
	// warned is set once it was said that a removed secret stays leaked.
	warned bool
}

func newTextPrinter(w *bufio.Writer, run *Run, o Options) *textPrinter {
	return &textPrinter{
		Writer: w, run: run, o: o, width: max(cmp.Or(o.Width, defaultWidth), 40),
		frames: map[*rules.Rule]int{}, classes: map[rules.Class]bool{}, quoted: map[string]bool{},
	}
}

func writeText(w *bufio.Writer, run *Run, o Options) error {
	p := newTextPrinter(w, run, o)
	var now, lost, past []*finding.Finding
	for _, f := range run.Findings {
		switch {
		case f.Past:
			past = append(past, f)
		case unreachable(f) && !run.FailUnreachable:
			lost = append(lost, f)
		default:
			now = append(now, f)
		}
	}
	p.section("", now)
	p.section("only in objects that no ref, reflog or stash leads to:", lost)
	p.section("no longer so at HEAD, and counted nowhere:", past)
	p.summary()
	p.guidelines()
	return nil
}

// section prints findings under a heading, if there are any.
func (p *textPrinter) section(heading string, all []*finding.Finding) {
	if len(all) == 0 {
		return
	}
	if heading != "" {
		p.put(p.paint(bold, heading), "\n\n")
	}
	// What belongs to one frame: the findings of one credential.
	type credential struct {
		rule        *rules.Rule
		fingerprint string
	}
	members := map[credential][]*finding.Finding{}
	key := func(f *finding.Finding) (credential, bool) {
		return credential{f.Rule, f.Fingerprint}, f.SecretSHA256 != "" && f.Fingerprint != ""
	}
	for _, f := range all {
		if k, ok := key(f); ok {
			members[k] = append(members[k], f)
		}
	}
	var brief []*finding.Finding
	var moreRules []*rules.Rule
	more := map[*rules.Rule][]*finding.Finding{}
	for _, f := range all {
		same := []*finding.Finding{f}
		if k, ok := key(f); ok {
			same = members[k]
			members[k] = nil
			if same == nil {
				continue
			}
		}
		if p.o.Brief && p.classes[f.Rule.Class] {
			brief = append(brief, same...)
			continue
		}
		p.classes[f.Rule.Class] = true
		if p.frames[f.Rule] >= maxFrames {
			if more[f.Rule] == nil {
				moreRules = append(moreRules, f.Rule)
			}
			more[f.Rule] = append(more[f.Rule], same...)
			continue
		}
		p.frame(f, same[1:])
		p.frames[f.Rule]++
	}
	if len(brief) > 0 {
		p.put(p.paint(bold, fmt.Sprintf("%d more, one line each:", len(brief))), "\n")
		for _, f := range brief {
			p.put("  ", conciseLine(f), "\n")
		}
		p.put("\n")
	}
	for _, r := range moreRules {
		p.put(p.paint(bold, fmt.Sprintf("%d more of %s:", len(more[r]), visible(r.ID))), "\n")
		for _, f := range more[r] {
			p.put("  ", conciseLine(f), "\n")
		}
		p.put("\n")
	}
}

// frame prints a finding; also are the other places of the same credential.
func (p *textPrinter) frame(f *finding.Finding, also []*finding.Finding) {
	first := p.frames[f.Rule] == 0
	address := safeURL(link(p.run.Catalogue, f.Rule))
	p.put(p.paint(color(f.Severity), f.Severity.String()),
		"[", p.linked(visible(f.Rule.ID), address), "]: ", p.paint(bold, clip(message(f), maxMessage)), "\n")

	gutter := 1
	for _, l := range f.Excerpt.Lines {
		gutter = max(gutter, len(strconv.Itoa(l.Number)))
	}
	margin := strings.Repeat(" ", gutter)
	p.put(margin, p.paint(faint, "-->"), " ", where(f), "\n")
	p.excerpt(f, margin)

	told := p.guidelineLines(f, margin, first)
	if facts := factsText(f); facts != "" {
		p.label(margin, "facts", facts)
	}
	if h := p.historyText(f); h != "" {
		p.label(margin, "history", h)
	}
	p.also(margin, f, also)
	p.steps(margin, f)
	if first {
		p.label(margin, "why", visible(f.Rule.Why))
		p.label(margin, "fix", visible(f.Rule.Fix))
		if address != "" && !p.o.Links && !told[address] {
			p.label(margin, "see", address)
		}
	}
	if f.Confidence != rules.Certain {
		p.label(margin, "confidence", p.confidenceText(f))
	}
	if f.Rule.Basis == rules.Policy {
		p.label(margin, "basis", "policy: the threshold is damvet's own, not the vendor's")
	}
	p.put("\n")
}

// where is the place that the arrow points at.
func where(f *finding.Finding) string {
	s := position(place(f), f.Span.Line, f.Span.Column)
	if !atHead(f) {
		s += " (" + notAtHead + ")"
	}
	return s
}

const notAtHead = "in the history, not at HEAD"

func atHead(f *finding.Finding) bool { return f.History == nil || f.History.AtHead }

// position joins path, line and column; a line of 0 means the whole file.
func position(path string, line, column int) string {
	s := visible(path)
	if line > 0 {
		s += ":" + strconv.Itoa(line)
		if column > 0 {
			s += ":" + strconv.Itoa(column)
		}
	}
	return s
}

// excerpt prints the place with a mark under it, or beside it where it takes
// several lines.
func (p *textPrinter) excerpt(f *finding.Finding, margin string) {
	lines := f.Excerpt.Lines
	if len(lines) == 0 {
		return
	}
	bar := p.paint(faint, "|")
	p.put(margin, " ", bar, "\n")
	several := len(lines) > 1 && f.Span.EndLine > f.Span.Line
	for _, l := range lines {
		number := fmt.Sprintf("%*d", len(margin), l.Number)
		room := 0
		if p.o.Width > 0 {
			room = max(p.width-len(margin)-3, 20)
			if several {
				room -= 2
			}
		}
		d := draw(l, room)
		p.put(p.paint(faint, number), " ", bar)
		if several {
			side := "|"
			switch {
			case l.Number == f.Span.Line:
				side = "/"
			case l.Number == f.Span.EndLine:
				side = `\`
			case l.Number < f.Span.Line || l.Number > f.Span.EndLine:
				side = " "
			}
			p.put(" ", p.paint(color(f.Severity), side))
		}
		if d.text != "" {
			p.put(" ", d.text)
		}
		p.put("\n")
		if !several && l.Number == f.Span.Line {
			p.put(margin, " ", bar, " ", strings.Repeat(" ", d.from),
				p.paint(color(f.Severity), strings.Repeat("^", max(1, d.to-d.from))), "\n")
		}
	}
	if rest := f.Span.EndLine - lines[len(lines)-1].Number; several && rest > 0 {
		p.put(margin, " ", bar, " ", p.paint(color(f.Severity), "|"), " … and ", plural(rest, "more line"), "\n")
	}
	p.put(margin, " ", bar, "\n")
}

// drawn is a line as it is shown, with its mark in columns.
type drawn struct {
	text     string
	from, to int
}

// draw shows a line in at most room columns around its mark; 0 means all of it.
func draw(l finding.Line, room int) drawn {
	var all []glyph
	starts := []int{0} // the column of each glyph, and the end
	glyphs(l.Text, func(g glyph) bool {
		at := starts[len(starts)-1]
		if g.text == `\t` {
			g.width = tabWidth - at%tabWidth
			g.text = strings.Repeat(" ", g.width)
		}
		all = append(all, g)
		starts = append(starts, at+g.width)
		return true
	})
	from := min(max(l.From, 0), len(all))
	to := min(max(l.To, from), len(all))
	lo, hi := 0, len(all)
	left, right := "", ""
	if room > 0 && starts[hi] > room {
		room -= 2
		for starts[from]-starts[lo] > room/3 {
			lo++
		}
		for lo > 0 && starts[hi]-starts[lo-1] <= room {
			lo--
		}
		for hi > lo && starts[hi]-starts[lo] > room {
			hi--
		}
		if lo > 0 {
			left = "…"
		}
		if hi < len(all) {
			right = "…"
		}
	}
	var b strings.Builder
	b.WriteString(left)
	for _, g := range all[lo:hi] {
		b.WriteString(g.text)
	}
	b.WriteString(right)
	shift := len([]rune(left)) - starts[lo]
	return drawn{
		text: strings.TrimRight(b.String(), " "),
		from: starts[min(max(from, lo), hi)] + shift,
		to:   starts[min(max(to, lo), hi)] + shift,
	}
}

// guidelineLines prints the guidelines that a finding breaks, the first of them
// in full, and returns the addresses that it printed.
func (p *textPrinter) guidelineLines(f *finding.Finding, margin string, first bool) map[string]bool {
	told := map[string]bool{}
	all := f.Guidelines()
	if len(all) == 0 {
		return told
	}
	if !first {
		p.label(margin, "guideline", visible(strings.Join(all, ", ")))
		return told
	}
	var more []string
	for i, id := range all {
		if i > 0 {
			more = append(more, id)
			continue
		}
		var g *rules.Guideline
		if p.run.Catalogue != nil {
			g = p.run.Catalogue.Guideline(id)
		}
		if g == nil {
			p.label(margin, "guideline", visible(id))
			continue
		}
		text := id + ": " + g.Text
		address := safeURL(g.URL())
		if !p.quoted[id] {
			p.quoted[id] = true
			text += fmt.Sprintf(" (%s, “%s”)", documentTitle(g), g.Section)
		} else if !p.o.Links {
			address = ""
		}
		lines := fill(visible(text), p.room(margin, "guideline"))
		if rest, ok := strings.CutPrefix(lines[0], id); ok && p.o.Links {
			lines[0] = p.linked(id, address) + rest
		} else if address != "" {
			lines = append(lines, address)
			told[address] = true
		}
		p.labelled(margin, "guideline", lines)
	}
	if len(more) > 0 {
		p.label(margin, "also", visible(strings.Join(more, ", ")))
	}
	return told
}

func documentTitle(g *rules.Guideline) string {
	if d := g.Platform.Documents[g.Document]; d != nil {
		return d.Title
	}
	return g.Document
}

func factsText(f *finding.Finding) string {
	var parts []string
	for _, fact := range f.Facts {
		parts = append(parts, words(clip(fact.Name, 60))+": "+factValue(fact))
	}
	return strings.Join(parts, "; ")
}

// factValue is what a fact says; of a long list no name is cut.
func factValue(fact finding.Fact) string {
	if len(fact.Value) > maxFact {
		if i := strings.LastIndex(fact.Value[:maxFact], ", "); i > 0 {
			return visible(fact.Value[:i]) + ", …"
		}
	}
	return clip(fact.Value, maxFact)
}

// words turns lifetimeDays into "lifetime days" and templateID into "template
// ID".
func words(name string) string {
	upper := func(i int) bool { return i < len(name) && name[i] >= 'A' && name[i] <= 'Z' }
	var b strings.Builder
	for i, r := range name {
		if i > 0 && upper(i) && name[i-1] >= 'a' && name[i-1] <= 'z' {
			b.WriteByte(' ')
			if i+1 < len(name) && !upper(i+1) {
				r += 'a' - 'A'
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// historyText tells of the history of a finding, and once what it means.
func (p *textPrinter) historyText(f *finding.Finding) string {
	s := historyText(f)
	if h := f.History; h != nil && !h.AtHead && !f.Past && f.Leaks() && !p.warned {
		p.warned = true
		s += ". Taking a secret out of the newest version does not call it back: every clone still has it"
	}
	return s
}

// historyText tells who brought a finding when, and what became of it; nothing
// of one that was found in files alone.
func historyText(f *finding.Finding) string {
	h := f.History
	if h == nil {
		return ""
	}
	s := "on no commit"
	if h.Commit != "" {
		s = "introduced in " + short(h.Commit)
		if h.Author != "" {
			s += " by " + clip(h.Author, 100)
		}
		if !h.Date.IsZero() {
			s += " on " + h.Date.Format("2006-01-02")
		}
	}
	if n := len(h.AlsoIn); n > 0 {
		shown := make([]string, 0, 3)
		for _, c := range h.AlsoIn[:min(n, 3)] {
			shown = append(shown, short(c))
		}
		s += "; on parallel branches also in " + strings.Join(shown, ", ")
		if n > len(shown) {
			s += fmt.Sprintf(" and %d more", n-len(shown))
		}
	}
	switch {
	case h.AtHead:
		s += "; still at HEAD"
	case h.RemovedIn != "":
		s += "; removed in " + short(h.RemovedIn)
	default:
		s += "; not at HEAD"
	}
	if n := len(h.Branches); n > 1 || n > 0 && !h.AtHead {
		s += "; on " + branches(h)
	}
	if !h.Reachable {
		s += "; on no ref, reflog or stash"
	}
	if h.Objects > 1 {
		s += fmt.Sprintf("; in %d objects", h.Objects)
	}
	return s
}

// branches lists the branches that have a finding at their newest commit, or
// the first of very many.
func branches(h *finding.History) string {
	const most = 3
	shown := make([]string, 0, most)
	for _, b := range h.Branches[:min(len(h.Branches), most)] {
		shown = append(shown, clip(b, 60))
	}
	s := "the branches "
	if len(h.Branches) == 1 {
		s = "the branch "
	}
	s += strings.Join(shown, ", ")
	if more := len(h.Branches) - len(shown); more > 0 {
		s += fmt.Sprintf(" and %d more", more)
	}
	return s
}

func short(hash string) string { return visible(hash[:min(len(hash), 12)]) }

// also lists the other places of the same credential.
func (p *textPrinter) also(margin string, f *finding.Finding, also []*finding.Finding) {
	if len(also) == 0 {
		return
	}
	var lines []string
	for _, o := range also[:min(len(also), maxAlso)] {
		line := where(o)
		if o.Severity != f.Severity {
			line += " (" + o.Severity.String() + ")"
		}
		lines = append(lines, unled(line))
	}
	if n := len(also) - len(lines); n > 0 {
		lines = append(lines, fmt.Sprintf("and %s; --format concise lists all", plural(n, "more place")))
	}
	p.labelled(margin, "also at", lines)
}

func (p *textPrinter) steps(margin string, f *finding.Finding) {
	if len(f.Steps) == 0 {
		return
	}
	var lines []string
	for i, s := range f.Steps {
		if i == maxSteps {
			lines = append(lines, fmt.Sprintf("and %d more", len(f.Steps)-i))
			break
		}
		text := fmt.Sprintf("%d. %s: %s", i+1, position(s.Path, s.Line, s.Column), clip(s.Message, maxFact))
		for j, line := range fill(text, p.room(margin, "steps")-3) {
			if j > 0 {
				line = "   " + line
			}
			lines = append(lines, line)
		}
	}
	p.labelled(margin, "steps", lines)
}

func (p *textPrinter) confidenceText(f *finding.Finding) string {
	s := f.Confidence.String()
	if p.frames[f.Rule] == 0 {
		switch f.Confidence {
		case rules.Firm:
			s += ", a known shape in its context"
		case rules.Tentative:
			s += ", a guess from the context"
		}
	}
	if f.Confidence < p.run.MinConfidence && f.Severity >= p.run.FailOn {
		s += "; does not fail the run"
	}
	return s
}

// summary says how many findings there are of what kind, and what follows.
func (p *textPrinter) summary() {
	run := p.run
	bySeverity := map[rules.Severity]int{}
	open, lost, past := run.open()
	unsure, minor := 0, 0
	for _, f := range open {
		switch {
		case f.Severity < run.FailOn:
			minor++
		case f.Confidence < run.MinConfidence:
			unsure++
		}
		bySeverity[f.Severity]++
	}
	total := len(open)
	line := "no findings"
	if total > 0 {
		var counts []string
		for s := rules.Critical; s >= rules.Info; s-- {
			if n := bySeverity[s]; n > 0 {
				counts = append(counts, p.paint(color(s), fmt.Sprintf("%d %s", n, s)))
			}
		}
		line = p.paint(bold, plural(total, "finding")) + ": " + strings.Join(counts, ", ")
	}
	p.put(line, "\n")
	if total > 0 {
		var not []string
		add := func(n int, what string) {
			if n > 0 {
				not = append(not, fmt.Sprintf("%d %s", n, what))
			}
		}
		add(minor, "below "+run.FailOn.String())
		add(unsure, "less sure than "+run.MinConfidence.String())
		s := fmt.Sprintf("%d count toward failure", run.Failing())
		if run.Failing() == 1 {
			s = "1 counts toward failure"
		}
		if len(not) > 0 {
			s += "; not counted: " + strings.Join(not, ", ")
		}
		p.put(s, "\n")
	}
	var apart []string
	if lost > 0 {
		apart = append(apart, fmt.Sprintf("%d only in unreachable objects", lost))
	}
	if past > 0 {
		apart = append(apart, fmt.Sprintf("%d no longer so", past))
	}
	if n := len(run.Suppressed); n > 0 {
		apart = append(apart, fmt.Sprintf("%d suppressed (%s)", n, SuppressedBy(run.Suppressed)))
	}
	if len(apart) > 0 {
		p.put("apart from these: ", strings.Join(apart, ", "), "\n")
	}
	for _, line := range run.Changes {
		p.filled("configuration: ", line)
	}
	for _, line := range run.Notices {
		p.filled("out of date: ", line)
	}
	if run.Status() == 2 {
		p.put(p.paint(bold, "incomplete: not everything could be looked at, see standard error"), "\n")
	}
}

// filled prints a line behind a label, broken where it is too long.
func (p *textPrinter) filled(label, text string) {
	for i, l := range fill(clip(text, maxLine), p.width-len(label)) {
		if i > 0 {
			label = strings.Repeat(" ", len(label))
		}
		p.put(label, l, "\n")
	}
}

// SuppressedBy counts suppressed findings by what suppressed them.
func SuppressedBy(all []Suppressed) string {
	counts := map[string]int64{}
	for _, s := range all {
		counts[s.By]++
	}
	return visible(tally(counts))
}

// guidelines tells of each platform which guidelines are broken, which were
// looked at and not seen broken, and what is for a person.
func (p *textPrinter) guidelines() {
	for i := 0; i < len(p.run.Guidelines); {
		platform := p.run.Guidelines[i].Guideline.Platform
		j := i
		for j < len(p.run.Guidelines) && p.run.Guidelines[j].Guideline.Platform == platform {
			j++
		}
		p.platform(platform, p.run.Guidelines[i:j])
		i = j
	}
}

func (p *textPrinter) platform(platform *rules.Platform, all []GuidelineStatus) {
	var by [forPerson + 1][]*GuidelineStatus
	longest := 0
	for i := range all {
		g := &all[i]
		by[g.standing()] = append(by[g.standing()], g)
		if g.standing() <= unbroken || p.o.Guidelines {
			longest = max(longest, columns(visible(g.Guideline.ID)))
		}
	}
	indent := longest + 4
	p.put("\n", p.paint(bold, "guidelines of "+visible(platform.Title)), ": ")
	var counts []string
	for _, c := range []struct {
		s    standing
		text string
	}{
		{broken, "%d broken"},
		{unbroken, "%d checked and not seen broken"},
		{notMet, "%d with nothing to look at"},
		{forPerson, "%d for a person"},
	} {
		if n := len(by[c.s]); n > 0 {
			counts = append(counts, fmt.Sprintf(c.text, n))
		}
	}
	p.put(strings.Join(counts, ", "), "\n")

	row := func(g *GuidelineStatus, text string, whole bool) {
		id := visible(g.Guideline.ID)
		lines := fill(visible(text), max(p.width-indent, 30))
		if !whole && len(lines) > 1 {
			// Cut before a word.
			lines = []string{fill(visible(text), max(p.width-indent, 30)-2)[0] + " …"}
		}
		p.put("  ", p.linked(id, safeURL(g.Guideline.URL())), strings.Repeat(" ", longest-columns(id)+2), lines[0], "\n")
		for _, l := range lines[1:] {
			p.put(strings.Repeat(" ", indent), l, "\n")
		}
	}
	slices.SortStableFunc(by[broken], func(a, b *GuidelineStatus) int { return cmp.Compare(len(b.Broken), len(a.Broken)) })
	for _, g := range by[broken] {
		row(g, g.String()+": "+g.Guideline.Text, p.o.Guidelines)
	}
	unseen := func(g *GuidelineStatus) string {
		if g.Guideline.Person == "" {
			return g.String()
		}
		return g.String() + "; not visible: " + g.Guideline.Person + signed(g)
	}
	for _, g := range by[unbroken] {
		row(g, unseen(g), p.o.Guidelines)
	}
	if p.o.Guidelines {
		for _, g := range by[notMet] {
			row(g, unseen(g), true)
		}
		for _, g := range by[forPerson] {
			row(g, "for a person: "+g.Guideline.Person+signed(g), true)
		}
		return
	}
	if len(by[forPerson]) > 0 {
		var ids []string
		for _, g := range by[forPerson] {
			ids = append(ids, g.Guideline.ID)
		}
		const name = "  for a person: "
		for i, l := range fill(visible(strings.Join(ids, ", ")), max(p.width-len(name), 30)) {
			if i == 0 {
				p.put(name, l, "\n")
			} else {
				p.put(strings.Repeat(" ", len(name)), l, "\n")
			}
		}
	}
	if len(by[forPerson]) > 0 || len(by[notMet]) > 0 {
		p.put("  --guidelines adds the rest: what a person should check, and where\n")
	}
}

// signed tells who signed a guideline off.
func signed(g *GuidelineStatus) string {
	if g.Attested == nil {
		return ""
	}
	return "; " + g.Attested.String()
}

// room is how many columns the text behind a label has.
func (p *textPrinter) room(margin, name string) int {
	return max(p.width-len(margin)-len(" = : ")-len(name), 20)
}

// label prints a visible text behind a label, filled.
func (p *textPrinter) label(margin, name, text string) {
	if text != "" {
		p.labelled(margin, name, fill(text, p.room(margin, name)))
	}
}

// labelled prints lines behind a label.
func (p *textPrinter) labelled(margin, name string, lines []string) {
	for i, l := range lines {
		if i == 0 {
			p.put(margin, " ", p.paint(faint, "="), " ", name, ": ")
		} else {
			p.put(margin, strings.Repeat(" ", len(" = : ")+len(name)))
		}
		p.put(l, "\n")
	}
}

// put writes strings. The error stays with the writer until it is flushed.
func (p *textPrinter) put(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

func (p *textPrinter) paint(sgr, s string) string {
	if !p.o.Color || s == "" {
		return s
	}
	return "\x1b[" + sgr + "m" + s + "\x1b[0m"
}

func (p *textPrinter) linked(s, address string) string {
	if !p.o.Links || address == "" {
		return s
	}
	return "\x1b]8;;" + address + "\x1b\\" + s + "\x1b]8;;\x1b\\"
}

// safeURL returns an address that may stand in a hyperlink, or "".
func safeURL(s string) string {
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") || len(s) > 2000 {
		return ""
	}
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return ""
		}
	}
	return s
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return group(int64(n)) + " " + what + "s"
}
