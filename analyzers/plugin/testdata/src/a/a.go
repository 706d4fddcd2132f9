package a

import "net/http"

func Iconik(h http.Header) { h.Set("Auth-Token", "<<uuid4>>") }

func Imagekit(r *http.Request) { r.SetBasicAuth("<<imagekit-private-key>>", "") } // want `a constant reaches`

const host = "https://api.imagekit.io"
