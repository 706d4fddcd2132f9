<?php
// What iconik answers to a log-in, and who reads it.
function run(Client $client, array $body): void
{
    $response = $client->post('https://app.iconik.io/API/auth/v1/auth/simple/login/', ['json' => $body]);
    error_log($response->status); // not: iconik-logged-login-answer
    error_log($response->body); // want: iconik-logged-login-answer
}

// What it answers to the minting of a token.
function mint(Client $client, string $app): void
{
    $response = $client->post("https://app.iconik.io/API/auth/v1/apps/$app/token/?expires_in=600");
    error_log($response->getStatusCode()); // not: iconik-logged-login-answer
    error_log($response->getBody()); // want: iconik-logged-login-answer
    $client->delete('https://app.iconik.io/API/auth/v1/auth/token/');
}
