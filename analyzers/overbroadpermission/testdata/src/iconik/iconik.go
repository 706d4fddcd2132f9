// Package iconik makes users, groups and shares.
package iconik

type User struct {
	Email   string   `json:"email"`
	Type    string   `json:"type"`
	IsAdmin bool     `json:"is_admin"`
	Groups  []string `json:"groups"`
}

type group struct {
	Name  string
	Roles []string
}

func user() User {
	return User{Email: "sync@example.tv", Type: "POWER", IsAdmin: true} // want `\[iconik-admin-user\]`
}

func later(admin bool) *User {
	u := &User{Email: "sync@example.tv", Type: "STANDARD"}
	if admin {
		u.IsAdmin = true // want `\[iconik-admin-user\]`
	}
	return u
}

var sync = group{"sync", []string{"can_read_assets", "can_write_users"}} // want `\[iconik-group-admin-roles\]`

func purge(roles []string) group {
	return group{Name: "purge", Roles: append(roles, "can_purge_assets")} // want `\[iconik-group-destructive-roles\]`
}
