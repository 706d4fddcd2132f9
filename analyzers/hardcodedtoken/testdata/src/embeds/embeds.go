// Package embeds has a token for others.
package embeds

import _ "embed"

// Token is what stands in the file.
//
//go:embed token.txt
var Token string
