// Package silent has what grants no more than it must, and what cannot be told.
package silent

import (
	"encoding/json"
	"os"
	"strings"
)

const api = "https://api.filerobot.com/"

type Template struct {
	Description string
	Permissions []string
	Internal    []string `json:"-"`
}

func read() Template {
	return Template{Description: "gallery", Permissions: []string{"OBJECTS_FETCH"}, Internal: []string{"FILE_DELETE"}}
}

func decoded(b []byte) (t Template, err error) {
	err = json.Unmarshal(b, &t)
	return t, err
}

func looked() Template {
	return Template{Description: "set elsewhere", Permissions: strings.Split(os.Getenv("PERMISSIONS"), ",")}
}

// What is granted, in words: no record.
const words = "permissions: FILE_DELETE deletes files"

func compare(have string) bool { return have == "FILE_DELETE" }
