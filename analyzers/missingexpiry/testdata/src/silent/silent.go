// Package silent holds what is no finding.
package silent

import (
	"net/http"
	"time"

	v1 "github.com/imagekit-developer/imagekit-go"
	ikurl "github.com/imagekit-developer/imagekit-go/url"
	imagekit "github.com/imagekit-developer/imagekit-go/v2"
	"github.com/imagekit-developer/imagekit-go/v2/shared"
)

func urls(c imagekit.Client, ik *v1.ImageKit, ttl time.Duration, sign bool) {
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a"})
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(false)})
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(sign)})
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(ttl.Seconds())})
	c.Helper.BuildURL(shared.SrcOptionsParam{Src: "/a", ExpiresIn: imagekit.Float(1800)})
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: 300})
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: sign, ExpireSeconds: 300})
	p := ikurl.UrlParam{Path: "/a", Signed: true}
	if ttl > 0 {
		p.ExpireSeconds = int64(ttl.Seconds())
	}
	ik.Url(p)
	until := time.Now().Add(ttl).Unix()
	ik.Url(ikurl.UrlParam{Path: "/a", Signed: true, ExpireSeconds: until - time.Now().Unix()})
}

func mint(app string) {
	req, _ := http.NewRequest(http.MethodPost, "https://app.iconik.io/API/auth/v1/apps/"+app+"/token/", nil)
	q := req.URL.Query()
	q.Set("expires_in", "3600")
	req.URL.RawQuery = q.Encode()
}
