<?php
// A test that empties the iconik domain.

function run(Client $client): void
{
    $client->request('DELETE', 'https://app.iconik.io/API/assets/v1/delete_queue/assets/', [ // want: iconik-destructive-test
    ]);
    $c = curl_init('https://test.iconik.example/API/assets/v1/delete_queue/assets/'); // not: iconik-destructive-test
    curl_setopt($c, CURLOPT_HTTPHEADER, [
    ]);
}
