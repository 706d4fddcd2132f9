package pages

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
	"unsafe"
)

// Unmap takes the pages of the binary out of the process. Those of code that ran
// once stay mapped otherwise, and what initialises packages lies all over it. What
// runs again finds its pages in the kernel's cache.
func Unmap() {
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return
	}
	for _, m := range unwritten(maps, uint64(uintptr(unsafe.Pointer(unsafe.StringData("text"))))) {
		// Without it there is more in memory, and no harm is done.
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, uintptr(m.start), uintptr(m.end-m.start), syscall.MADV_DONTNEED)
	}
}

type mapping struct{ start, end uint64 }

// unwritten returns what of files is mapped and was never written to: code, and
// what holds the text at an address. The rest that cannot be written to now may
// have been when the binary was loaded, and would come back as it is in the file.
func unwritten(maps []byte, text uint64) []mapping {
	var all []mapping
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
		if f[1][2] == 'x' || start <= text && text < end {
			all = append(all, mapping{start, end})
		}
	}
	return all
}
