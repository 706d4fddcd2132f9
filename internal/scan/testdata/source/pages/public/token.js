// A page with a token in it.
const token = '<<iconik-token issued=2026-11-01 lifetime=60d>>'; // want: iconik-auth-token iconik-token-in-browser-code
const session = '<<jwt-other>>'; // not: iconik-token-in-browser-code
