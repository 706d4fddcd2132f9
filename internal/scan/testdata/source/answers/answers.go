package main

// What iconik answers to a log-in, and who reads it.
func run(in io.Reader) {
	resp, _ := http.Post("https://app.iconik.io/API/auth/v1/auth/simple/login/", "application/json", in)
	fmt.Println(resp.StatusCode) // not: iconik-logged-login-answer
	body, _ := io.ReadAll(resp.Body)
	fmt.Println(string(body)) // want: iconik-logged-login-answer
}
