<?php
// A new token of iconik, where the address is put together of a base that ends without a slash.
const BASE = 'https://app.iconik.io/API';

function run(Client $client): void
{
    $client->post(BASE . '/auth/v1/auth/token/', ['headers' => $headers]); // want: iconik-token-minted-without-expiry iconik-token-not-ended
    $client->request('GET', BASE . '/auth/v1/auth/token/', ['headers' => $headers]); // not: iconik-token-minted-without-expiry
}
