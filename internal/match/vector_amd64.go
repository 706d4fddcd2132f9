//go:build !purego

package match

import "golang.org/x/sys/cpu"

// vectors is true if the processor can run the vector code.
var vectors = cpu.X86.HasAVX2

//go:noescape
func probeAVX2(p *prober, bits *[1 << hashBits / 64]uint64, data *byte, turns int, met *byte)

//go:noescape
func classifyAVX2(t *classTables, data *byte, blocks int, out *classes)

//go:noescape
func shortAVX2(t *shortTables, data *byte, steps int, met *uint32)
