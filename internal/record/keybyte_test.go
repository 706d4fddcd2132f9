package record

import "testing"

func TestIsKeyByte(t *testing.T) {
	for c := range 256 {
		if c := byte(c); isKeyByte(c) != (isWordByte(c) || c == '-') {
			t.Errorf("isKeyByte(%q) = %t", c, isKeyByte(c))
		}
	}
}
