package scan

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/damvet/damvet/internal/credential"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/internal/suppress"
	"github.com/damvet/damvet/rules"
)

// maxRecordText is how long a text may be, in bytes, for its records to be
// read. A longer one is counted as excluded.
const maxRecordText = 16 << 20

// unusedSuppression is the rule of a comment that suppresses nothing.
const unusedSuppression = "unused-suppression"

// Content holds one content against the catalogue. The path is where it
// stands, with forward slashes; it is what path conditions look at and where
// the findings are placed. The error is the reader's.
func (s *Scanner) Content(name string, r io.Reader) (*Result, error) { return s.content(name, r, nil) }

// content is Content with what the Go checks found, if they looked.
func (s *Scanner) content(name string, r io.Reader, v *vetted) (*Result, error) {
	return s.look(name, v, func(o match.ScanOptions, cov *finding.Coverage, visit func(*match.Text) error) error {
		return s.engine.Scan(r, o, cov, visit)
	})
}

// contentSized is content for one that is likely to have so many bytes.
func (s *Scanner) contentSized(name string, r io.Reader, size int64) (*Result, error) {
	return s.look(name, nil, func(o match.ScanOptions, cov *finding.Coverage, visit func(*match.Text) error) error {
		return s.engine.ScanSized(r, size, o, cov, visit)
	})
}

// contentBytes is Content for one that is in memory.
func (s *Scanner) contentBytes(name string, data []byte) (*Result, error) {
	return s.look(name, nil, func(o match.ScanOptions, cov *finding.Coverage, visit func(*match.Text) error) error {
		return s.engine.ScanBytes(data, o, cov, visit)
	})
}

// look judges the texts of a content, which scan goes over.
func (s *Scanner) look(name string, v *vetted, scan func(match.ScanOptions, *finding.Coverage, func(*match.Text) error) error) (*Result, error) {
	res := &Result{}
	modular := record.InModule(name)
	named := policy.NamedBy(name, s.cat.Platforms)
	err := scan(match.ScanOptions{All: v != nil || modular || named != nil}, &res.Coverage, func(t *match.Text) error {
		if v != nil || named != nil || t.Found() {
			s.text(name, t, v, res)
		}
		if modular && t.Name == "" && t.Whole {
			res.ofModule(record.File{Path: name, Data: t.Data}, len(t.Words) > 0 && !s.recordless)
		}
		return nil
	})
	if len(res.Coverage.Unreadable) > 0 {
		within(res.Coverage.Unreadable, s.Redact(name))
	}
	s.path(name, res)
	return res, err
}

// within places what could not be read inside a content.
func within(all []finding.Unreadable, name string) {
	for i, u := range all {
		all[i].Path = name
		if u.Path != "" {
			all[i].Path += "!" + u.Path
		}
	}
}

// Redact hides the secrets in a short text that is told beside findings: the
// path of a file, the author of a commit, a reason.
func (s *Scanner) Redact(text string) string {
	s.engine.ScanBytes([]byte(text), match.ScanOptions{Archives: -1}, &finding.Coverage{}, func(t *match.Text) error {
		for _, m := range t.Matches {
			if m.Rule.Secret != rules.SecretNone && len(m.Via) == 0 {
				text = strings.ReplaceAll(text, string(m.Secret), secretOf(m, "").Redact())
			}
		}
		return nil
	})
	return text
}

// maxShown is how many texts shown remembers.
const maxShown = 1 << 16

// shown is Redact for what is told again and again.
func (s *Scanner) shown(text string) string {
	s.mu.Lock()
	as, ok := s.redacted[text]
	s.mu.Unlock()
	if ok {
		return as
	}
	as = s.Redact(text)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.redacted) < maxShown {
		s.redacted[text] = as
	}
	return as
}

// newBuilder returns a builder for a text of a content, in which the secrets that
// were matched are hidden: what is not reported is hidden all the same.
func (s *Scanner) newBuilder(file string, t *match.Text, v *vetted) *builder {
	name := file
	if t.Name != "" {
		name += "!" + t.Name
	}
	start, end := record.OnServer(name, t.Data)
	b := &builder{Scanner: s, server: policy.Span{Start: start, End: end}, file: file, name: name, whole: t.Whole, vetted: v, text: finding.NewTextAt(name, t.Data, t.FirstLine, t.FirstColumn), looked: map[string]map[int]bool{}}
	for _, m := range t.Matches {
		b.hide(m)
	}
	return b
}

