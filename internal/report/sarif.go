package report

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/rules"
)

// SARIF 2.1.0, written for GitHub code scanning. What shapes it:
//
//   - GitHub takes the first location of a result and no other, renders code
//     flows, and of the partial fingerprints reads primaryLocationLineHash
//     only. Its own upload step can compute that hash where the file is in the
//     checkout; findings of the history have to bring it along.
//   - An alert closes when its line goes away. A secret in the history does not
//     go away, so what is not at HEAD is a run of its own with its own category
//     (automationDetails.id): a team can upload it or leave it. A run without
//     results is written for what was looked at, since that closes old alerts,
//     and none for what was not.
//   - An alert shows on a pull request if all lines of its region are in the
//     diff. So a region is one line, and the whole span is its context.
//   - Suppressions are not honoured: what is suppressed would be an open alert.
//     It is left out, and so is what is past, which nothing could close.
//   - 5,000 results of a run are shown, the rest is not; 10 MB are accepted,
//     after gzip. Results stand worst first and are cut there, with a
//     notification.
//   - An empty string counts as a missing property.
//
// Columns are Unicode code points, as in all of damvet, and columnKind says so.
// A message names no author: whoever reads an alert can ask the repository.

const (
	sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"
	homepage    = "https://github.com/damvet/damvet"

	maxResults     = 5000
	maxSarifBytes  = 10_000_000
	maxSarifSteps  = 100
	maxSarifText   = 1000
	maxSarifNotes  = 100
	sarifSteps     = "the way that led here"
	treeCategory   = "damvet/tree/"
	pastCategory   = "damvet/history/"
	sourceRootBase = "%SRCROOT%"
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool               sarifTool                `json:"tool"`
	AutomationDetails  sarifAutomation          `json:"automationDetails"`
	Invocations        []sarifInvocation        `json:"invocations"`
	OriginalURIBaseIDs map[string]sarifLocation `json:"originalUriBaseIds"`
	ColumnKind         string                   `json:"columnKind"`
	Results            []sarifResult            `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name            string      `json:"name"`
	Version         string      `json:"version,omitempty"`
	SemanticVersion string      `json:"semanticVersion,omitempty"`
	InformationURI  string      `json:"informationUri"`
	Rules           []sarifRule `json:"rules"`
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifRule struct {
	ID                   string          `json:"id"`
	Name                 string          `json:"name,omitempty"`
	ShortDescription     *sarifText      `json:"shortDescription,omitempty"`
	FullDescription      *sarifText      `json:"fullDescription,omitempty"`
	Help                 *sarifText      `json:"help,omitempty"`
	HelpURI              string          `json:"helpUri,omitempty"`
	DefaultConfiguration *sarifConfig    `json:"defaultConfiguration,omitempty"`
	Properties           *sarifRuleProps `json:"properties,omitempty"`
}

type sarifConfig struct {
	Level string `json:"level"`
}

type sarifRuleProps struct {
	Tags             []string `json:"tags"`
	Precision        string   `json:"precision"`
	SecuritySeverity string   `json:"security-severity,omitempty"`
	ProblemSeverity  string   `json:"problem.severity"`
}

type sarifAutomation struct {
	ID          string    `json:"id"`
	Description sarifText `json:"description"`
}

type sarifInvocation struct {
	ExecutionSuccessful bool                `json:"executionSuccessful"`
	ExitCode            int                 `json:"exitCode"`
	EndTimeUTC          string              `json:"endTimeUtc,omitempty"`
	Notifications       []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

type sarifResult struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Level               string            `json:"level"`
	Message             sarifText         `json:"message"`
	Locations           []sarifLocation   `json:"locations"`
	PartialFingerprints map[string]string `json:"partialFingerprints,omitempty"`
	CodeFlows           []sarifCodeFlow   `json:"codeFlows,omitempty"`
	Properties          sarifResultProps  `json:"properties"`
}

type sarifResultProps struct {
	Severity   rules.Severity   `json:"severity"`
	Confidence rules.Confidence `json:"confidence"`
	Basis      rules.Basis      `json:"basis"`
	Guidelines []string         `json:"guidelines,omitempty"`
	Facts      jsonFacts        `json:"facts,omitempty"`
	Commit     string           `json:"commit,omitempty"`
	RemovedIn  string           `json:"removedIn,omitempty"`
	Reachable  *bool            `json:"reachable,omitempty"`
}

type sarifLocation struct {
	PhysicalLocation *sarifPhysical `json:"physicalLocation,omitempty"`
	Message          *sarifText     `json:"message,omitempty"`
	// Description is of an originalUriBaseIds entry.
	Description *sarifText `json:"description,omitempty"`
}

type sarifPhysical struct {
	ArtifactLocation sarifArtifact `json:"artifactLocation"`
	Region           *sarifRegion  `json:"region,omitempty"`
	ContextRegion    *sarifRegion  `json:"contextRegion,omitempty"`
}

type sarifArtifact struct {
	URI       string `json:"uri"`
	URIBaseID string `json:"uriBaseId"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndLine     int `json:"endLine,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}

type sarifCodeFlow struct {
	ThreadFlows []sarifThreadFlow `json:"threadFlows"`
}

type sarifThreadFlow struct {
	Locations []sarifFlowLocation `json:"locations"`
}

type sarifFlowLocation struct {
	Location sarifLocation `json:"location"`
}

func writeSARIF(w *bufio.Writer, run *Run, _ Options) error {
	for limit := maxResults; ; limit /= 2 {
		out, err := indented(newSARIF(run, limit))
		if err != nil {
			return err
		}
		if limit <= 1 || zippedSize(out) <= maxSarifBytes {
			_, err := w.Write(out)
			return err
		}
	}
}

// zippedSize returns how many bytes are left of data after gzip, in a hurry: an
// upload that takes its time has fewer. Of little data it is the size as it is.
func zippedSize(data []byte) int64 {
	if len(data) <= maxSarifBytes {
		return int64(len(data))
	}
	var n byteCount
	z, _ := gzip.NewWriterLevel(&n, gzip.BestSpeed) // a level that there is
	_, _ = z.Write(data)
	_ = z.Close()
	return int64(n)
}

// byteCount counts what is written to it.
type byteCount int64

func (n *byteCount) Write(p []byte) (int, error) {
	*n += byteCount(len(p))
	return len(p), nil
}

// newSARIF returns the log of a run, with at most so many results for each part.
func newSARIF(run *Run, limit int) sarifLog {
	var tree, history []*finding.Finding
	past := 0
	for _, f := range run.Findings {
		switch {
		case f.Past:
			past++
		case f.History == nil, run.Files && f.History.AtHead:
			tree = append(tree, f)
		default:
			history = append(history, f)
		}
	}
	log := sarifLog{Schema: sarifSchema, Version: "2.1.0"}
	left := func(n int, why string) []sarifNotification {
		if n == 0 {
			return nil
		}
		return []sarifNotification{notice("note", fmt.Sprintf("%s left out: %s", plural(n, "finding"), why))}
	}
	also := append(left(past, "no longer so"), left(len(run.Suppressed), "suppressed")...)
	if run.Files || len(tree) > 0 || !run.History {
		log.Runs = append(log.Runs, newSARIFRun(run, limit, treeCategory, "what is in the files", tree, also))
		also = nil
	}
	if run.History || len(history) > 0 {
		log.Runs = append(log.Runs, newSARIFRun(run, limit, pastCategory, "what is in the history and not at HEAD", history, also))
	}
	return log
}

func newSARIFRun(run *Run, limit int, category, about string, findings []*finding.Finding, notes []sarifNotification) sarifRun {
	if rest := len(findings) - limit; rest > 0 {
		findings = findings[:limit]
		notes = append(notes, notice("warning",
			fmt.Sprintf("%s left out, the least severe: a report holds %s", plural(rest, "finding"), group(int64(limit)))))
	}
	r := sarifRun{
		Tool: sarifTool{sarifDriver{
			Name: "damvet", Version: strings.TrimPrefix(run.Version, "v"), InformationURI: homepage, Rules: []sarifRule{},
		}},
		AutomationDetails: sarifAutomation{category, sarifText{Text: about}},
		Invocations: []sarifInvocation{{
			ExecutionSuccessful: run.Status() != 2,
			ExitCode:            run.Status(),
			Notifications:       append(notes, coverageNotices(run)...),
		}},
		OriginalURIBaseIDs: map[string]sarifLocation{sourceRootBase: {Description: &sarifText{Text: "the root of what was scanned"}}},
		ColumnKind:         "unicodeCodePoints",
		Results:            []sarifResult{},
	}
	if !run.Now.IsZero() {
		r.Invocations[0].EndTimeUTC = run.Now.UTC().Format("2006-01-02T15:04:05.000Z")
	}
	if d := &r.Tool.Driver; semver.Get().MatchString(d.Version) {
		d.SemanticVersion = d.Version
	} else {
		// A version begins with a number, whatever comes then.
		d.Version = strings.TrimSpace("0.0.0 " + d.Version)
	}
	index := map[*rules.Rule]int{}
	for i, rule := range usedRules(findings) {
		index[rule] = i
		r.Tool.Driver.Rules = append(r.Tool.Driver.Rules, newSARIFRule(run.Catalogue, rule))
	}
	for _, f := range findings {
		r.Results = append(r.Results, newSARIFResult(f, index[f.Rule]))
	}
	return r
}

var semver = lazyregexp.New(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)

func newSARIFRule(c *rules.Catalogue, r *rules.Rule) sarifRule {
	s := sarifRule{
		ID:                   r.ID,
		Name:                 pascal(r.ID),
		ShortDescription:     &sarifText{Text: sentence(r.Description)},
		FullDescription:      &sarifText{Text: sentence(cmp.Or(r.Why, r.Description))},
		Help:                 sarifHelp(c, r),
		HelpURI:              cmp.Or(safeURL(link(c, r)), homepage),
		DefaultConfiguration: &sarifConfig{level(r.Severity)},
		Properties: &sarifRuleProps{
			Tags:             []string{"security", string(r.Class)},
			Precision:        [...]string{"low", "high", "very-high"}[r.Confidence],
			SecuritySeverity: [...]string{"", "3.0", "5.5", "8.0", "9.5"}[r.Severity],
			ProblemSeverity:  [...]string{"recommendation", "recommendation", "warning", "error", "error"}[r.Severity],
		},
	}
	add := func(tag string) {
		if tag != "" {
			s.Properties.Tags = append(s.Properties.Tags, tag)
		}
	}
	add(platform(r))
	add(weaknesses.Get()[r.Class])
	if r.Basis == rules.Policy {
		add("policy")
	}
	return s
}

// weaknesses are the entries of the Common Weakness Enumeration that come
// nearest to a class, as GitHub wants them in a tag.
var weaknesses = lazy.Value[map[rules.Class]string]{Make: func() map[rules.Class]string {
	return map[rules.Class]string{
		rules.HardcodedToken:      "external/cwe/cwe-798",
		rules.AdminBoundKey:       "external/cwe/cwe-250",
		rules.InsecureEndpoint:    "external/cwe/cwe-319",
		rules.OverbroadPermission: "external/cwe/cwe-732",
		rules.MissingExpiry:       "external/cwe/cwe-613",
		rules.ClientExposedSecret: "external/cwe/cwe-522",
		rules.LoggedSecret:        "external/cwe/cwe-532",
		rules.SecretInURL:         "external/cwe/cwe-598",
		rules.TLSVerificationOff:  "external/cwe/cwe-295",
		rules.UnverifiedWebhook:   "external/cwe/cwe-345",
		rules.StaleCredential:     "external/cwe/cwe-324",
		rules.OpenProxy:           "external/cwe/cwe-441",
		rules.MissingAuditLog:     "external/cwe/cwe-778",
	}
}}

func sarifHelp(c *rules.Catalogue, r *rules.Rule) *sarifText {
	var text, md strings.Builder
	paragraph := func(title, s string) {
		if s != "" {
			fmt.Fprintf(&text, "%s: %s\n\n", title, s)
			fmt.Fprintf(&md, "**%s.** %s\n\n", title, markdown(s))
		}
	}
	paragraph("Why", r.Why)
	paragraph("Fix", r.Fix)
	if r.Basis == rules.Policy {
		paragraph("Basis", "The threshold is damvet's own, not the vendor's.")
	}
	for _, id := range r.Guidelines {
		var g *rules.Guideline
		if c != nil {
			g = c.Guideline(id)
		}
		if g == nil {
			continue
		}
		where := documentTitle(g) + ", " + g.Section
		fmt.Fprintf(&text, "Guideline %s: %s (%s)\n%s\n\n", id, g.Text, where, g.URL())
		if address := safeURL(g.URL()); address != "" {
			fmt.Fprintf(&md, "- Guideline `%s`: %s ([%s](<%s>))\n", id, markdown(g.Text), markdown(where), address)
		} else {
			fmt.Fprintf(&md, "- Guideline `%s`: %s (%s)\n", id, markdown(g.Text), markdown(where))
		}
	}
	for _, ref := range r.References {
		if address := safeURL(ref); address != "" {
			fmt.Fprintf(&text, "See %s\n", address)
			fmt.Fprintf(&md, "- See <%s>\n", address)
		}
	}
	return &sarifText{
		Text:     cmp.Or(strings.TrimSpace(text.String()), sentence(r.Description)),
		Markdown: strings.TrimSpace(md.String()),
	}
}

func newSARIFResult(f *finding.Finding, ruleIndex int) sarifResult {
	text := clip(message(f), maxSarifText/2)
	props := sarifResultProps{Severity: f.Severity, Confidence: f.Confidence, Basis: f.Rule.Basis, Guidelines: f.Guidelines()}
	for _, fact := range f.Facts {
		if fact.Name != "" && fact.Value != "" {
			props.Facts = append(props.Facts, finding.Fact{Name: visible(fact.Name), Value: clip(fact.Value, maxSarifText)})
		}
	}
	if h := f.History; h != nil {
		props.Commit, props.RemovedIn, props.Reachable = visible(h.Commit), visible(h.RemovedIn), &h.Reachable
		if !h.AtHead {
			text += " (" + sarifHistory(h) + ")"
		}
	}
	if f.Rule.Basis == rules.Policy {
		text += "; the threshold is damvet's own"
	}
	r := sarifResult{
		RuleID:     f.Rule.ID,
		RuleIndex:  ruleIndex,
		Level:      level(f.Severity),
		Message:    sarifMessage(sentence(text)),
		Locations:  []sarifLocation{{PhysicalLocation: physical(place(f), f.Span, f.Excerpt)}},
		Properties: props,
	}
	if unreachable(f) {
		r.Level = "note"
	}
	r.PartialFingerprints = map[string]string{}
	for name, value := range map[string]string{"primaryLocationLineHash": f.LineHash, "damvet/v1": f.Fingerprint} {
		if value != "" {
			r.PartialFingerprints[name] = value
		}
	}
	if len(f.Steps) > 0 {
		var flow sarifThreadFlow
		for _, s := range f.Steps[:min(len(f.Steps), maxSarifSteps)] {
			step := finding.Span{Line: s.Line, Column: s.Column, EndLine: s.Line}
			flow.Locations = append(flow.Locations, sarifFlowLocation{sarifLocation{
				PhysicalLocation: physical(cmp.Or(s.Path, place(f)), step, finding.Excerpt{}),
				Message:          new(sarifMessage(cmp.Or(clip(s.Message, maxSarifText), sarifSteps))),
			}})
		}
		r.CodeFlows = []sarifCodeFlow{{[]sarifThreadFlow{flow}}}
	}
	return r
}

func sarifHistory(h *finding.History) string {
	s := "in no commit"
	if h.Commit != "" {
		s = "introduced in " + short(h.Commit)
	}
	if h.RemovedIn != "" {
		s += ", removed in " + short(h.RemovedIn)
	}
	if len(h.Branches) > 0 {
		s += ", on " + branches(h)
	}
	if !h.Reachable {
		s += ", on no ref, reflog or stash"
	}
	if h.Objects > 1 {
		s += fmt.Sprintf(", in %d objects", h.Objects)
	}
	return s
}

// physical is a place in a file. A span of several lines is cut to its first
// line, and is the context as a whole.
func physical(path string, s finding.Span, e finding.Excerpt) *sarifPhysical {
	p := &sarifPhysical{ArtifactLocation: sarifArtifact{fileURI(path), sourceRootBase}}
	switch {
	case s.Line <= 0:
		p.Region = &sarifRegion{StartLine: 1, StartColumn: 1, EndLine: 1, EndColumn: 1}
	case s.EndLine > s.Line:
		first := &sarifRegion{StartLine: s.Line, StartColumn: s.Column, EndLine: s.Line, EndColumn: s.Column + 1}
		for _, l := range e.Lines {
			if l.Number == s.Line && l.To > l.From {
				first.EndColumn = s.Column + l.To - l.From
			}
		}
		p.Region = first
		p.ContextRegion = &sarifRegion{s.Line, s.Column, s.EndLine, s.EndColumn}
	default:
		p.Region = &sarifRegion{s.Line, s.Column, s.Line, s.EndColumn}
	}
	return p
}

// fileURI writes a path as a relative reference: every byte that is not plainly
// allowed there is percent-encoded, invalid UTF-8 as it stands.
func fileURI(path string) string {
	var b strings.Builder
	for i := range len(path) {
		switch c := path[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~!$&'()*+,;=@", c) >= 0:
			b.WriteByte(c)
		case c == '/' && i > 0 && path[i-1] != '/':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func coverageNotices(run *Run) []sarifNotification {
	c := &run.Coverage
	var all []sarifNotification
	for i, u := range c.Unreadable {
		if i == maxSarifNotes {
			all = append(all, notice("error", fmt.Sprintf("%s could not be read", plural(len(c.Unreadable)-i, "more thing"))))
			break
		}
		all = append(all, notice("error", clip(u.Path, maxSarifText/2)+": "+clip(u.Reason, maxSarifText/2)))
	}
	if n := total(c.Absent); n > 0 {
		l := "error"
		if run.AllowAbsent {
			l = "warning"
		}
		all = append(all, notice(l, group(n)+" absent ("+clip(tally(c.Absent), maxSarifText/2)+")"))
	}
	if n := total(c.Excluded); n > 0 {
		all = append(all, notice("note", group(n)+" excluded ("+clip(tally(c.Excluded), maxSarifText/2)+")"))
	}
	return all
}

func notice(level, text string) sarifNotification {
	return sarifNotification{level, sarifMessage(sentence(text))}
}

func level(s rules.Severity) string {
	switch {
	case s >= rules.High:
		return "error"
	case s == rules.Medium:
		return "warning"
	}
	return "note"
}

var placeholder = lazyregexp.New(`\{(\d+)\}`)

// sarifMessage is a visible text as a message: what would be a link or a
// placeholder in it is none.
func sarifMessage(s string) sarifText {
	if strings.Contains(s, "](") {
		s = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(s)
	}
	return sarifText{Text: placeholder.Get().ReplaceAllString(s, "{{$1}}")}
}

// sentence gives a text a full stop, and cuts it to what GitHub accepts. It
// does not touch the first letter: vendors have names that begin small.
func sentence(s string) string {
	s = clip(strings.TrimSpace(s), maxSarifText)
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return s
}

// pascal turns a rule's id into the name form that SARIF asks for.
func pascal(id string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(id, "-") {
		r, size := utf8.DecodeRuneInString(word)
		b.WriteRune(unicode.ToUpper(r))
		b.WriteString(word[size:])
	}
	return b.String()
}
