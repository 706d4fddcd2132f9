package a

import imagekit "github.com/imagekit-developer/imagekit-go/v2"

func parse(c imagekit.Client, body []byte) { c.Webhooks.UnsafeUnwrap(body) }
