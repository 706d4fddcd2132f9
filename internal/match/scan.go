package match

import (
	"bytes"
	"io"

	"github.com/damvet/damvet/internal/finding"
)

// ScanOptions bounds a scan.
type ScanOptions struct{}

// Scan reads r to its end and calls visit for every text in it in which
// something was matched or looked at.
func (e *Engine) Scan(r io.Reader, o ScanOptions, cov *finding.Coverage, visit func(*Text) error) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	cov.Bytes += int64(len(data))
	for _, t := range e.ScanBytes(data) {
		if err := visit(t); err != nil {
			return err
		}
	}
	return nil
}

// ScanBytes scans a content that is in memory.
func (e *Engine) ScanBytes(data []byte) []*Text {
	t := &Text{Data: data, FirstLine: 1, FirstColumn: 1, Whole: true, Matches: e.Plain(data)}
	lower := bytes.ToLower(data)
	for _, p := range e.platforms {
		for _, w := range p.Words {
			if i := bytes.Index(lower, []byte(w)); i >= 0 {
				t.Words = append(t.Words, Word{p, i})
			}
		}
	}
	for _, r := range e.rules {
		for _, k := range r.Keywords {
			if i := bytes.Index(lower, bytes.ToLower([]byte(k))); i >= 0 {
				t.Looked = append(t.Looked, Look{r.TextRule, i})
				break
			}
		}
	}
	if len(t.Matches)+len(t.Words)+len(t.Looked) == 0 {
		return nil
	}
	return []*Text{t}
}
