package main

// A credential of iconik under a short name.
var key = os.Getenv("ICONIK_AUTH_TOKEN")

func main() {
	fmt.Println("key", key)      // want: iconik-logged-key
	fmt.Println("key", len(key)) // not: iconik-logged-key
}
