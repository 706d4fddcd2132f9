<?php
// Programs that log in to iconik, and what they set up there.

function run(Client $api): void
{
    $editor = [
        'app_name' => 'sync',
        'email' => 'ada@acme.tv',
        'password' => '<<iconik-password>>', // want: iconik-login-body
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($editor));
    $boss = [
        'app_name' => 'sync',
        'email' => 'admin@acme.tv', // want: iconik-admin-login
        'password' => '', // not: iconik-login-body
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($boss));
    $api->post('/auth/v1/auth/simple/login/', ['json' => [
        'app_name' => 'sync',
        'email' => 'team@acme.tv', // want: iconik-shared-login
        'password' => '', // not: iconik-login-body
    ]]);
    $api->post('/auth/v1/auth/simple/login/', ['json' => [
        'app_name' => 'sync',
        'email' => 'ada.lovelace@acme.tv', // not: iconik-admin-login iconik-shared-login
        'password' => '', // not: iconik-login-body
    ]]);
    $mounted = <<<JSON
    {
        "name": "mounted",
        "method": "SFTP",
        "purpose": "FILES",
        "settings": {
            "address": "ftp.acme.tv",
            "user": "ingest",
            "password": "<<iconik-password n=2>>" // want: iconik-storage-literal-secret
        }
    }
    JSON;
    $api->post('/files/v1/storages/', ['body' => $mounted]);
    $speech = <<<JSON
    {
        "type": "REKOGNITION",
        "name": "speech",
        "secret_key": "<<iconik-storage-secret n=3>>" // want: iconik-service-key
    }
    JSON;
    $api->post('/files/v1/analysis/service_accounts/', ['body' => $speech]);
    $silent = [
        'type' => 'REKOGNITION',
        'name' => 'silent',
        'secret_key' => 'your-secret-key', // not: iconik-service-key
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($silent));
}
