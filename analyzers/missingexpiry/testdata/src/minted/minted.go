// Package minted has tokens minted by a function that is handed the path.
package minted

import "sender"

func mint(c *sender.Client, app, path string) {
	c.Post("auth/v1/auth/token/", nil)         // want `\[iconik-go-token-minted-without-expiry\]`
	c.Post("auth/v1/apps/"+app+"/token/", nil) // want `\[iconik-go-token-minted-without-expiry\]`
	c.Post("auth/v1/apps/"+app+"/", nil)
	c.Post(path, nil)
	c.Post("assets/v1/assets/", map[string]any{"title": "one"})
}
