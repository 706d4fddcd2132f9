<?php
// Who may reach the buckets of iconik and of the service that asks for them.

function run(Client $api): void
{
    $api->post('/policy/iconik', ['json' => [
        'Statement' => [
            [
                'Effect' => 'Allow',
                'Principal' => [
                    'AWS' => 'arn:aws:iam::283217727627:role/IconikS3AccessRole', // want: iconik-shared-role-unconditioned
                ],
                'Action' => ['s3:*'], // want: iconik-bucket-wide-actions
                'Resource' => ['arn:aws:s3:::acme-media/*'],
            ],
        ],
    ]]);
    $api->post('/policy/iconik', ['json' => [
        'Statement' => [
            [
                'Effect' => 'Allow',
                'Principal' => [
                    'AWS' => 'arn:aws:iam::283217727627:role/IconikS3AccessRole', // not: iconik-shared-role-unconditioned
                ],
                'Action' => ['s3:GetObject', 's3:PutObject'], // not: iconik-bucket-wide-actions
                'Resource' => ['arn:aws:s3:::acme-media/*'],
                'Condition' => [
                    'StringEquals' => ['aws:PrincipalTag/IconikSystemDomainId' => '<<uuid1 at=2019-05-06>>'],
                ],
            ],
        ],
    ]]);
    $wide = <<<JSON
    {
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:*"], // want: iconik-policy-wide-actions
                "Resource": ["arn:aws:s3:::acme-media/*"]
            }
        ]
    }
    JSON;
    $api->post('/policy/iconik-user', ['body' => $wide]);
    $every = <<<JSON
    {
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject"], // not: iconik-policy-wide-actions
                "Resource": ["arn:aws:s3:::*"] // want: iconik-policy-every-bucket
            }
        ]
    }
    JSON;
    $api->post('/policy/iconik-user', ['body' => $every]);
    $own = [
        'Statement' => [
            [
                'Effect' => 'Allow',
                'Action' => ['s3:GetObject'],
                'Resource' => ['arn:aws:s3:::acme-media/*'], // not: iconik-policy-every-bucket
            ],
        ],
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($own));
    $owner = [
        'bucket' => 'acme-media',
        'role' => 'roles/storage.admin', // want: iconik-gcs-wide-role
        'member' => 'serviceAccount:iconik@acme.iam.gserviceaccount.com',
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($owner));
    $api->post('/bindings', ['json' => [
        'bucket' => 'acme-media',
        'role' => 'roles/storage.objectViewer', // not: iconik-gcs-wide-role
        'member' => 'serviceAccount:iconik@acme.iam.gserviceaccount.com',
    ]]);
    $api->post('/logging', ['json' => [
        'bucket' => 'acme-media',
        'target_bucket' => 'acme-media', // want: iconik-log-in-same-bucket
    ]]);
    $otherLog = <<<JSON
    {
        "bucket": "acme-media",
        "target_bucket": "acme-logs" // not: iconik-log-in-same-bucket
    }
    JSON;
    $api->post('/logging', ['body' => $otherLog]);
    $public = <<<JSON
    {
        "bucket": "acme-audit-logs",
        "acl": "public-read" // want: iconik-public-log
    }
    JSON;
    $api->post('/acl', ['body' => $public]);
    $private = [
        'bucket' => 'acme-audit-logs',
        'acl' => 'private', // not: iconik-public-log
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($private));
}
