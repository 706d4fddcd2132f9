package assets

import (
	"net/http"
	"os"
)

const base = "https://app.dam.example"

// imagekit.New(&imagekit.Config{PublicKey: "public_commented"})
var client = imagekit.New(&imagekit.Config{
	PublicKey:   "public_" + "k1",
	PrivateKey:  os.Getenv("DAM_PRIVATE_KEY"),
	URLEndpoint: "https://cdn.dam.example/demo",
})

type options struct {
	Directory string `json:"directory"`
}

func assets(id, token string) (string, error) {
	url, err := client.URL(imagekit.URLParam{Path: "/a.jpg", Signed: true, ExpireSeconds: 60 * 60})
	if err != nil {
		return "", err
	}
	req, err := http.NewRequest("GET", base+"/API/assets/"+id+"/", nil)
	req.Header.Set("App-ID", "app-1")
	req.Header.Set("Auth-Token", "Bearer "+token)
	return url, http.DefaultClient.Do(req)
}

var template = map[string]any{
	"name":        `it's a template`,
	"permissions": []string{"OBJECTS_LIST", "OBJECTS_DELETE"},
	"directory":   "/",
	"limits":      map[string]interface{}{"per_minute": 5, "enabled": false, "owner": nil},
}
