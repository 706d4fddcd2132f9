//go:build !amd64 || purego

package match

const canProbe = false

func (p *prober) probe(*[1 << hashBits / 64]uint64, []byte, int, *[maxTurns]byte) {
	panic("match: this processor has no vectors to probe with")
}