// hide keeps the secret of a match out of everything that is shown.
func (b *builder) hide(m *match.Match) {
	if m.Rule.Secret == rules.SecretNone {
		return
	}
	as := "…"
	if len(m.Via) == 0 {
		as = secretOf(m, b.name).Redact()
	}
	b.text.Hide(m.SecretStart, m.SecretEnd, as)
	b.text.HideValue(m.Secret)
}

// text judges one text of a content.
func (s *Scanner) text(file string, t *match.Text, v *vetted, res *Result) {
	b := s.newBuilder(file, t, v)
	if t.Dropped > 0 {
		res.Coverage.Fail("", fmt.Errorf("it holds more matches than are looked at in one text, at least %d more", t.Dropped))
	}
	for _, m := range t.Matches {
		if !s.config.Disabled(m.Rule.ID) && !s.engine.AllowedAt(m, b.pathAt(m.SecretStart)) && !b.onlySaid(m) {
			b.match(m)
		}
	}
	for _, w := range t.Words {
		res.speaksOf(w.Platform.ID)
	}
	for _, l := range t.Looked {
		b.look(&l.Rule.Rule, l.Offset)
	}
	named := policy.NamedBy(b.name, b.cat.Platforms)
	for _, p := range named {
		res.speaksOf(p.ID)
	}
	if len(t.Words) > 0 || named != nil {
		b.records(t, res)
	}
	if v != nil && t.Name == "" {
		b.goFindings(v, int(t.Offset))
	}
	b.finish(res)
	res.lasts.add(b.lasts)
}

// builder makes the findings of one text.
type builder struct {
	*Scanner
	file   string
	name   string
	server policy.Span // what no browser gets
	whole  bool
	vetted *vetted // nil if the Go checks did not look
	text   *finding.Text
	drafts []draft
	golang []draft
	looked map[string]map[int]bool
	// pending and tied are for the other texts of the repository to decide.
	pending []pendingDraft
	tied    tied
	named   register
	lasts
	// comments are those of the text, once they are asked for.
	comments []record.Spot
	asked    bool
}

// draft is a finding with the bytes that it is about.
type draft struct {
	Thing
	start, end int
	object     policy.Span // of what a check looked at
	weight     int
	// specificity is that of a rule about secrets of any kind.
	specificity int
	// away is how far its platform is, where one of several is meant.
	away   int
	secret finding.Secret
	about  []byte
	// general is true for what a rule about secrets of any kind found, accepted
	// the comment that accepts it.
	general  bool
	accepted string
	// depth is how many encodings hide what was found. What they are in may be
	// a secret itself.
	depth int
	// beside are the rules of what was found of the same in the same place.
	beside []*rules.Rule
}

// secretOf describes the secret of a match.
func secretOf(m *match.Match, name string) finding.Secret {
	s := finding.Secret{Kind: m.Rule.Secret, Value: m.Secret, Shown: m.Rule.Shown}
	if d := decoded(m); d != nil && d.Secret != nil {
		s.Value = d.Secret
	}
	if s.Kind == rules.SecretPassword {
		s.KeyPath = path.Base(name) + ":" + strings.ToLower(m.Key)
	}
	return s
}

func decoded(m *match.Match) *credential.Decoded {
	d, _ := m.Decoded.(*credential.Decoded)
	return d
}

// match drafts the finding of a text rule, and those of the checks that its
// decoded credential breaks.
func (b *builder) match(m *match.Match) {
	secret := secretOf(m, b.name)
	f := b.draft(&m.Rule.Rule, m.SecretStart, m.SecretEnd, secret, "text")
	weight := 2*len(m.Rule.Required) + len(m.Rule.Decoder)
	f.weight = weight
	if len(m.Via) > 0 {
		f.Facts = append(f.Facts, finding.Fact{Name: "encoded", Value: strings.Join(m.Via, " in ")})
	}
	for p := range m.Partners() {
		if tells := p.Rule.Tells; tells != "" && f.Fact(tells) == "" {
			f.Facts = append(f.Facts, finding.Fact{Name: tells, Value: string(p.Secret)})
		}
		if d := decoded(p); d != nil && !d.Issued.IsZero() && f.weight == weight {
			f.Facts = append(f.Facts, finding.Fact{Name: p.Rule.ID + " issued", Value: d.Issued.UTC().Format(time.RFC3339)})
			f.weight++
		}
	}
	d := decoded(m)
	if d != nil {
		if until := d.Until(b.now); !until.IsZero() {
			b.expires(until)
		}
		f.Facts = append(f.Facts, d.Facts...)
		b.lowerExpired(f, d.Expired)
		f.inside = insideOf(&m.Rule.Rule, d)
	}
	if m.Rule.General {
		f.specificity = m.Rule.Specificity
		f.depth, f.allowedIn = len(m.Via), m.AllowedIn(b.name)
		b.grade(f, m)
	}
	b.drafts = append(b.drafts, *f)
	if d == nil {
		return
	}
	broken, fleeting := b.judge().Credential(d)
	b.fleeting = b.fleeting || fleeting
	for _, broken := range broken {
		f := b.draft(&broken.Check.Rule, m.SecretStart, m.SecretEnd, secret, "text")
		f.Facts = append(f.Facts, broken.Facts...)
		f.inside = insideOf(&broken.Check.Rule, d)
		b.lowerExpired(f, d.Expired)
		b.drafts = append(b.drafts, *f)
	}
}

