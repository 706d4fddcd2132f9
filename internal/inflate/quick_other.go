//go:build !amd64 || purego

package inflate

func hasQuick() bool  { return false }
func hasVector() bool { return false }

func quick(*state, *tables) int { panic("not on this processor") }

func sums(*byte, int) (sum, sums uint64) { panic("not on this processor") }
