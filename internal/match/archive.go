package match

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/maphash"
	"io"
	"strings"
	"sync"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/inflate"
)

// Limits of the archives of one content. What is beyond them is excluded.
const (
	maxMembers  = 10_000
	maxUnpacked = 512 << 20
	// An archive may unpack to maxRatio times its size, or freeRatio bytes.
	maxRatio  = 200
	freeRatio = 32 << 20
	// maxZip is how large a zip archive may be that cannot be sought in.
	maxZip = 64 << 20
	// maxName is how many bytes of a member's name are kept.
	maxName = 1 << 10
)

var (
	errUnpacked = errors.New("archives that unpack to more than 512 MiB")
	errRatio    = errors.New("archives that unpack to more than 200 times their size")
)

// archives looks into archives. Its counts are of a whole content.
type archives struct {
	cov      *finding.Coverage
	members  int
	unpacked int64
	// text scans a member that is no archive, and whole one that is in memory.
	// whole reports whether there was nothing to be told of it.
	text  func(name string, r io.Reader) error
	whole func(name string, data []byte) (nothing bool, err error)
	empty *empties
	how   ScanOptions
}

// scan looks at the content of that name: at its members if it is an archive
// and depth is more than 0, or else at its text.
func (a *archives) scan(name string, r io.Reader, depth int) error {
	br := bufio.NewReaderSize(r, 4<<10)
	head, err := br.Peek(sniffLen)
	if err != nil && err != io.EOF {
		return err
	}
	kind := archiveKind(head)
	if kind != "" && depth <= 0 {
		a.cov.Exclude("archives nested deeper than asked for", 1)
		kind = ""
	}
	switch kind {
	case "gzip":
		return a.gzip(name, br, depth)
	case "tar":
		return a.tar(name, br, depth)
	case "zip":
		return a.zip(name, br, depth)
	}
	return a.text(name, br)
}

// archiveKind tells by the first bytes of a content what archive it is.
func archiveKind(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b\x08")):
		return "gzip"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return "zip"
	case len(head) >= 265 && bytes.Equal(head[257:262], []byte("ustar")):
		return "tar"
	}
	return ""
}

// failed notes that an archive could not be read to its end, if the error is
// the archive's and not that of whoever reads it.
func (a *archives) failed(name string, err error) {
	if errors.Is(err, errUnpacked) || errors.Is(err, errRatio) {
		a.cov.Exclude(err.Error(), 1)
		return
	}
	a.cov.Fail(name, fmt.Errorf("archive: %w", err))
}

func inner(name, member string) string {
	if len(member) > maxName {
		member = member[:maxName]
	}
	member = strings.TrimPrefix(strings.ReplaceAll(member, "\\", "/"), "./")
	if name == "" {
		return member
	}
	return name + "!" + member
}

// unpack returns a reader that gives what r unpacks until a limit is passed.
// packed returns how many bytes were read so far to unpack it.
func (a *archives) unpack(r io.Reader, packed func() int64) *unpacker {
	return &unpacker{a: a, r: r, packed: packed}
}

// unpacker tells errors of an archive from those of the scan that reads it.
type unpacker struct {
	a      *archives
	r      io.Reader
	packed func() int64
	n      int64
	err    error // of the archive
}

func (u *unpacker) Read(p []byte) (int, error) {
	if u.err != nil {
		return 0, io.EOF
	}
	n, err := u.r.Read(p)
	u.n += int64(n)
	u.a.unpacked += int64(n)
	switch {
	case err != nil && err != io.EOF:
		u.err = err
	case u.a.unpacked > maxUnpacked:
		u.err = errUnpacked
	case u.n > freeRatio && u.n > maxRatio*u.packed():
		u.err = errRatio
	}
	if u.err != nil {
		// What has been unpacked is looked at as if it were all.
		return n, io.EOF
	}
	return n, err
}

// counter counts what is read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// packed counts what is read of a gzip stream, of which no more is read than
// belongs to it.
type packed struct {
	*bufio.Reader
	n int64
}

func (p *packed) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	p.n += int64(n)
	return n, err
}

func (p *packed) ReadByte() (byte, error) {
	b, err := p.Reader.ReadByte()
	if err == nil {
		p.n++
	}
	return b, err
}

// streams reads gzip streams that follow one another, and stops before what is
// none.
type streams struct {
	z *gzip.Reader
	p *packed
}

func (s *streams) Read(p []byte) (int, error) {
	n, err := s.z.Read(p)
	if err != io.EOF {
		return n, err
	}
	if head, _ := s.p.Peek(sniffLen); archiveKind(head) != "gzip" {
		return n, io.EOF
	}
	if err := s.z.Reset(s.p); err != nil {
		return n, err
	}
	s.z.Multistream(false)
	return n, nil
}

