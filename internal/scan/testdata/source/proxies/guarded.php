<?php
// A server that asks iconik for its users.
$headers = ['App-ID' => env('ICONIK_APP_ID'), 'Auth-Token' => env('ICONIK_AUTH_TOKEN')];

Route::get('/assets', function () use ($headers) { // not: iconik-borrowed-pair
    return response(Http::withHeaders($headers)->get(URL)->json())
        ->header('Access-Control-Allow-Origin', 'https://desk.acme.tv'); // not: iconik-open-proxy-code
})->middleware('auth');
