<?php
// A new token for the application in iconik.

function run(Client $client): void
{
    $client->request('POST', "https://app.iconik.io/API/auth/v1/apps/{$appId}/token/", [ // want: iconik-token-minted-without-expiry iconik-token-not-ended
        'headers' => [
            'App-ID' => $appId,
            'Auth-Token' => $token,
        ],
    ]);
    $c = curl_init('https://app.iconik.io/API/auth/v1/auth/tokens/'); // not: iconik-token-minted-without-expiry iconik-token-not-ended
    curl_setopt($c, CURLOPT_HTTPHEADER, [
        'App-ID: ' . $appId,
        'Auth-Token: ' . $token,
    ]);
}
