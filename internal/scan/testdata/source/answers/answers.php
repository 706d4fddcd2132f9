<?php
// What iconik answers to a log-in, and who reads it.
function run(Client $client, array $body): void
{
    $response = $client->post('https://app.iconik.io/API/auth/v1/auth/simple/login/', ['json' => $body]);
    error_log($response->status); // not: iconik-logged-login-answer
    error_log($response->body); // want: iconik-logged-login-answer
}
