<?php
// Which certificates the client of Filerobot trusts.

function run(Client $client): void
{
    $client = new Client(['timeout' => 30, 'verify' => false]); // want: filerobot-tls-verification-off
    $client->request('GET', 'https://api.filerobot.com/<<filerobot-container>>/v4/files', [
    ]);
    $client = new Client(['timeout' => 30, 'verify' => '/etc/ssl/acme.pem']); // not: filerobot-tls-verification-off
}
