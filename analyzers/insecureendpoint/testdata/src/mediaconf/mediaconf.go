// Package mediaconf says where something is, and not whose that is.
package mediaconf

type Media struct{ Endpoint, Docs string }

func Load() Media {
	return Media{Endpoint: "http://media.acme-tv.net/", Docs: "http://docs.acme-tv.net/"}
}

func Local() *Media { return &Media{Endpoint: "http://localhost:8080/"} }

func Given(endpoint string) Media { return Media{Endpoint: endpoint} }

// Who imports the package may set it.
var Default = Media{Endpoint: "http://media.acme-tv.net/"}
