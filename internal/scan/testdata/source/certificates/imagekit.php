<?php
// Which certificates the client of ImageKit trusts.

function run(Client $client): void
{
    $client = new Client(['timeout' => 30, 'verify' => false]); // want: imagekit-tls-verification-off
    $client->request('GET', 'https://api.imagekit.io/v1/files', [
    ]);
    $client = new Client(['timeout' => 30, 'verify' => '/etc/ssl/acme.pem']); // not: imagekit-tls-verification-off
}
