// Package issued signs uploads, and tells logs too much of that.
package issued

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"signing"

	"github.com/imagekit-developer/imagekit-go"
	"github.com/imagekit-developer/imagekit-go/v2/lib"
)

func sdk(ik *imagekit.ImageKit, helper lib.HelperService) {
	signed := ik.SignToken(imagekit.SignTokenParam{Token: "one"})
	log.Printf("signed %+v", signed)    // want `the field Signature, is written by log.Printf \[imagekit-go-logged-credential\]`
	log.Print("got ", signed.Signature) // want `the field Signature, is written by log.Print \[imagekit-go-logged-credential\]`
	log.Print(signed.Token, signed.Expires)
	params, err := helper.GetAuthenticationParameters("", 0)
	log.Println(params, err)         // want `a signature with what it signs, is written by log.Println`
	log.Println(params["signature"]) // want `a signature with what it signs, is written by log.Println`
	log.Println(params["token"])
}

// Upload is what the browser asks for.
type Upload struct {
	Token     string `json:"token"`
	Expire    int64  `json:"expire"`
	Signature string `json:"signature"`
}

func sign(token string, expire int64) Upload {
	mac := hmac.New(sha1.New, []byte(os.Getenv("IMAGEKIT_PRIVATE_KEY")))
	fmt.Fprintf(mac, "%s%d", token, expire)
	return Upload{token, expire, hex.EncodeToString(mac.Sum(nil))}
}

func handle(w http.ResponseWriter, r *http.Request) {
	up := sign(r.FormValue("token"), 0)
	log.Printf("upload %v", up) // want `the field Signature, is written by log.Printf`
	body, _ := json.Marshal(up)
	log.Printf("answer %s", body)    // want `the field Signature, is written by log.Printf`
	log.Print("sig=" + up.Signature) // want `the field Signature, is written by log.Print`
	log.Print("for ", up.Token, len(up.Signature))
	json.NewEncoder(w).Encode(up)
	fmt.Fprintf(w, "%s", body)
}

func object() {
	up := map[string]any{"token": "one", "expire": 1, "signature": "two"}
	log.Print(up)                         // want `a signature with what it signs`
	log.Print(signing.Sign("x"))          // want `a signature with what it signs`
	log.Printf("%v", signing.New("x"))    // want `the field Signature`
	log.Print(signing.New("x").Signature) // want `the field Signature`
	log.Print(map[string]any{"token": "one", "expire": 1})
	log.Print(signing.Parcel{Signature: "Ada"})
}

type client struct {
	Name string `json:"name"`
	Key  string `json:"key"`
}

func (c client) use() any { return imagekit.NewParams{PrivateKey: c.Key} }

type hidden struct {
	Name string `json:"name"`
	Key  string `json:"-"`
}

func (c hidden) use() any { return imagekit.NewParams{PrivateKey: c.Key} }

func settings(c client, h hidden) {
	b, _ := json.MarshalIndent(c, "", "  ")
	log.Printf("settings: %s", b)                   // want `the field Key, is written by log.Printf`
	log.Print("settings: " + fmt.Sprintf("%+v", c)) // want `the field Key, is written by log.Print`
	b, _ = json.Marshal(&h)
	log.Printf("settings: %s", b)
	b, _ = json.Marshal(map[string]string{"name": c.Name, "key": c.Key})
	log.Printf("settings: %s", b) // want `the field Key, is written by log.Printf`
}

type login struct {
	App      string `json:"app_name"`
	Email    string `json:"email"`
	Password string `json:"password"`
}

const api = "https://app.iconik.io/API/"

func logIn(l login) error {
	log.Printf("as %+v", l) // want `the field Password, is written by log.Printf \[iconik-go-logged-credential\]`
	log.Print(l.Email)
	res, err := http.Post(api+"auth/v1/auth/simple/login/", "application/json", nil)
	if err != nil {
		return err
	}
	var answer struct {
		App   string `json:"app_id"`
		Token string `json:"token"`
	}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return err
	}
	log.Print("minted ", answer.Token) // want `the field Token, is written by log.Print \[iconik-go-logged-credential\]`
	log.Print(answer.App)
	return nil
}

type service struct{ settings signing.Settings }

func (s service) call(r *http.Request) {
	r.Header.Set("Auth-Token", s.settings.Token)
	log.Printf("settings %v", s.settings) // want `the field Token, is written by log.Printf`
	log.Print(s.settings.Region)
}