// lowerExpired lowers the severity of what is said of a credential that has
// expired by its own account.
func (b *builder) lowerExpired(f *draft, expired bool) {
	if expired {
		f.Severity = min(f.Severity, rules.Low)
	}
}

// records drafts the findings of the text's records.
func (b *builder) records(t *match.Text, res *Result) {
	if !t.Whole || len(t.Data) > maxRecordText {
		res.Coverage.Exclude("records of a text over 16 MiB", 1)
		return
	}
	texts := b.judge().Texts(b.name, t.Data)
	var docs []*record.Value
	format := record.Format(b.name, t.Data)
	beside := apart(format, t.Data)
	var aim policy.Aim
	short := len(t.Data) <= maxParted
	parted := short && parts(format, t.Data)
	described := b.judge().Describes(format, t.Data)
	wholly := format != "" && (beside || parted || format == "json" && !described && holdsBodies(t.Data))
	wanted := false
	if b.recordless {
		wholly = false
	} else if format != "" && !described {
		aim, wanted = b.judge().Wants(&texts, b.name, t.Data)
	}
	if wholly {
		aim.Sites = record.Sites{}
	}
	if !short && (wanted || wholly) {
		parted = parts(format, t.Data)
	}
	if wanted || wholly {
		reader := recordReaders.Get().(*record.Reader)
		docs = reader.ReadAround(b.name, t.Data, &aim.Sites)
		if reader.Full() {
			res.Coverage.Exclude("records of a text behind its first 524,288 values", 1)
		}
		defer func() {
			// What is decided later holds on to what was read.
			if len(b.pending) == 0 {
				recordReaders.Put(reader)
			}
		}()
	}
	texts.Mentions = append(texts.Mentions, b.judge().Mentions(&texts, t.Data, docs)...)
	b.done(&texts)
	b.judged(texts, res)
	if wanted {
		b.judged(b.judge().RecordsOf(&aim, b.name, t.Data, docs), res)
	}
	switch {
	case beside:
		b.apart(docs, len(t.Data), res)
	case parted:
		b.apart(joinedAddresses(docs, t.Data), len(t.Data), res)
	case format == "json":
		b.apart(inStrings(docs, t.Data), len(t.Data), res)
	}
}

// recordReaders are readers that nobody uses, with the memory that they have.
var recordReaders = sync.Pool{New: func() any { return new(record.Reader) }}

func (b *builder) judged(r policy.Result, res *Result) {
	for _, l := range r.Looked {
		b.look(&l.Check.Rule, l.Offset)
	}
	b.fleeting = b.fleeting || r.Fleeting
	if r.Truncated {
		res.Coverage.Fail("", errors.New("it holds more records than are judged in one text"))
	}
	for _, broken := range r.Broken {
		b.drafts = append(b.drafts, *b.broken(&broken))
	}
	for _, p := range r.Pending {
		b.pending = append(b.pending, pendingDraft{*b.broken(&p.Broken), p})
	}
	for i, o := range r.Offers {
		at := b.text.Span(o.Start, o.End)
		r.Offers[i].Step.Path, r.Offers[i].Step.Line, r.Offers[i].Step.Column = b.name, at.Line, at.Column
	}
	b.tied.offers = append(b.tied.offers, r.Offers...)
	b.tied.code.Add(r.Code)
	b.register(&r)
}

