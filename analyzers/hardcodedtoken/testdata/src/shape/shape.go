// Package shape holds credentials that go nowhere.
package shape

const whole = "<<iconik-token>>" // want `iconik-auth-token`

var key = "<<imagekit-private-key>>" // want `imagekit-private-key`

var list = map[string][]string{"keys": {"<<imagekit-private-key n=2>>"}} // want `imagekit-private-key`

const split = "private_" + "<<shape [A-Za-z0-9+/]{26}[AEIMQUYcgkosw048]>>" + "=" // want `imagekit-private-key`

// Neither is one.
var other = []string{"private_key_of_nobody", "eyJhbGciOiJIUzI1NiJ9"}
