// Package verified has clients that check certificates in a way of their own.
package verified

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func connection(roots *x509.CertPool) *tls.Config {
	return &tls.Config{
		InsecureSkipVerify: true,
		VerifyConnection: func(s tls.ConnectionState) error {
			_, err := s.PeerCertificates[0].Verify(x509.VerifyOptions{Roots: roots, DNSName: "app.iconik.io"})
			return err
		},
	}
}

func chain(check func([][]byte, [][]*x509.Certificate) error) *tls.Config {
	c := &tls.Config{}
	c.InsecureSkipVerify = true
	c.VerifyPeerCertificate = check
	return c
}

func everything() *tls.Config {
	return &tls.Config{
		InsecureSkipVerify: true, // want `in a package that talks to iconik`
		VerifyConnection:   func(tls.ConnectionState) error { return nil },
	}
}

func none() *tls.Config {
	c := &tls.Config{InsecureSkipVerify: true} // want `in a package that talks to iconik`
	c.VerifyConnection = nil
	return c
}

func calls(roots *x509.CertPool, check func([][]byte, [][]*x509.Certificate) error) {
	for _, c := range []*tls.Config{connection(roots), chain(check), everything(), none()} {
		hc := &http.Client{Transport: &http.Transport{TLSClientConfig: c}}
		hc.Get("https://app.iconik.io/API/assets/v1/assets/")
	}
}
