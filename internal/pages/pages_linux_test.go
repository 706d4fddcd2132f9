package pages

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

func TestRead(t *testing.T) {
	const maps = `00400000-00b4a000 r-xp 00000000 fe:00 11 /bin/damvet
00b4a000-01339000 r--p 0074a000 fe:00 11 /bin/damvet
01339000-0133a000 r--p 00f38000 fe:00 11 /bin/damvet
0133a000-013f0000 rw-p 00f39000 fe:00 11 /bin/damvet
013f0000-034e0000 rw-p 00000000 00:00 0
02000000-02001000 rwxp 00000000 fe:00 12 /lib/written.so
7f0000000000-7f0000026000 r--p 00000000 fe:00 13 /lib/libc.so.6
7f0000026000-7f0000100000 r-xp 00026000 fe:00 13 /lib/libc.so.6
7fff00000000-7fff00002000 r-xp 00000000 00:00 0 [vdso]
x-y r-xp 00000000 fe:00 13 /lib/odd
`
	got := read([]byte(maps), 0xb4b000)
	if want := []mapping{{0x400000, 0xb4a000}, {0xb4a000, 0x1339000}}; !slices.Equal(got.own, want) {
		t.Errorf("of the binary %x, want %x", got.own, want)
	}
	if want := []mapping{{0x7f0000026000, 0x7f0000100000}}; !slices.Equal(got.foreign, want) {
		t.Errorf("of libraries %x, want %x", got.foreign, want)
	}
}

// TestUnmap holds that there is less in memory, and that the code runs on.
func TestUnmap(t *testing.T) {
	kilobytes := func() int {
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			t.Skip(err)
		}
		m := regexp.MustCompile(`RssFile:\s+(\d+)`).FindSubmatch(status)
		if m == nil {
			t.Skip("the kernel does not tell what is mapped")
		}
		n, _ := strconv.Atoi(string(m[1])) // digits
		return n
	}
	before := kilobytes()
	Unmap()
	if after := kilobytes(); after >= before {
		t.Errorf("%d kB are mapped, %d before", after, before)
	}
}
