// Package accounts keeps credentials in lists and maps.
package accounts

type Account struct {
	Name  string
	Token string
	Key   *string
}

func text(s string) *string { return &s }

var Accounts = []Account{
	{Name: "<<uuid4>>", Token: "<<uuid4 n=2>>"},
	{Name: "<<uuid4 n=3>>", Token: "<<uuid4 n=4>>", Key: text("<<uuid4 n=5>>")},
}

var Pointers = []*Account{{Token: "<<uuid4 n=6>>"}}

var ByName = map[string]Account{"eu": {Token: "<<uuid4 n=7>>"}}