// broken drafts the finding of a check that an object breaks.
func (b *builder) broken(broken *policy.Broken) *draft {
	for _, h := range broken.Hide {
		b.text.Hide(h.Start, h.End, "…")
		b.text.HideValue(b.text.Bytes(h.Start, h.End))
	}
	f := b.draft(&broken.Check.Rule, broken.Start, broken.End, b.secretIn(broken), "record")
	f.Facts = append(f.Facts, broken.Facts...)
	f.mints, f.object = broken.Mints, broken.Object
	for _, k := range broken.Subsumed {
		f.StandsFor(&k.Rule)
	}
	return f
}

// secretIn describes what a broken check is about: the secret that it points
// at, or else the object as such.
func (b *builder) secretIn(broken *policy.Broken) finding.Secret {
	if broken.Secret == nil {
		return finding.Secret{Kind: rules.SecretNone, Value: []byte(broken.Normal)}
	}
	value := []byte(broken.Secret.Text)
	s := finding.Secret{Kind: rules.SecretCredential, Value: value}
	if len(value) < minCredential || match.Entropy(value) < minEntropy {
		s.Kind, s.KeyPath = rules.SecretPassword, path.Base(b.name)+":"+strings.ToLower(broken.KeyPath)
	}
	start, end := broken.Start, broken.End
	if q := b.text.Bytes(start, end); len(q) > 1 && q[0] == q[len(q)-1] && (q[0] == '"' || q[0] == '\'') {
		start, end = start+1, end-1
	}
	b.text.Hide(start, end, s.Redact())
	b.text.HideValue(b.text.Bytes(start, end))
	return s
}

// A value in a record that is shorter, or has fewer bits in a byte, could be
// guessed from its hash.
const (
	minCredential = 20
	minEntropy    = 3.0
)

// draft begins a finding. The secret's value is, for a finding without a
// secret, the normalised text that it is recognised by; without one it is the
// text of the place.
func (b *builder) draft(r *rules.Rule, start, end int, secret finding.Secret, engine string) *draft {
	about := secret.Value
	if secret.Kind == rules.SecretNone && len(about) == 0 {
		about = b.text.Bytes(start, end)
	}
	f := &finding.Finding{
		Rule: r, Severity: r.Severity, Confidence: r.Confidence, Message: r.Description,
		Path: b.name, Span: b.text.Span(start, end),
		SecretSHA256: secret.SHA256(), Engine: engine,
	}
	if secret.Kind != rules.SecretNone {
		f.Redacted = secret.Redact()
	}
	if grade, ok := b.config.Grade(r.ID); ok {
		f.Severity = grade
	} else if p := b.placeOf(r, start); p != nil {
		f.Severity = p.severity
	}
	if secret.Kind == rules.SecretCredential && r.Platform != nil && isSample(r.Platform, f.SecretSHA256) {
		f.Severity = rules.Info
		f.Facts = append(f.Facts, finding.Fact{Name: "sample", Value: "a value that the vendor's documentation prints"})
	}
	key := sha256.New()
	io.WriteString(key, r.ID+"\x00"+string(secret.Kind)+"\x00")
	key.Write(about)
	d := &draft{Thing: Thing{Finding: f, file: b.file}, start: start, end: end}
	key.Sum(d.Key[:0])
	d.secret, d.about = secret, about
	return d
}

// pathAt returns what path conditions look at for a place in the text.
func (b *builder) pathAt(at int) string {
	if at < b.server.Start || b.server.End <= at {
		return b.name
	}
	return policy.ServerPath(b.name)
}

// placeOf returns what grades a rule at a place of this file, or nil.
func (b *builder) placeOf(r *rules.Rule, at int) *place {
	all := b.gradings.places(r)
	if len(all) == 0 {
		return nil
	}
	name := b.pathAt(at)
	if i := slices.IndexFunc(all, func(p place) bool { return p.path.Get().MatchString(name) }); i >= 0 {
		return &all[i]
	}
	return nil
}

func isSample(p *rules.Platform, sum string) bool {
	return len(sum) >= 16 && slices.Contains(p.Samples, sum[:16])
}

// look notes that a rule looked at a place, for its guidelines. One that is
// switched off looked at nothing.
func (b *builder) look(r *rules.Rule, offset int) {
	if b.config.Disabled(r.ID) {
		return
	}
	for _, g := range r.Guidelines {
		if b.looked[g] == nil {
			b.looked[g] = map[int]bool{}
		}
		b.looked[g][offset] = true
	}
}

