package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const nameWritable = "name a file in a directory that can be written to"

// output is a file that a report is to go to. A regular file is replaced as a
// whole or left alone; what else there is (a device, a pipe, what a descriptor
// of this process leads to) is written to as it stands.
type output struct {
	name string // as it was given
	// path is where it leads, behind symbolic links.
	path string
	// mode is that of the file that is there, 0 if there is none.
	mode    fs.FileMode
	special bool
}

// openOutput finds out whether there can be a report at a path, and leaves
// nothing there.
func openOutput(name string) (*output, error) {
	o := &output{name: name, path: name}
	info, err := os.Stat(name)
	switch {
	case err == nil:
		o.mode = info.Mode().Perm()
		o.special = !info.Mode().IsRegular() || isDescriptor(name)
		if o.path, err = filepath.EvalSymlinks(name); err != nil || o.special {
			o.path = name
		}
		if info.Mode()&fs.ModeNamedPipe != 0 {
			return o, nil // to open it would wait for who reads it
		}
		f, err := os.OpenFile(o.path, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return o, f.Close()
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if link, err := os.Readlink(name); err == nil {
		return nil, fmt.Errorf("%s: a symbolic link to %s, which is not there", name, link)
	}
	f, err := o.create()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, plain(err))
	}
	return o, errors.Join(f.Close(), os.Remove(f.Name()))
}

// isDescriptor reports whether a path names what a process has open: it is not
// to be replaced behind that one's back.
func isDescriptor(name string) bool {
	abs, err := filepath.Abs(name)
	return err == nil && (strings.HasPrefix(abs, "/dev/") || strings.HasPrefix(abs, "/proc/"))
}

// create creates a file beside the one that there is to be.
func (o *output) create() (*os.File, error) {
	beside := fmt.Sprintf("%s.%d.new", o.path, os.Getpid())
	f, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil || o.mode == 0 {
		return f, err
	}
	if err := f.Chmod(o.mode); err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(beside))
	}
	return f, nil
}

// write lets a function write the file.
func (o *output) write(content func(io.Writer) error) error {
	if o.special {
		f, err := os.OpenFile(o.path, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return err
		}
		return fill(f, content)
	}
	f, err := o.create()
	if err != nil && o.mode != 0 {
		// Its directory is closed to us; the file itself is not.
		if f, err = os.OpenFile(o.path, os.O_WRONLY|os.O_TRUNC, 0); err != nil {
			return err
		}
		return fill(f, content)
	}
	if err != nil {
		return err
	}
	if err := fill(f, content); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), o.path); err == nil || o.mode == 0 {
		return err
	}
	// It is mounted by itself, perhaps, and cannot be replaced.
	return errors.Join(o.overwrite(f.Name()), os.Remove(f.Name()))
}

// overwrite writes the content of another file into the one that is there.
func (o *output) overwrite(from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	f, err := os.OpenFile(o.path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, in)
	return errors.Join(err, f.Close())
}

// fill writes a file to its end and closes it.
func fill(f *os.File, content func(io.Writer) error) error {
	w := bufio.NewWriter(f)
	err := content(w)
	if err == nil {
		err = w.Flush()
	}
	return errors.Join(err, f.Close())
}
