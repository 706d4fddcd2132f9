// Package logging makes a log that tells no secrets.
package logging

import (
	"io"
	"log/slog"
	"strings"
)

var hidden = map[string]bool{"token": true, "authorization": true}

func replace(_ []string, a slog.Attr) slog.Attr {
	if hidden[strings.ToLower(a.Key)] {
		return slog.String(a.Key, "[redacted]")
	}
	return a
}

func New(w io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{ReplaceAttr: replace}))
}
