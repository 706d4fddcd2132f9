package silent

import (
	"fmt"
	"net"
	"os"
)

func schemeOf(host string) string {
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return "http"
	}
	return "https"
}

type config struct{ host string }

func chosen(c config) []string {
	host := os.Getenv("MEDIA_HOST")
	if host == "" {
		host = "app.iconik.io"
	}
	scheme := "https"
	if host == "localhost" || host == "127.0.0.1" {
		scheme = "http"
	}
	if c.host == "" {
		c.host = "api.imagekit.io"
	}
	other := "https"
	if net.ParseIP(c.host).IsLoopback() {
		other = "http"
	}
	return []string{
		fmt.Sprintf("%s://%s/API", schemeOf(host), host),
		schemeOf(host) + "://" + host + "/API",
		scheme + "://" + host + "/API",
		fmt.Sprintf("%s://%s", other, c.host),
	}
}
