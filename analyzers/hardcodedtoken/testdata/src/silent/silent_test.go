package silent

import (
	"net/http"
	"testing"
)

func Test(t *testing.T) {
	req, _ := http.NewRequest("GET", "http://127.0.0.1:8080", nil)
	req.Header.Set("Auth-Token", "<<uuid4 n=55>>")
}