// finish turns drafts into things: of several findings of one class about the
// same bytes the most specific stays, comments suppress, and what is left gets
// its excerpt and fingerprint.
func (b *builder) finish(res *Result) {
	for g, offsets := range b.looked {
		res.looked(g, len(offsets))
	}
	text := b.text.Bytes(0, b.text.Len())
	kept := slices.CompactFunc(fold(mostSpecific(withoutGuesses(b.drafts), text), mostSpecific(b.golang, nil)), sameSin)
	directives := suppress.Inline(b.text)
	hashes := b.lineHashes(kept, b.pending)
	occurrences := map[Key]int{}
	for _, d := range kept {
		if d.Rule.ID == unusedSuppression {
			continue
		}
		b.complete(&d, hashes, occurrences)
		if s := b.accepted(directives, &d); s != nil {
			res.Suppressed = append(res.Suppressed, Suppressed{Thing: d.Thing, Reason: s.Reason})
			continue
		}
		if d.accepted != "" {
			res.Suppressed = append(res.Suppressed, Suppressed{Thing: d.Thing, Reason: d.accepted})
			continue
		}
		res.Things = append(res.Things, d.Thing)
	}
	for _, p := range b.pending {
		b.complete(&p.draft, hashes, occurrences)
		b.tied.pending = append(b.tied.pending, pending{p.Thing, p.Pending, suppress.Match(directives, p.Finding)})
	}
	if t := b.tied; len(t.pending)+len(t.offers) > 0 || t.code.Tells() {
		t.path = b.name
		res.tied = append(res.tied, t)
	}
	res.named.add(&b.named)
	for _, d := range kept {
		if d.Rule.ID != unusedSuppression || usedAt(directives, d.start) {
			continue
		}
		if b.vetted == nil && b.forGo(directives, d.start) {
			// Only the Go checks can tell, and they did not look.
			res.directed = with(res.directed, b.file)
		} else {
			b.complete(&d, hashes, occurrences)
			res.Things = append(res.Things, d.Thing)
		}
	}
}

// lineHashes returns the hash of every line on which a draft begins.
func (b *builder) lineHashes(drafts []draft, pending []pendingDraft) map[int]string {
	if b.text.First() != 1 {
		return nil
	}
	var lines []int
	for _, d := range drafts {
		lines = append(lines, d.Span.Line)
	}
	for _, p := range pending {
		lines = append(lines, p.Span.Line)
	}
	hashes := map[int]string{}
	for i, h := range finding.LineHashes(b.text.Bytes(0, b.text.Len()), lines...) {
		hashes[lines[i]] = h
	}
	return hashes
}

func (b *builder) complete(d *draft, hashes map[int]string, occurrences map[Key]int) {
	d.Excerpt = b.text.Excerpt(d.start, d.end)
	for i := range d.Facts {
		d.Facts[i].Value = b.text.Scrub(d.Facts[i].Value)
	}
	d.Path = b.Redact(b.text.Scrub(d.Path))
	d.LineHash = hashes[d.Span.Line]
	d.Fingerprint = finding.Fingerprint(d.Rule.ID, d.secret, string(d.about), occurrences[d.Key])
	if d.secret.Kind == rules.SecretNone {
		occurrences[d.Key]++
	}
}

// accepted returns the directive that accepts a draft, under the name of its
// rule or of one that it stands for too.
func (b *builder) accepted(all []*suppress.Directive, d *draft) *suppress.Directive {
	s := suppress.Match(all, d.Finding)
	for _, r := range d.beside {
		f := *d.Finding
		f.Rule = r
		s = cmp.Or(s, suppress.Match(all, &f))
	}
	return s
}

func directiveAt(all []*suppress.Directive, offset int) *suppress.Directive {
	if i := slices.IndexFunc(all, func(d *suppress.Directive) bool { return d.Offset == offset }); i >= 0 {
		return all[i]
	}
	return nil
}

// usedAt reports whether the directive at an offset suppressed something.
func usedAt(all []*suppress.Directive, offset int) bool {
	d := directiveAt(all, offset)
	return d != nil && d.Used
}

// forGo reports whether the directive at an offset names a check of Go code.
func (b *builder) forGo(all []*suppress.Directive, offset int) bool {
	d := directiveAt(all, offset)
	return d != nil && slices.ContainsFunc(b.cat.Checks, func(k *rules.Check) bool {
		return k.Look.Go != "" && slices.Contains(d.Rules, k.ID)
	})
}

