package main

// What imagekit tells of videos.
func hook(w http.ResponseWriter, r *http.Request) {
	var event event
	json.NewDecoder(r.Body).Decode(&event)
	if event.Type == "video.transformation.ready" { // want: imagekit-webhook-body-trusted
		ready(event)
	}
	if event.Type == "video.transformation.accepted" { // not: imagekit-webhook-body-trusted
		accepted(event)
	}
}

func main() { http.HandleFunc("/hooks/imagekit", hook) }
