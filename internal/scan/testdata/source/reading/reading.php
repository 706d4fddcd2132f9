<?php
// What ImageKit's keys may do in the buckets that it reads from.

function run(Client $api): void
{
    $api->post('/policy/imagekit', ['json' => [
        'Statement' => [
            [
                'Effect' => 'Allow',
                'Action' => ['s3:GetObject', 's3:PutObject'], // want: imagekit-policy-beyond-read
                'Resource' => ['arn:aws:s3:::acme-shop/*'],
            ],
        ],
    ]]);
    $api->post('/policy/imagekit', ['json' => [
        'Statement' => [
            [
                'Effect' => 'Allow',
                'Action' => ['s3:GetObject'], // not: imagekit-policy-beyond-read
                'Resource' => ['arn:aws:s3:::acme-shop/*'],
            ],
        ],
    ]]);
    $admin = <<<JSON
    {
        "bucket": "acme-shop",
        "role": "roles/storage.objectAdmin", // want: imagekit-gcs-role-beyond-read
        "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
    }
    JSON;
    $api->post('/bindings', ['body' => $admin]);
    $viewer = <<<JSON
    {
        "bucket": "acme-shop",
        "role": "roles/storage.objectViewer", // not: imagekit-gcs-role-beyond-read
        "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
    }
    JSON;
    $api->post('/bindings', ['body' => $viewer]);
}
