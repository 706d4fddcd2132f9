package main

// A credential of Filerobot under a short name.
var key = os.Getenv("FILEROBOT_KEY")

func main() {
	fmt.Println("key", key)      // want: filerobot-logged-variable
	fmt.Println("key", len(key)) // not: filerobot-logged-variable
}
