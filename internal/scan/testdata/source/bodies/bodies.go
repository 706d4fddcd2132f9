// What is sent to iconik, known by where it is sent.
package main

func run(base, asset string) {
	http.NewRequest("POST", base+"/API/assets/v1/assets/"+asset+"/shares/", strings.NewReader(`{"title": "rushes"}`))                                    // want: iconik-share-without-expiry
	http.NewRequest("POST", base+"/API/assets/v1/assets/"+asset+"/shares/", strings.NewReader(`{"title": "rushes", "expires": "2026-12-03T00:00:00Z"}`)) // not: iconik-share-without-expiry
	http.Post(fmt.Sprintf("%s/API/users/v1/users/", base), "application/json", strings.NewReader(`{"email": "ada@acme.tv", "is_admin": true}`))          // want: iconik-admin-user
	http.Post(fmt.Sprintf("%s/API/users/v1/users/", base), "application/json", strings.NewReader(`{"email": "ada@acme.tv", "is_admin": false}`))         // not: iconik-admin-user
	http.NewRequest("PATCH", base+"/API/users/v1/users/"+asset+"/", strings.NewReader(`{"is_admin": true}`))                                             // want: iconik-admin-user
	http.NewRequest("PATCH", base+"/API/users/v1/users/"+asset+"/", strings.NewReader(`{"is_admin": false}`))                                            // not: iconik-admin-user
	http.Post(base+"/API/auth/v1/apps/", "application/json", strings.NewReader(`{"name": "sync"}`))                                                      // want: iconik-app-without-user
	http.NewRequest(http.MethodPut, base+"/API/auth/v1/apps/", strings.NewReader(`{"name": "sync"}`))                                                    // not: iconik-app-without-user
}
