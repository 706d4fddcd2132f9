//go:build !purego

package inflate

import "golang.org/x/sys/cpu"

// What the processor can run.
func hasQuick() bool  { return cpu.X86.HasBMI2 }
func hasVector() bool { return cpu.X86.HasAVX2 }

// quick decompresses while there is room for it, with the codes of t, and says
// why it has stopped.
//
//go:noescape
func quick(s *state, t *tables) (why int)

// sums returns the sum of so many times 32 bytes, and the sum of the sums up to
// and including each of them. There are maxSums times 32 at most.
//
//go:noescape
func sums(p *byte, times int) (sum, sums uint64)
