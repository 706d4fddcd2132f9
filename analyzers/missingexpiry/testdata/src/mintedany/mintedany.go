// Package mintedany mints tokens by helpers that know no platform.
package mintedany

import (
	"context"
	"sendany"
)

const api = "https://app.iconik.io/API/"

func mint(ctx context.Context, app string, body any) {
	sendany.Do(ctx, "POST", api+"auth/v1/auth/token/", nil, nil)          // want `\[iconik-go-token-minted-without-expiry\]`
	sendany.Do(ctx, "POST", api+"auth/v1/apps/"+app+"/token/", nil, body) // want `\[iconik-go-token-minted-without-expiry\]`
	sendany.Do(ctx, "POST", api+"auth/v1/apps/"+app+"/", nil, body)
}
