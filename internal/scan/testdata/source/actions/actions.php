<?php
// The server that iconik's custom actions call.

function run(Client $client): void
{
    // A custom action of iconik's.
    error_log(file_get_contents('php://input')); // want: iconik-logged-payload
    error_log(json_encode($action['asset_ids'])); // not: iconik-logged-payload
    $client->request('GET', 'https://app.iconik.io/API/assets/v1/assets/', [
        'headers' => [
            'Auth-Token' => $authToken,
        ],
    ]);
}
