// Package signing signs uploads to ik.imagekit.io.
package signing

const Endpoint = "https://upload.imagekit.io/api/v1/files/upload"

type Upload struct {
	Token, Signature string
	Expires          int64
}

func New(token string) *Upload { return &Upload{Token: token, Signature: token} }

func Sign(token string) map[string]interface{} {
	return map[string]interface{}{"token": token, "expire": 1, "signature": token}
}

type Parcel struct{ Signature, Sender string }

type Settings struct{ Region, Token string }
