package policy

import (
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/record"
)

func TestEndsKey(t *testing.T) {
	for _, key := range []string{"", "_", "App-ID", "x_app_id", "appid", "APPID-", "app--i_d", "pid", "id", "app-id-x", "Ä-app-id"} {
		for _, end := range []string{"appid", "id", "x"} {
			if got, want := endsKey(key, end), strings.HasSuffix(record.Key(key), end); got != want {
				t.Errorf("%q, %q: %t", key, end, got)
			}
		}
	}
}
