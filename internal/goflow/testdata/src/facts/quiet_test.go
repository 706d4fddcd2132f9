package facts

import "crypto/tls"

// What tests hold is nobody's, and so no fact.

var Sample = "<<uuid4 n=33>>"

func SampleToken() string { return "<<uuid4 n=34>>" }

func Lax() *tls.Config { return &tls.Config{InsecureSkipVerify: true} }
