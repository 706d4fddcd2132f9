// Package masked has texts that say how they are printed.
package masked

import (
	"fmt"
	"log"
	"log/slog"
	"os"
)

type secret string

func (secret) String() string       { return "***" }
func (secret) LogValue() slog.Value { return slog.StringValue("***") }

type name string

func logs() {
	s := secret(os.Getenv("FILEROBOT_API_KEY"))
	slog.Info("starting", "key", s)
	log.Printf("key %s", s)
	log.Print(fmt.Sprintf("key %v", s))
	log.Print(string(s))                            // want `\[filerobot-go-logged-credential\]`
	log.Print(name(s))                              // want `\[filerobot-go-logged-credential\]`
	log.Print(name(os.Getenv("FILEROBOT_API_KEY"))) // want `\[filerobot-go-logged-credential\]`
}
