package inflate

import "encoding/binary"

const (
	adlerBase = 65521
	// adlerWords is how many words may be added up in lanes of 16 bits, a
	// multiple of three.
	adlerWords = 21
	lanes      = 0x00ff00ff00ff00ff
)

// maxSums is how many times 32 bytes sums may add up.
const maxSums = 1 << 10

// adler returns the Adler-32 checksum of RFC 1950.
func adler(p []byte) uint32 {
	if !hasVector() {
		return adlerFrom(1, 0, p)
	}
	a, b := uint64(1), uint64(0)
	for len(p) >= 32 {
		n := min(len(p)/32, maxSums)
		sum, sums := sums(&p[0], n)
		b = (b + 32*uint64(n)*a + sums) % adlerBase
		a = (a + sum) % adlerBase
		p = p[32*n:]
	}
	return adlerFrom(a, b, p)
}

// adlerFrom goes on with a checksum.
func adlerFrom(a, b uint64, p []byte) uint32 {
	for len(p) >= 8*adlerWords {
		// Of the bytes at even and at odd places, the sums and the sums of all
		// sums before.
		var even, odd, evens, odds uint64
		words := (*[8 * adlerWords]byte)(p)
		for i := 0; i < len(words); i += 24 {
			w := (*[24]byte)(words[i:])
			u, v, x := binary.LittleEndian.Uint64(w[:]), binary.LittleEndian.Uint64(w[8:]), binary.LittleEndian.Uint64(w[16:])
			evens += 3*even + 2*(u&lanes) + v&lanes
			odds += 3*odd + 2*(u>>8&lanes) + v>>8&lanes
			even += u&lanes + v&lanes + x&lanes
			odd += u>>8&lanes + v>>8&lanes + x>>8&lanes
		}
		p = p[8*adlerWords:]
		b += 8*adlerWords*a + 8*(sum(evens)+sum(odds))
		for i := range uint64(4) {
			e, o := even>>(16*i)&0xffff, odd>>(16*i)&0xffff
			b += (8-2*i)*e + (7-2*i)*o
		}
		a += sum(even) + sum(odd)
		b %= adlerBase
	}
	a %= adlerBase
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
