package more

import "fmt"

func schemeFor(secure bool) string {
	if secure {
		return "https"
	}
	return "http"
}

// What chooses the scheme has nothing to do with the host.
func chosen(secure bool, path string) []string {
	host := "app.iconik.io"
	if path != "" {
		host = "eu.iconik.io"
	}
	scheme := "https"
	if !secure {
		scheme = "http"
	}
	return []string{
		fmt.Sprintf("%s://%s/API", schemeFor(secure), host), // want `plain HTTP to`
		scheme + "://" + host + "/API",                      // want `plain HTTP to`
	}
}
