//go:build !amd64 || purego

package inflate

const (
	hasQuick  = false
	hasVector = false
)

func quick(*state, *tables) int { panic("not on this processor") }

func sums(*byte, int) (sum, sums uint64) { panic("not on this processor") }
