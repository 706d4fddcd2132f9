// Package kept keeps a token for others.
package kept

// Token is the token.
var Token = "<<uuid4>>"
