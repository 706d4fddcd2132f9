package main

// A credential of ImageKit under a short name.
var key = os.Getenv("IMAGEKIT_PRIVATE_KEY")

func main() {
	fmt.Println("key", key)      // want: imagekit-logged-variable
	fmt.Println("key", len(key)) // not: imagekit-logged-variable
}
