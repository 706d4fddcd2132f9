package record

import (
	"os"
	"testing"
)

func TestTry(t *testing.T) {
	f := os.Getenv("TRY")
	if f == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(f)
	for _, d := range Read(f, data) {
		t.Log(show(d))
	}
}
