package masked

import (
	"log"
	"net/http"
)

type answer struct {
	AppID string
	Token secret `json:"token"`
}

func answered(req *http.Request, a answer) {
	req.Header.Set("Auth-Token", string(a.Token))
	log.Printf("%+v", a)
}
