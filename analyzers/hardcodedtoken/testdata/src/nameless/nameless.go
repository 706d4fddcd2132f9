// Package nameless keeps credentials, and does not know whose they are.
package nameless

type Cred struct{ ID, Token string }

var (
	Prod = Cred{"a", "<<uuid4>>"}
	All  = map[string]string{"prod": "<<uuid4 n=2>>", "dev": ""}
	List = []string{"", "<<uuid4 n=3>>"}
)

const fallback = "<<uuid4 n=4>>"

func Current() string { return fallback }

type Vault struct{ data map[string]string }

func New() *Vault { return &Vault{map[string]string{"token": "<<uuid4 n=5>>"}} }

func (v *Vault) Get() string { return v.data["token"] }

type Holder struct{}

func (Holder) Get() string { return "<<uuid4 n=6>>" }

// Name is no credential.
func Name() string { return "production" }
