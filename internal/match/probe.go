package match

import (
	"encoding/binary"
	"math/bits"
)

const (
	// perTurn is how many positions a turn looks at, maxTurns how many
	// turns there are at a time.
	perTurn  = 8
	maxTurns = 64
	// perHalf is how many blocks one half of a vector takes from the bytes of
	// the text that it holds, halfVector.
	perHalf    = perTurn / 2
	halfVector = 16
)

// hashFactor is what hash multiplies by.
const hashFactor = 0x9E3779B1

// prober is what vector code has to know of a matcher to look at eight blocks
// of a text at once.
type prober struct {
	shuffle [2 * halfVector]uint8 // which byte of its half of the text each byte of the blocks is
	fold    [perTurn]uint32       // what is set in each block
	factor  uint32
	half    int // how many bytes the second half of a turn begins behind the first
	reads   int // how many bytes a turn reads
}

// newProber returns nil if blocks of that length, so far apart, cannot be looked
// at in this way.
func newProber(block, stride int, mask uint32) *prober {
	if !vectors || (perHalf-1)*stride+block > halfVector {
		return nil
	}
	p := &prober{factor: hashFactor, half: perHalf * stride, reads: perHalf*stride + halfVector}
	const none = 0x80 // a zero instead of a byte
	for i := range p.shuffle {
		p.shuffle[i] = none
		if at := i % 4; at < block {
			p.shuffle[i] = uint8(i%halfVector/4*stride + at)
		}
	}
	for i := range p.fold {
		p.fold[i] = 0x20202020 & mask
	}
	return p
}

// probed is blocks in vectors. It leaves off where a turn would read beyond
// data.
func (k *keywords) probed(data []byte, i, to int, hit func(w *keyword, start, end int)) int {
	p := k.prober
	step := perTurn * k.stride
	for room := min(to, len(data)-p.reads+1); i < room; {
		var met [maxTurns]byte
		turns := min((room-i+step-1)/step, maxTurns)
		probeAVX2(p, &k.bits, &data[i], turns, &met[0])
		next := i + turns*step
		short := shortHits{next: noMore}
		if k.short != nil {
			var some [maxSteps]uint32
			short = shortHits{some: k.short.probe(data, i, next, &some), at: i}
			short.advance()
		}
		for at := 0; at < turns; at += 8 {
			for some := binary.LittleEndian.Uint64(met[at:]); some != 0; some &= some - 1 {
				pos := i + (at*perTurn+bits.TrailingZeros64(some))*k.stride
				if short.next < pos {
					k.tryShort(&short, data, pos, hit)
				}
				k.verify(data, pos, hash(binary.LittleEndian.Uint32(data[pos:]), k.mask), hit)
			}
		}
		k.tryShort(&short, data, next, hit)
		i = next
	}
	return i
}
