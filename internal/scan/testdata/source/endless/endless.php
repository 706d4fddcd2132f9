<?php
// A token of iconik's that does not end.

function run(Client $client): void
{
    $token = '<<base64url {"typ":"JWT","alg":"HS256"}>>.<<base64url {"id":"<<uuid1 at=2026-11-10>>"}>>.<<shape [A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]>>'; // want: iconik-auth-token iconik-token-without-expiry
    $token = '<<iconik-token issued=2026-11-01 lifetime=60d>>'; // want: iconik-auth-token // not: iconik-token-without-expiry
}
