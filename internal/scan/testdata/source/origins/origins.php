<?php
// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.

function run(Client $api): void
{
    $anything = [
        'type' => 'WEB_PROXY', // want: imagekit-web-proxy-origin
        'name' => 'any address',
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($anything));
    $shop = [
        'type' => 'WEB_FOLDER', // not: imagekit-web-proxy-origin
        'name' => 'shop',
        'baseUrl' => 'http://shop.acme.tv', // want: imagekit-plain-http-origin
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($shop));
    $api->post('/v1/accounts/origins', ['json' => [
        'type' => 'WEB_FOLDER',
        'name' => 'shop',
        'baseUrl' => 'https://shop.acme.tv', // not: imagekit-plain-http-origin
    ]]);
    $api->post('/v1/accounts/origins', ['json' => [
        'type' => 'S3',
        'name' => 'media',
        'bucket' => 'acme-media',
        'useIAMRole' => true,
        'accessKey' => '<<iconik-storage-key-id>>', // want: imagekit-key-beside-role
    ]]);
    $fixed = <<<JSON
    {
        "type": "S3",
        "name": "press",
        "bucket": "acme-press",
        "useIAMRole": false, // want: imagekit-static-storage-key
        "accessKey": "<<iconik-storage-key-id>>",
        "secretKey": "<<imagekit-storage-secret>>" // want: imagekit-origin-secret
    }
    JSON;
    $api->post('/v1/accounts/origins', ['body' => $fixed]);
    $role = <<<JSON
    {
        "type": "S3",
        "name": "films",
        "bucket": "acme-films",
        "useIAMRole": true, // not: imagekit-static-storage-key
        "accessKey": "", // not: imagekit-key-beside-role
        "secretKey": "" // not: imagekit-origin-secret
    }
    JSON;
    $api->post('/v1/accounts/origins', ['body' => $role]);
}