// mostSpecific keeps, of drafts of one class that overlap, the one that says
// most, orders what is kept by place, and has it name the guidelines of what is
// about the same platform and no guess. Text is what they stand in, if that can
// tell.
func mostSpecific(all []draft, text []byte) []draft {
	slices.SortStableFunc(all, func(a, c draft) int { return cmp.Compare(a.start, c.start) })
	var kept []draft
	// What does not overlap is not compared.
	for from := 0; from < len(all); {
		to, end := from+1, all[from].end
		for to < len(all) && all[to].start < end {
			end = max(end, all[to].end)
			to++
		}
		if text != nil && to-from > 1 {
			weigh(all[from:to], text)
		}
		kept = append(kept, mostSpecificOf(all[from:to])...)
		from = to
	}
	slices.SortStableFunc(kept, func(a, c draft) int {
		return cmp.Or(cmp.Compare(a.start, c.start), cmp.Compare(a.Rule.ID, c.Rule.ID))
	})
	return kept
}

// mostSpecificOf is mostSpecific of drafts that overlap.
func mostSpecificOf(all []draft) []draft {
	if len(all) == 1 {
		return all
	}
	slices.SortStableFunc(all, func(a, c draft) int {
		return cmp.Or(
			cmp.Compare(a.standing(), c.standing()),
			cmp.Compare(a.away, c.away),
			cmp.Compare(c.specificity, a.specificity),
			cmp.Compare(a.guess(), c.guess()),
			cmp.Compare(a.depth, c.depth),
			cmp.Compare(c.Confidence, a.Confidence),
			cmp.Compare(platformFirst(c), platformFirst(a)),
			cmp.Compare(c.Severity, a.Severity),
			cmp.Compare(c.weight, a.weight),
			cmp.Compare(a.start, c.start),
			cmp.Compare(a.Rule.ID, c.Rule.ID),
		)
	})
	var kept []draft
	for _, d := range all {
		i := slices.IndexFunc(kept, func(k draft) bool {
			return k.Rule.Class == d.Rule.Class && k.start < d.end && d.start < k.end && k.competes(d)
		})
		switch {
		case i < 0:
			kept = append(kept, d)
		case kept[i].Rule.Platform == d.Rule.Platform && (d.Confidence > rules.Tentative || kept[i].Confidence == rules.Tentative):
			kept[i].StandsFor(d.Rule)
		}
	}
	return kept
}

// withoutGuesses drops what text rules guess of places in an object of which a check
// knows the same.
func withoutGuesses(all []draft) []draft {
	var known []draft
	for _, d := range all {
		if d.object.End > 0 && d.Confidence > rules.Tentative {
			known = append(known, d)
		}
	}
	if len(known) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(d draft) bool {
		if d.Engine != "text" || d.Redacted != "" || d.Confidence > rules.Tentative {
			return false
		}
		i := slices.IndexFunc(known, func(k draft) bool {
			return k.object.Start <= d.start && d.end <= k.object.End &&
				k.Rule.Platform == d.Rule.Platform && k.Rule.Class == d.Rule.Class && sameGuideline(k.Rule, d.Rule)
		})
		if i >= 0 {
			known[i].StandsFor(d.Rule)
		}
		return i >= 0
	})
}

// competes reports whether two drafts of one class about the same bytes can be
// about the same thing. Two checks that find no secret are not: each tells of
// something else that the object does or lacks.
func (d *draft) competes(o draft) bool {
	return d.Redacted != "" || o.Redacted != "" || d.Engine == "text" || o.Engine == "text"
}

// sameSin reports whether two drafts say the same of the same bytes, as of what
// objects share that are merged.
func sameSin(a, b draft) bool {
	return a.Rule == b.Rule && a.start == b.start && a.end == b.end && a.Redacted == "" && b.Redacted == ""
}

// standing puts what a rule of the repository's own found behind what damvet's
// did, so that none of these can be hidden by one, and what a rule about secrets
// of any kind found behind both: the others know more of the same bytes.
func (d *draft) standing() int {
	switch {
	case d.general:
		return 2
	case d.Rule.Added:
		return 1
	}
	return 0
}

// guess puts a tentative draft of a rule about secrets of any kind behind what is
// more than a guess, encoded or not: one that fails no run hides none that does.
func (d *draft) guess() int {
	if d.general && d.Confidence == rules.Tentative {
		return 1
	}
	return 0
}

func platformFirst(d draft) int {
	if d.Rule.Platform != nil {
		return 1
	}
	return 0
}