func (a *archives) gzip(name string, r *bufio.Reader, depth int) error {
	p := &packed{Reader: r}
	z, err := gzip.NewReader(p)
	if err != nil {
		a.failed(name, err)
		return a.text(name, r)
	}
	z.Multistream(false)
	u := a.unpack(&streams{z, p}, func() int64 { return p.n })
	br := bufio.NewReaderSize(u, 4<<10)
	head, _ := br.Peek(sniffLen)
	if archiveKind(head) == "tar" {
		err = a.tar(name, br, depth) // one archive in two layers
	} else {
		member := z.Name
		if member == "" {
			member = "content"
		}
		err = a.scan(inner(name, member), br, depth-1)
	}
	if err != nil {
		return err
	}
	if u.err != nil {
		a.failed(name, u.err)
	}
	// What follows the archive is looked at as it stands.
	return a.text(name, r)
}

// gunzipped is gzip for an archive that is in memory and is one stream in good
// order. It returns false, and has done nothing, for others.
func (a *archives) gunzipped(name string, data []byte, depth int) (done bool, err error) {
	r := bytes.NewReader(data)
	z, err := gzip.NewReader(r)
	if err != nil || r.Len() <= gzipTrailer {
		return false, nil
	}
	packed := data[len(data)-r.Len() : len(data)-gzipTrailer]
	trailer := data[len(data)-gzipTrailer:]
	member, used, ok := a.inflate(packed, uint64(binary.LittleEndian.Uint32(trailer[4:])), binary.LittleEndian.Uint32(trailer))
	if !ok || used != len(packed) {
		return false, nil
	}
	a.unpacked += int64(len(member))
	inside := inner(name, cmp.Or(z.Name, "content"))
	switch archiveKind(member) {
	case "tar":
		err = a.tar(name, bytes.NewReader(member), depth) // one archive in two layers
	case "":
		var nothing bool
		if nothing, err = a.whole(inside, member); nothing {
			freeBuffer(member)
		}
	default:
		err = a.scan(inside, bytes.NewReader(member), depth-1)
	}
	if err != nil {
		return true, err
	}
	return true, a.text(name, bytes.NewReader(nil))
}

// gzipTrailer is how many bytes the checksum and the size take behind a stream.
const gzipTrailer = 8

func (a *archives) tar(name string, r io.Reader, depth int) error {
	t := tar.NewReader(r)
	for {
		h, err := t.Next()
		if err == io.EOF {
			// What follows the archive is looked at as it stands.
			return a.text(name, r)
		}
		if err != nil {
			a.failed(name, err)
			return a.text(name, r)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		if a.members++; a.members > maxMembers {
			a.cov.Exclude("archives with more than 10,000 members, from there on", 1)
			return nil
		}
		// Nothing is packed here: only the limit on the whole counts.
		u := a.unpack(t, func() int64 { return 1 << 60 / maxRatio })
		if err := a.scan(inner(name, h.Name), u, depth-1); err != nil {
			return err
		}
		if u.err != nil {
			a.failed(inner(name, h.Name), u.err)
			return nil
		}
	}
}

func (a *archives) zip(name string, r *bufio.Reader, depth int) error {
	data, err := io.ReadAll(io.LimitReader(r, maxZip+1))
	if err != nil {
		return err
	}
	if len(data) > maxZip {
		a.cov.Exclude("zip archives over 64 MiB", 1)
		return a.text(name, io.MultiReader(bytes.NewReader(data), r))
	}
	return a.zipped(name, data, depth)
}

// zipped is zip for an archive that is in memory, and no larger than it may be.
func (a *archives) zipped(name string, data []byte, depth int) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		a.failed(name, err)
		return a.text(name, bytes.NewReader(data))
	}
	var unpacked []span // of data
	for _, f := range z.File {
		if f.FileInfo().IsDir() || !f.Mode().IsRegular() {
			continue
		}
		if a.members++; a.members > maxMembers {
			a.cov.Exclude("archives with more than 10,000 members, from there on", 1)
			return nil
		}
		name := inner(name, f.Name)
		at := a.packedMember(data, f)
		raw := data[at.start:at.end]
		key := a.memberKey(raw, f)
		if used, ok := a.empty.get(key); ok {
			a.unpacked += int64(f.UncompressedSize64)
			unpacked = append(unpacked, span{at.start, at.start + used})
			continue
		}
		member, used, ok := a.unzip(raw, f)
		if ok {
			unpacked = append(unpacked, span{at.start, at.start + used})
		}
		switch {
		case ok && archiveKind(member) == "":
			var nothing bool
			if nothing, err = a.whole(name, member); nothing {
				a.empty.add(key, used)
				freeBuffer(member)
			}
		case ok:
			err = a.scan(name, bytes.NewReader(member), depth-1)
		default:
			err = a.zipMember(name, f, depth)
		}
		if err != nil {
			return err
		}
	}
	// Comments, names and what stands before or behind the archive.
	_, err = a.whole(name, remove(data, unpacked))
	return err
}

