package config

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"unicode/utf16"
)

// Files reads a file of the repository by its path from the root, with forward
// slashes, and at most so many bytes of it: a longer file is an error, a
// missing one is fs.ErrNotExist. Where the files stand, on disk or in a commit,
// is the caller's to say.
type Files func(name string, limit int64) ([]byte, error)

// Dir reads files below a directory. It follows no symbolic link and opens
// nothing but regular files.
func Dir(root string) Files {
	return func(name string, limit int64) ([]byte, error) {
		if !fs.ValidPath(name) {
			return nil, fmt.Errorf("%q is not a plain path", name)
		}
		dir, err := os.OpenRoot(root)
		if err != nil {
			return nil, err
		}
		defer dir.Close()
		return readRegular(name, limit, dir.Lstat, dir.Open)
	}
}

// File reads one file by its path on disk, wherever it is: for a path that the
// user gave.
func File(name string, limit int64) ([]byte, error) {
	return readRegular(name, limit, os.Stat, os.Open)
}

// Text returns a text without its byte order mark, and one in UTF-16 that begins
// with its mark in UTF-8: as editors and shells of Windows write files.
func Text(data []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	}
	units := make([]uint16, 0, len(data)/2)
	for at := 2; at+1 < len(data); at += 2 {
		units = append(units, order.Uint16(data[at:]))
	}
	return []byte(string(utf16.Decode(units)))
}

func readRegular(name string, limit int64, stat func(string) (fs.FileInfo, error), open func(string) (*os.File, error)) ([]byte, error) {
	info, err := stat(filepath.FromSlash(name))
	if err != nil {
		return nil, bare(err)
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, errors.New("not a regular file, but a symbolic link, which is not followed")
	case !info.Mode().IsRegular():
		return nil, errors.New("not a regular file")
	}
	f, err := open(filepath.FromSlash(name))
	if err != nil {
		return nil, bare(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, bare(err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("larger than %d bytes", limit)
	}
	return data, nil
}

// bare takes the path off an error: the caller names it.
func bare(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// places knows on which lines of a text its keys and tables stand: the TOML
// reader does not tell.
type places struct{ lines [][]byte }

func (p *places) read(data []byte) { p.lines = bytes.Split(data, []byte("\n")) }

// of returns " (line N)" for the first line that sets a key, or "".
func (p *places) of(key string) string {
	return p.nth(`^[\s\[{,]*(?:[\w.-]+\.)?"?`+regexp.QuoteMeta(key)+`"?\s*(?:=|\]|\.)`, 0)
}

// entry returns " (line N)" for the i-th table of an array.
func (p *places) entry(table string, i int) string {
	return p.nth(`^\s*\[\[\s*`+regexp.QuoteMeta(table)+`\s*\]\]`, i)
}

func (p *places) nth(pattern string, n int) string {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return ""
	}
	for i, line := range p.lines {
		if len(line) < 1000 && re.Match(line) {
			if n == 0 {
				return fmt.Sprintf(" (line %d)", i+1)
			}
			n--
		}
	}
	return ""
}
