// Package a makes URLs and tokens that do not end as they should.
package a

import (
	"fmt"
	"net/http"
	"time"

	v1 "github.com/imagekit-developer/imagekit-go"
	ikurl "github.com/imagekit-developer/imagekit-go/url"
	imagekit "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/lib"
	"github.com/imagekit-developer/imagekit-go/v2/packages/param"
	"github.com/imagekit-developer/imagekit-go/v2/shared"
)

func second(c imagekit.Client, t time.Time) {
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(true)})                                  // want `never expires \[imagekit-go-signed-url-without-expiry\]`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: param.NewOpt(true)})                                   // want `without-expiry`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: param.Opt[bool]{Value: true}})                         // want `without-expiry`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(0)})    // want `with-zero-expiry`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(-5)})   // want `with-zero-expiry`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(true), ExpiresIn: param.NewOpt(0.5)})    // want `with-zero-expiry`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", ExpiresIn: imagekit.Float(365 * 24 * 3600)})                   // want `long-lived-signed-url`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", ExpiresIn: imagekit.Float(float64(t.Unix()))})                 // want `until-timestamp`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", ExpiresIn: imagekit.Float(float64(time.Now().Unix() + 3600))}) // want `until-timestamp`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", ExpiresIn: imagekit.Float(float64(30 * 24 * time.Hour))})      // want `until-timestamp`
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", ExpiresIn: imagekit.Float((30 * 24 * time.Hour).Seconds())})   // want `long-lived`
	var o shared.SrcOptionsParam
	o.Signed = imagekit.Bool(true) // want `without-expiry`
	c.Helper.BuildURL(o)
}

func first(ik *v1.ImageKit) {
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true})                                                     // want `without-expiry`
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: 0})                                   // want `with-zero-expiry`
	ik.Url(ikurl.UrlParam{Path: "/a", ExpireSeconds: 300})                                               // want `a lifetime but is not signed \[imagekit-go-expiry-without-signature\]`
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: time.Now().Add(time.Hour).Unix()})    // want `until-timestamp`
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: -300})                                // want `with-zero-expiry`
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: int64(time.Hour)})                    // want `until-timestamp`
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: int64(time.Hour / time.Millisecond)}) // want `long-lived`
	ik.Url(param30(60 * 24 * 30))
}

func param30(minutes int64) ikurl.UrlParam {
	return ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: minutes * 60} // want `long-lived`
}

func lasting(ttl time.Duration) shared.SrcOptionsParam {
	return shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(ttl.Minutes())} // want `with-zero-expiry` `long-lived`
}

func several(c imagekit.Client) {
	c.Helper.BuildURL(lasting(10 * time.Second))
	c.Helper.BuildURL(lasting(10 * time.Minute))
	c.Helper.BuildURL(lasting(20000 * time.Hour))
	c.Helper.BuildURL(lasting(30000 * time.Hour))
}

const base = "https://app.iconik.io/API"

type client struct{ base string }

func (c client) post(path string) {
	req, _ := http.NewRequest(http.MethodPost, c.base+path, nil) // want `iconik-go-token-minted-without-expiry`
	_ = req
}

func mint(app string) { client{base}.post(fmt.Sprintf("/auth/v1/apps/%s/token/", app)) }

func until(helper lib.HelperService, ik *v1.ImageKit, deadline time.Time) {
	helper.GetAuthenticationParameters("", time.Now().Add(20*time.Minute).UnixMilli()/1000)
	helper.GetAuthenticationParameters("", time.Now().Add(72*time.Hour).UnixMilli()/1000)    // want `\[imagekit-go-long-lived-upload-token\]`
	helper.GetAuthenticationParameters("", time.Now().UnixNano()/int64(time.Second)+72*3600) // want `\[imagekit-go-long-lived-upload-token\]`
	helper.GetAuthenticationParameters("", time.Now().Add(20*time.Minute).UnixMilli())       // want `\[imagekit-go-long-lived-upload-token\]`
	helper.GetAuthenticationParameters("", deadline.UnixMilli()/1000)
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: time.Now().UnixMilli() / 1000}) // want `until-timestamp`
	end := time.Now().Add(60 * 24 * time.Hour)
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: int64(time.Until(end).Seconds())}) // want `long-lived`
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: int64(time.Until(deadline).Seconds())})
	d, _ := time.ParseDuration("1440h")
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: int64(d.Seconds())}) // want `long-lived`
}
