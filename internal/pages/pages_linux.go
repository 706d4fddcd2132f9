// Package pages gives back memory that a short process needs no more.
package pages

import (
	"bytes"
	"os"
	"strconv"
	"sync"
	"syscall"
	"unsafe"
)

// Unmap takes the pages of the binary out of the process. Those of code that ran
// once stay mapped otherwise, and what initialises packages lies all over it. What
// runs again finds its pages in the kernel's cache.
func Unmap() { unmap(unwritten().own) }

func unmap(all []mapping) {
	for _, m := range all {
		// Without it there is more in memory, and no harm is done.
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, uintptr(m.start), uintptr(m.end-m.start), syscall.MADV_DONTNEED)
	}
}

type mapping struct{ start, end uint64 }

// mapped is what of files is mapped and was never written to: of the binary, and of
// libraries.
type mapped struct{ own, foreign []mapping }

var unwritten = sync.OnceValue(func() mapped {
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return mapped{}
	}
	return read(maps, uint64(uintptr(unsafe.Pointer(unsafe.StringData("text")))))
})

// read finds code, and what holds a text of the binary at an address. The rest that
// cannot be written to now may have been when it was loaded, and would come back as
// it is in the file.
func read(maps []byte, text uint64) mapped {
	var all mapped
	var binary []byte
	for line := range bytes.Lines(maps) {
		f := bytes.Fields(line)
		if len(f) < 6 || len(f[1]) < 4 || f[1][1] == 'w' || f[5][0] != '/' {
			continue
		}
		from, to, _ := bytes.Cut(f[0], []byte("-"))
		start, err := strconv.ParseUint(string(from), 16, 64)
		if err != nil {
			continue
		}
		end, err := strconv.ParseUint(string(to), 16, 64)
		if err != nil {
			continue
		}
		if binary == nil {
			binary = f[5] // comes first
		}
		switch m := (mapping{start, end}); {
		case start <= text && text < end, f[1][2] == 'x' && bytes.Equal(f[5], binary):
			all.own = append(all.own, m)
		case f[1][2] == 'x':
			all.foreign = append(all.foreign, m)
		}
	}
	return all
}
