<?php
// A server that asks iconik for pages.
$headers = ['App-ID' => env('ICONIK_APP_ID'), 'Auth-Token' => env('ICONIK_AUTH_TOKEN')];

Route::get('/assets', function () use ($headers) { // want: iconik-borrowed-pair
    return response(Http::withHeaders($headers)->get(URL)->json())
        ->header('Access-Control-Allow-Origin', '*'); // want: iconik-open-proxy-code
});
