package masked

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
)

type settings struct {
	App   string
	Token secret
}

// Methods of what is not exported are not asked.
type hidden struct {
	App   string
	token secret
}

func printed(req *http.Request, s settings, h hidden) {
	req.Header.Set("Auth-Token", string(s.Token))
	req.Header.Add("Auth-Token", string(h.token))
	log.Printf("%+v", s)
	fmt.Println(s, &s)
	b, _ := json.Marshal(s)
	log.Print(string(b))
	log.Printf("%+v", h) // want `the field token`
}
