//go:build !purego

package match

import "golang.org/x/sys/cpu"

// canProbe is true if the processor has what probe takes.
var canProbe = cpu.X86.HasAVX2

// probe says at which positions of data some keyword may have a block: turn by
// turn, a byte in met, the lowest bit for the first position of the turn. Each
// turn reads p.reads bytes, the next one begins perTurn strides further.
func (p *prober) probe(bits *[1 << hashBits / 64]uint64, data []byte, turns int, met *[maxTurns]byte) {
	probeAVX2(p, bits, &data[0], turns, &met[0])
}

//go:noescape
func probeAVX2(p *prober, bits *[1 << hashBits / 64]uint64, data *byte, turns int, met *byte)
