package govet

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/goflow"
)

// What a configuration adds to the catalogue reaches the vet tool in a file. The
// flag holds the file's SHA-256, since the go command keeps answers under the
// flags; where the file is, which is another place each time, an environment
// variable says. The name of the flag sorts before goflow.BoundsFlag: bounds may
// be of platforms that are added.
const (
	additionsFlag     = "additions"
	additionsVariable = "DAMVET_ADDITIONS"
)

// writeAdditions writes the additions where the vet tool can read them, and
// returns what takes them away again.
func (r *runner) writeAdditions() (clean func(), err error) {
	if len(r.Additions) == 0 {
		return func() {}, nil
	}
	f, err := os.CreateTemp("", "damvet-additions-")
	if err != nil {
		return nil, err
	}
	clean = func() { os.Remove(f.Name()) }
	_, err = f.Write(r.Additions)
	if err = errors.Join(err, f.Close()); err != nil {
		clean()
		return nil, err
	}
	r.env = append(r.env, additionsVariable+"="+f.Name())
	return clean, nil
}

// inventoryFlags are those of every check, and one for the additions.
func inventoryFlags() flag.FlagSet {
	fs := goflow.Flags()
	fs.Func(additionsFlag, "the SHA-256 of what a configuration adds to the catalogue; the file is named by "+additionsVariable, readAdditions)
	return fs
}

func readAdditions(sum string) error {
	data, err := os.ReadFile(os.Getenv(additionsVariable))
	if err != nil {
		return fmt.Errorf("%s: %w", additionsVariable, err)
	}
	if sum != hashOf(data) {
		return fmt.Errorf("%s names a file of another SHA-256", additionsVariable)
	}
	cat, err := config.Extended(data)
	if err != nil {
		return err
	}
	goflow.Use(cat)
	return nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
