// Package addresses says where things are.
package addresses

import "os"

var API = "https://app.iconik.io/API/"

var Shop = "https://shop.acme-tv.net/"

func Upload() string { return "https://upload.imagekit.io/api/v1/files/upload" }

type Settings struct{ Base, Other string }

func Load() *Settings { return &Settings{Base: API, Other: os.Getenv("SHOP")} }
