// Package flags logs what flags bring.
package flags

import (
	"flag"
	"log"
)

var (
	token = flag.String("iconik-token", "", "the token")
	limit = flag.String("iconik-limit", "", "how many")
	other string
)

func init() { flag.StringVar(&other, "filerobot-api-key", "", "the key") }

func main() {
	log.Println(*token) // want `the setting iconik-token`
	log.Println(other)  // want `the setting filerobot-api-key`
	log.Println(*limit, len(*token))
}
