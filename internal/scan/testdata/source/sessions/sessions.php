<?php
// A log-in to the archive.

function run(Client $client): void
{
    $client = new IconikSession([
        'user' => 'ingest',
        'password' => '<<iconik-password n=5>>', // want: iconik-password-nearby
    ]);






    $client = new IconikSession([
        'user' => 'ingest',
        'password' => $password, // not: iconik-password-nearby
    ]);
    $iconikScheme = 'http'; // want: iconik-plain-http-setting
    $iconikScheme = 'https'; // not: iconik-plain-http-setting
}
