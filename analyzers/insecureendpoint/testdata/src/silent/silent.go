// Package silent holds what is no finding.
package silent

import (
	"crypto/tls"
	"fmt"
	"net/url"
	"strings"

	"github.com/imagekit-developer/imagekit-go/v2/option"
)

func secure(u string) string {
	if strings.HasPrefix(u, "http://ik.imagekit.io/") {
		return "https" + u[4:]
	}
	switch u {
	case "http://app.iconik.io":
	}
	return strings.ReplaceAll(u, "http://app.iconik.io", "https://app.iconik.io")
}

func others(scheme, path string) {
	_ = fmt.Sprintf("http://%s/x", "localhost:8080")
	_ = scheme + "://app.iconik.io/"
	_ = "https://app.iconik.io/" + path
	_ = "http://app.iconik.io.example.com/" + path
	_ = url.URL{Scheme: "http", Host: path}
	_ = url.URL{Scheme: scheme, Host: "app.iconik.io"}
	option.WithBaseURL("http://localhost:8080")
	option.WithBaseURL("http://192.168.1.7/")
	_ = tls.Config{InsecureSkipVerify: scheme == "x"}
}