// remove returns data without some ranges of it, each a line break.
func remove(data []byte, ranges []span) []byte {
	var rest []byte
	at := 0
	for _, s := range widen(ranges, 0) {
		rest = append(append(rest, data[at:s.start]...), '\n')
		at = s.end
	}
	return append(rest, data[at:]...)
}

// packedMember returns where a member is packed, if it is in the usual way and
// no larger than it may be whatever it is packed in. It is empty for others.
func (a *archives) packedMember(data []byte, f *zip.File) span {
	stored := f.Method == zip.Store && f.CompressedSize64 == f.UncompressedSize64
	if f.Method != zip.Deflate && !stored || f.Flags&1 != 0 || !a.fits(f.UncompressedSize64, f.CompressedSize64) {
		return span{}
	}
	from, err := f.DataOffset()
	if err != nil || from < 0 || from > int64(len(data)) || f.CompressedSize64 > uint64(int64(len(data))-from) {
		return span{}
	}
	return span{int(from), int(from) + int(f.CompressedSize64)}
}

// fits reports whether bytes may be unpacked to a size, and can be.
func (a *archives) fits(size, packed uint64) bool {
	return size <= freeRatio && a.unpacked+int64(size) <= maxUnpacked && size <= 1032*packed+1024
}

// unzip unpacks what packedMember has returned, and says how much of it that
// took.
func (a *archives) unzip(raw []byte, f *zip.File) (member []byte, used int, ok bool) {
	if len(raw) == 0 {
		return nil, 0, false
	}
	if f.Method == zip.Store {
		member, used, ok = raw, len(raw), crc32.ChecksumIEEE(raw) == f.CRC32
		if ok {
			member = append(newBuffer(len(raw))[:0], raw...)
		}
	} else {
		member, used, ok = a.inflate(raw, f.UncompressedSize64, f.CRC32)
	}
	if ok {
		a.unpacked += int64(len(member))
	}
	return member, used, ok
}

// inflate unpacks bytes to a size, and says how many of them that took. It is
// quicker than reading them bit by bit, and leaves alone what is out of order.
func (a *archives) inflate(raw []byte, size uint64, sum uint32) (member []byte, used int, ok bool) {
	if !a.fits(size, uint64(len(raw))) {
		return nil, 0, false
	}
	d, _ := decoders.Get().(*inflate.Decoder)
	if d == nil {
		d = new(inflate.Decoder)
	}
	defer decoders.Put(d)
	member = newBuffer(int(size))
	used, err := d.Raw(member, raw)
	if err != nil || crc32.ChecksumIEEE(member) != sum {
		freeBuffer(member)
		return nil, 0, false
	}
	return member, used, true
}

var decoders sync.Pool // of *inflate.Decoder

// empties remembers members of archives of which there is nothing to be told:
// the versions of an archive have most of them in common. It is safe for
// concurrent use.
type empties struct {
	mu    sync.Mutex
	seeds [2]maphash.Seed
	known map[memberKey]int // how many bytes they are packed in
}

func newEmpties() empties {
	return empties{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
}

// maxEmpties is how many members are remembered.
const maxEmpties = 1 << 16

// memberKey is all that decides what is found in a member.
type memberKey struct {
	packed [2]uint64 // hashes of it
	size   uint64
	sum    uint32
	method uint16
	how    ScanOptions
}

func (a *archives) memberKey(raw []byte, f *zip.File) memberKey {
	k := memberKey{size: f.UncompressedSize64, sum: f.CRC32, method: f.Method, how: a.how}
	for i, seed := range a.empty.seeds {
		k.packed[i] = maphash.Bytes(seed, raw)
	}
	return k
}

func (e *empties) get(k memberKey) (used int, ok bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	used, ok = e.known[k]
	return used, ok
}

func (e *empties) add(k memberKey, used int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.known == nil || len(e.known) == maxEmpties {
		e.known = map[memberKey]int{}
	}
	e.known[k] = used
}

func (a *archives) zipMember(name string, f *zip.File, depth int) error {
	if f.Flags&1 != 0 {
		a.cov.Exclude("encrypted members of archives", 1)
		return nil
	}
	rc, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		a.cov.Exclude("members of archives packed in a way that cannot be read", 1)
		return nil
	}
	if err != nil {
		a.failed(name, err)
		return nil
	}
	defer rc.Close()
	u := a.unpack(rc, func() int64 { return int64(min(f.CompressedSize64, maxZip)) })
	if err := a.scan(name, u, depth-1); err != nil {
		return err
	}
	if u.err != nil {
		a.failed(name, u.err)
	}
	return nil
}

// gunzip unpacks a small text that gzip has packed.
func gunzip(data []byte) ([]byte, bool) {
	if archiveKind(data) != "gzip" {
		return nil, false
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	text, err := io.ReadAll(io.LimitReader(z, maxRun))
	return text, err == nil && len(text) > 0
}
