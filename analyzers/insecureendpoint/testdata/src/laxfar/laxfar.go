// Package laxfar has both from elsewhere, the client and the address.
package laxfar

import (
	"addresses"
	"crypto/tls"
	"lax"
	"net/http"
)

func variable() {
	c, err := lax.Open() // want `certificates are not checked by a client that talks to iconik`
	if err == nil {
		c.Get(addresses.API + "assets/v1/assets/")
	}
}

func function() {
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}} // want `certificates are not checked by a client that talks to ImageKit`
	req, err := http.NewRequest("POST", addresses.Upload(), nil)
	if err == nil {
		c.Do(req)
	}
}

func field() {
	c, err := lax.Open() // want `certificates are not checked by a client that talks to iconik`
	if err == nil {
		c.Get(addresses.Load().Base + "assets/v1/assets/")
	}
}

func others() {
	c, err := lax.Open()
	if err == nil {
		c.Get(addresses.Shop)
		c.Get(addresses.Load().Other)
	}
	safe := &http.Client{}
	safe.Get(addresses.API)
}
