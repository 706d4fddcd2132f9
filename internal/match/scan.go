package match

import (
	"bufio"
	"bytes"
	"io"

	"github.com/damvet/damvet/internal/finding"
)

// ScanOptions says how far a scan goes. The zero value means the defaults.
type ScanOptions struct {
	// Segment is how many bytes are held in memory at a time: 32 MiB unless
	// given, and at least 2 MiB. A text that is no longer is scanned whole.
	Segment int
	// Decodings and Archives are how deep encodings and archives are looked
	// into: 5 and 2 unless given, and less than 0 for not at all.
	Decodings int
	Archives  int
	// All has visit called for every text, also for one that holds nothing.
	All bool
}

func (o *ScanOptions) defaults() {
	if o.Segment == 0 {
		o.Segment = 32 << 20
	}
	o.Segment = max(o.Segment, minSegment)
	if o.Decodings == 0 {
		o.Decodings = 5
	}
	if o.Archives == 0 {
		o.Archives = 2
	}
}

// Scan reads r to its end and calls visit for every text in it in which
// something was found or looked at. It counts in cov what was read and what
// could not be: names there are those of members of archives, "" is the content
// itself. The error is the reader's or visit's.
//
// What visit gets is its own to keep.
func (e *Engine) Scan(r io.Reader, o ScanOptions, cov *finding.Coverage, visit func(*Text) error) error {
	o.defaults()
	read := &counter{r: r}
	err := e.archives(o, cov, visit).scan("", read, o.Archives)
	cov.Bytes += read.n
	return err
}

// ScanSized is Scan for a content that is likely to have so many bytes. It is
// quicker, since it knows how much memory that takes.
func (e *Engine) ScanSized(r io.Reader, size int64, o ScanOptions, cov *finding.Coverage, visit func(*Text) error) error {
	o.defaults()
	if size >= int64(o.Segment) {
		return e.Scan(r, o, cov, visit)
	}
	data := newBuffer(int(size) + 1)
	n, err := io.ReadFull(r, data)
	switch {
	case err == nil: // there is more
		return e.Scan(io.MultiReader(bytes.NewReader(data), r), o, cov, visit)
	case err != io.EOF && err != io.ErrUnexpectedEOF:
		return err
	}
	kept := false
	err = e.ScanBytes(data[:n], o, cov, func(t *Text) error {
		kept = true
		return visit(t)
	})
	if !kept {
		freeBuffer(data)
	}
	return err
}

func (e *Engine) archives(o ScanOptions, cov *finding.Coverage, visit func(*Text) error) *archives {
	a := &archives{
		cov: cov,
		text: func(name string, r io.Reader) error {
			return e.scanText(name, r, o, cov, visit)
		},
		empty: &e.empty,
		how:   o,
	}
	a.whole = func(name string, data []byte) (nothing bool, err error) {
		nothing = true
		err = e.scanWhole(name, data, o, cov, func(t *Text) error {
			nothing = false
			return visit(t)
		})
		return nothing && err == nil, err
	}
	return a
}

// ScanBytes is Scan for a content that is in memory. Texts refer to data, which
// must not change.
func (e *Engine) ScanBytes(data []byte, o ScanOptions, cov *finding.Coverage, visit func(*Text) error) error {
	o.defaults()
	kind := archiveKind(data)
	switch {
	case kind == "":
		cov.Bytes += int64(len(data))
		return e.scanWhole("", data, o, cov, visit)
	case kind == "zip" && o.Archives > 0 && len(data) <= maxZip:
		cov.Bytes += int64(len(data))
		return e.archives(o, cov, visit).zipped("", data, o.Archives)
	case kind == "gzip" && o.Archives > 0:
		if done, err := e.archives(o, cov, visit).gunzipped("", data, o.Archives); done {
			cov.Bytes += int64(len(data))
			return err
		}
	}
	return e.Scan(bytes.NewReader(data), o, cov, visit)
}

// scanWhole is scanText for a text that is in memory.
func (e *Engine) scanWhole(name string, data []byte, o ScanOptions, cov *finding.Coverage, visit func(*Text) error) error {
	if len(data) > o.Segment || utf16Order(data) != nil {
		return e.scanText(name, bytes.NewReader(data), o, cov, visit)
	}
	t := &Text{Name: name, Data: data, FirstLine: 1, FirstColumn: 1, Whole: true}
	t.set(e.deep(e.look, data, 0, o.Decodings, nil))
	return t.give(o, cov, visit)
}

// look is one pass over a text as it stands.
func (e *Engine) look(data []byte, from int) result {
	p := e.newPass(data, from)
	defer p.free()
	p.run()
	return p.result
}

func (t *Text) set(r result) {
	t.Matches, t.Dropped, t.Words, t.Looked = r.matches, r.dropped, r.words, r.looked
}

// give calls visit if there is anything in the text, or if all texts are asked
// for.
func (t *Text) give(o ScanOptions, cov *finding.Coverage, visit func(*Text) error) error {
	cov.Exclude("matches beyond the first 10,000 of a text, at least", int64(t.Dropped))
	if !t.Found() && !o.All {
		return nil
	}
	return visit(t)
}

// scanText scans one text, in segments if it is long.
func (e *Engine) scanText(name string, r io.Reader, o ScanOptions, cov *finding.Coverage, visit func(*Text) error) error {
	br := bufio.NewReader(r)
	head, err := br.Peek(sniffLen)
	if err != nil && err != io.EOF {
		return err
	}
	r = br
	if order := utf16Order(head); order != nil {
		r = &utf16Reader{r: br, order: order}
	}
	s := &segments{e: e, o: o, r: r, line: 1, column: 1}
	for !s.ended {
		t, err := s.next()
		if err != nil {
			return err
		}
		t.Name = name
		if err := t.give(o, cov, visit); err != nil {
			return err
		}
	}
	return nil
}
