// Package media is an integration of iconik, ImageKit and Filerobot. What its
// comments say is not done.
package media

// Was http.Get("http://app.iconik.io/API/assets/v1/assets/"). // not: iconik-plain-http

/*
files := "http://api.imagekit.io/v1/files" // not: imagekit-plain-http
base := "http://api.filerobot.com/<<filerobot-container>>/v5" // not: filerobot-plain-http-api
*/

var (
	home  = "a // b " + "http://app.iconik.io/API/assets/v1/" // want: iconik-plain-http
	files = `/* ` + "http://api.imagekit.io/v1/files"         // want: imagekit-plain-http
	base  = `
// http://api.filerobot.com/<<filerobot-container>>/v5` // want: filerobot-plain-http-api
)

// const token = "<<iconik-token>>" // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
// log.Println("iconik", iconikAuthToken) // not: iconik-logged-token
// iconik: &tls.Config{InsecureSkipVerify: true} // not: iconik-tls-verification-off
