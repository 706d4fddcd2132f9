package match

import (
	"slices"
)

//go:generate go test . -run TestShapesAreCurrent -update

// known is the shape of a rule that comes with damvet, found when damvet was
// built: to find it takes most of the time that it takes to look at a few files.
type known struct {
	// sum is that of the rule's expression and triggers: a rule that is not in
	// the list, or changed since, is analysed.
	sum   uint64
	shape shape
}

// knownShape returns the shape of a rule that comes with damvet.
func knownShape(r *rule) (shape, bool) {
	if !r.Pinned {
		return shape{}, false
	}
	i, ok := slices.BinarySearchFunc(shapes[:], shapeSum(r), func(k known, sum uint64) int {
		switch {
		case k.sum < sum:
			return -1
		case k.sum > sum:
			return 1
		}
		return 0
	})
	if !ok {
		return shape{}, false
	}
	return shapes[i].shape, true
}

// shapeSum is FNV-1a: the rules that it tells apart are damvet's own.
func shapeSum(r *rule) uint64 {
	sum := uint64(14695981039346656037)
	add := func(text string) {
		for i := range len(text) {
			sum = (sum ^ uint64(text[i])) * 1099511628211
		}
		sum *= 1099511628211 // between texts
	}
	add(r.Regex)
	for _, t := range r.triggers {
		add(t)
	}
	return sum
}
