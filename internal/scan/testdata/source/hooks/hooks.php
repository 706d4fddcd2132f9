<?php
// Webhooks and custom actions of the iconik domain.

function run(Client $api): void
{
    $hook = [
        'url' => 'http://hooks.acme.tv/iconik', // want: iconik-webhook-plain-http
        'event_type' => 'assets',
        'realm' => 'objects',
        'operation' => 'create',
        'status' => 'ENABLED',
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($hook));
    $keyed = [
        'url' => 'https://hooks.acme.tv/iconik', // not: iconik-webhook-plain-http
        'event_type' => 'assets',
        'status' => 'ENABLED',
        'headers' => [
            'X-Webhook-Secret' => '<<iconik-opaque-token>>', // want: iconik-webhook-secret
        ],
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($keyed));
    $api->post('/notifications/v1/webhooks/', ['json' => [
        'url' => 'https://hooks.acme.tv/iconik',
        'event_type' => 'assets',
        'status' => 'ENABLED',
        'headers' => [
            'X-Webhook-Secret' => '', // not: iconik-webhook-secret
        ],
    ]]);
    $api->post('/assets/v1/custom_actions/ASSET/', ['json' => [
        'title' => 'Transcribe',
        'url' => 'http://actions.acme.tv/transcribe', // want: iconik-custom-action-plain-http
        'context' => 'ASSET',
        'type' => 'POST',
    ]]);
    $keyedAction = <<<JSON
    {
        "title": "Caption",
        "url": "https://actions.acme.tv/caption", // not: iconik-custom-action-plain-http
        "context": "ASSET",
        "headers": {
            "X-Api-Key": "<<iconik-opaque-token n=2>>" // want: iconik-custom-action-secret
        }
    }
    JSON;
    $api->post('/assets/v1/custom_actions/ASSET/', ['body' => $keyedAction]);
    $bareAction = <<<JSON
    {
        "title": "Caption",
        "url": "https://actions.acme.tv/caption",
        "context": "ASSET",
        "headers": {
            "X-Api-Key": "" // not: iconik-custom-action-secret
        }
    }
    JSON;
    $api->post('/assets/v1/custom_actions/ASSET/', ['body' => $bareAction]);
}
