package inflate

import "encoding/binary"

const (
	adlerBase = 65521
	// adlerWords is how many words may be added up in lanes of 16 bits.
	adlerWords = 21
	lanes      = 0x00ff00ff00ff00ff
)

// adler returns the Adler-32 checksum of RFC 1950.
func adler(p []byte) uint32 {
	a, b := uint64(1), uint64(0)
	for len(p) >= 8 {
		n := min(len(p)/8, adlerWords)
		// Of the bytes at even and at odd places, the sums and the sums of all
		// sums before.
		var even, odd, evens, odds uint64
		for i := range n {
			w := binary.LittleEndian.Uint64(p[8*i:])
			evens += even
			odds += odd
			even += w & lanes
			odd += w >> 8 & lanes
		}
		p = p[8*n:]
		b += 8*uint64(n)*a + 8*(sum(evens)+sum(odds))
		for i := range uint64(4) {
			e, o := even>>(16*i)&0xffff, odd>>(16*i)&0xffff
			b += (8-2*i)*e + (7-2*i)*o
		}
		a += sum(even) + sum(odd)
		a %= adlerBase
		b %= adlerBase
	}
	for _, c := range p {
		a += uint64(c)
		b += a
	}
	return uint32(b%adlerBase)<<16 | uint32(a%adlerBase)
}

// sum adds up four lanes.
func sum(v uint64) uint64 {
	return v&0xffff + v>>16&0xffff + v>>32&0xffff + v>>48
}
