<?php
// Which certificates the client of iconik trusts.

function run(Client $client): void
{
    $client = new Client(['timeout' => 30, 'verify' => false]); // want: iconik-tls-verification-off
    $client->request('GET', 'https://app.iconik.io/API/users/v1/users/current/', [
    ]);
    $client = new Client(['timeout' => 30, 'verify' => '/etc/ssl/acme.pem']); // not: iconik-tls-verification-off
}
