package match

import "math"

// entropy returns the Shannon entropy of s in bits. As gitleaks counts: code
// points are counted, and divided by the number of bytes.
func entropy(s []byte) float64 {
	var ascii [128]int
	var others map[rune]int
	for _, r := range string(s) {
		if r < 128 {
			ascii[r]++
			continue
		}
		if others == nil {
			others = map[rune]int{}
		}
		others[r]++
	}
	var sum float64
	add := func(count int) {
		if count > 0 {
			freq := float64(count) / float64(len(s))
			sum -= freq * math.Log2(freq)
		}
	}
	for _, count := range ascii {
		add(count)
	}
	for _, count := range others {
		add(count)
	}
	return sum
}

// Entropy returns the Shannon entropy of s in bits per byte.
func Entropy(s []byte) float64 { return entropy(s) }
