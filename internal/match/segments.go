package match

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"unicode/utf8"
)

// Sizes in the cutting of a long text. A cut is made somewhere in cutZone bytes
// that end lookAhead before the end of what is in memory, where nothing depends
// on what is before it; what lies before the cut is then done, and lookBehind
// bytes of it are kept for those behind to see.
const (
	lookAhead  = 2*nearby + maxRun
	lookBehind = maxApart + maxColumn + maxLine + contextBefore
	cutZone    = 512 << 10
	minSegment = 2 << 20
)

// segments cuts a text into segments.
type segments struct {
	e *Engine
	o ScanOptions
	r io.Reader

	data  []byte
	from  int // where the part that is not done begins
	ended bool
	// offset, line and column are those of the first byte of data.
	offset       int64
	line, column int
	prior        map[*rule][]*Match
	matches      int // so far
}

// next returns the next segment.
func (s *segments) next() (*Text, error) {
	if err := s.fill(); err != nil {
		return nil, err
	}
	t := &Text{Data: s.data, Offset: s.offset, FirstLine: s.line, FirstColumn: s.column, Whole: s.ended && s.offset == 0}
	if t.Whole {
		t.set(s.e.deep(s.e.look, s.data, 0, s.o.Decodings, nil))
		return t, nil
	}

	// What may be cut through where nothing better is found, and what may not.
	var looking, matching []span
	lo := len(s.data) - lookAhead - cutZone
	busy := func(kind busyKind, b span) {
		if b.end < lo {
			return
		}
		looking = append(looking, b)
		if kind == busyMatching {
			matching = append(matching, b)
		}
	}
	partners := map[*rule][]*Match{}
	look := func(data []byte, from int) result {
		p := s.e.newPass(data, from)
		defer p.free()
		p.prior, p.busy = s.prior, busy
		p.run()
		for _, r := range s.e.rules {
			if r.partner {
				partners[r] = slices.Concat(s.prior[r], p.found[r.index])
			}
		}
		return p.result
	}
	first := true
	res := s.e.deep(func(data []byte, from int) result {
		if first {
			first = false
			return look(data, from)
		}
		return s.e.look(data, from)
	}, s.data, s.from, s.o.Decodings, func(b span) { busy(busyMatching, b) })

	cut := len(s.data)
	if !s.ended {
		cut = s.cut(lo, looking, matching)
	}
	t.set(s.keep(res, cut))
	if !s.ended {
		s.drop(max(0, cut-lookBehind), cut, partners)
	}
	return t, nil
}

// fill reads until a segment is full or the text ends. The bytes of earlier
// segments stay as they are, for whoever has got them.
func (s *segments) fill() error {
	for len(s.data) < s.o.Segment {
		if cap(s.data) == len(s.data) {
			s.data = append(make([]byte, 0, min(max(16<<10, 4*cap(s.data)), s.o.Segment)), s.data...)
		}
		n, err := io.ReadFull(s.r, s.data[len(s.data):cap(s.data)])
		s.data = s.data[:len(s.data)+n]
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			s.ended = true
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// cut returns where to cut: behind lo, and outside of what is busy if that can
// be. Cutting through looking may count a place twice that was looked at,
// cutting through matching may change what is found.
func (s *segments) cut(lo int, looking, matching []span) int {
	hi := len(s.data) - lookAhead
	for _, all := range [][]span{looking, matching} {
		slices.SortFunc(all, func(a, b span) int { return a.start - b.start })
		var joined []span
		for _, b := range all {
			// Touching is no overlap: a part of a run may begin where one ends.
			joined = addSpan(joined, b, -1)
		}
		at := hi
		for i := len(joined) - 1; i >= 0 && at >= lo; i-- {
			if b := joined[i]; b.start < at && at < b.end {
				at = b.start
			}
		}
		if at = s.runeBefore(at); at > lo {
			return at
		}
	}
	return s.runeBefore(hi)
}

// runeBefore returns the last offset up to i at which a code point begins, or i
// if there is none near.
func (s *segments) runeBefore(i int) int {
	for at := i; at > i-utf8.UTFMax && at > 0 && at < len(s.data); at-- {
		if utf8.RuneStart(s.data[at]) {
			return at
		}
	}
	return i
}

// keep returns what of a result begins in the part that is done with a cut.
func (s *segments) keep(r result, cut int) result {
	r.matches = slices.DeleteFunc(r.matches, func(m *Match) bool { return m.Start < s.from || m.Start >= cut })
	r.words = slices.DeleteFunc(r.words, func(w Word) bool { return w.Offset < s.from || w.Offset >= cut })
	r.looked = slices.DeleteFunc(r.looked, func(l Look) bool { return l.Offset < s.from || l.Offset >= cut })
	if over := s.matches + len(r.matches) - maxMatches; over > 0 {
		r.dropped += over
		r.matches = r.matches[:len(r.matches)-over]
	}
	s.matches += len(r.matches)
	return r
}

// runeCount is utf8.RuneCount for what may be long and is mostly ASCII: the holes of
// a sparse file are.
func runeCount(data []byte) int {
	n := 0
	for len(data) > 0 {
		for ; len(data) >= 8 && binary.NativeEndian.Uint64(data)&0x8080808080808080 == 0; data = data[8:] {
			n += 8
		}
		if len(data) > 0 {
			_, size := utf8.DecodeRune(data)
			data = data[size:]
			n++
		}
	}
	return n
}

// drop drops what is before an offset. The part up to cut is done.
func (s *segments) drop(before, cut int, partners map[*rule][]*Match) {
	before = s.runeBefore(before)
	gone := s.data[:before]
	if breaks := lineBreaks(s.data, 0, before); breaks > 0 {
		s.line += breaks
		s.column = 1
		if gone[before-1] == '\r' && s.data[before] == '\n' {
			gone = gone[:before-1] // the line has not ended yet
			s.column++
		}
		gone = gone[bytes.LastIndexAny(gone, "\r\n")+1:]
	} else if s.offset == 0 && bytes.HasPrefix(gone, []byte("\ufeff")) {
		gone = gone[len("\ufeff"):]
	}
	s.column += runeCount(gone)

	s.prior = map[*rule][]*Match{}
	for r, ms := range partners {
		for _, m := range ms {
			if m.Start >= cut-maxApart && m.Start < cut && m.Start >= before {
				moved := *m
				moved.Start -= before
				moved.End -= before
				s.prior[r] = append(s.prior[r], &moved)
			}
		}
	}
	s.offset += int64(before)
	s.from = cut - before
	s.data = append(make([]byte, 0, s.o.Segment), s.data[before:]...)
}
