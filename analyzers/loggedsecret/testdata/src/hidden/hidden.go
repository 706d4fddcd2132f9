// Package hidden has a log that knows what not to tell.
package hidden

import (
	"context"
	"log"
	"log/slog"
	"os"

	"example.com/logging"
)

func start() {
	l := logging.New(os.Stderr)
	token := os.Getenv("ICONIK_AUTH_TOKEN")
	l.Info("start", "token", token)
	l.With("auth_token", token).Info("start")
	l.LogAttrs(context.Background(), slog.LevelInfo, "start", slog.String("Authorization", token))
	l.Info("start", "app", token)       // want `iconik-go-logged-credential`
	l.Info("start", "tokens", 2, token) // want `iconik-go-logged-credential`
	l.Info("start " + token)            // want `iconik-go-logged-credential`
	l.Info("token", token)              // want `iconik-go-logged-credential`
	log.Println("token", token)         // want `iconik-go-logged-credential`
}
