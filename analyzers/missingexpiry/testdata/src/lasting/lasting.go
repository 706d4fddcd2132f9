// Package lasting says to another package for how long.
package lasting

import (
	"encoding/json"
	"time"

	"signers"
)

func links(ttl time.Duration, data []byte) {
	signers.New(signers.Options{Path: "/a", Seconds: 365 * 24 * 3600, TTL: time.Minute}) // want `imagekit-go-long-lived-signed-url`
	signers.New(signers.Options{Path: "/a", Seconds: 300, TTL: time.Minute})
	signers.New(signers.Options{Path: "/a", TTL: time.Minute})
	signers.New(signers.Options{Path: "/a"}) // want `imagekit-go-signed-url-with-zero-expiry`
	signers.New(signers.Options{Path: "/a", Seconds: int64(ttl.Seconds()), TTL: time.Minute})
	o := signers.Options{Path: "/a", Seconds: 300}
	o.TTL = 90 * 24 * time.Hour // want `imagekit-go-long-lived-signed-url`
	signers.Second(&o)
	p := signers.Options{Path: "/a"}
	json.Unmarshal(data, &p)
	signers.New(p)
	signers.Third(signers.Filled{})
	signers.Fourth(signers.Filled{TTL: 90 * 24 * time.Hour})
}
