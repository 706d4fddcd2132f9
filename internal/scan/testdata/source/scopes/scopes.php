<?php
// Where security templates of Filerobot reach, and how often.

function run(Client $api): void
{
    $inbox = [
        'description' => 'inbox',
        'permissions' => ['FILE_UPLOAD'], // want: filerobot-template-unscoped-upload
        'upload' => ['limit_per_min' => 5, 'limit_per_source_ip' => 20],
        'restrictions' => ['whitelist_ip_ranges' => ['198.51.100.0/24'], 'whitelist_countries' => ['FR']],
        'key_validity' => ['expire_duration' => 1200],
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($inbox));
    $gallery = [
        'description' => 'gallery',
        'permissions' => ['OBJECTS_LIST'], // want: filerobot-template-unscoped-listing
        'restrictions' => ['whitelist_ip_ranges' => ['198.51.100.0/24'], 'whitelist_countries' => ['FR']],
        'key_validity' => ['expire_duration' => 1200],
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($gallery));
    $api->post('/key', ['json' => [
        'description' => 'root',
        'permissions' => ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
        'upload' => [
            'dir_scope' => ['/*'], // want: filerobot-template-root-upload
            'limit_per_min' => 5,
        ],
        'listing' => [
            'dir_scope' => ['/'], // want: filerobot-template-root-listing
        ],
        'restrictions' => ['whitelist_ip_ranges' => ['198.51.100.0/24'], 'whitelist_countries' => ['FR']],
        'key_validity' => ['expire_duration' => 1200],
    ]]);
    $api->post('/key', ['json' => [
        'description' => 'flood',
        'permissions' => ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
        'upload' => ['dir_scope' => ['/press/*']],
        'listing' => ['dir_scope' => ['/press/*']],
        'restrictions' => ['whitelist_ip_ranges' => ['198.51.100.0/24'], 'whitelist_countries' => ['FR']],
        'key_validity' => ['expire_duration' => 1200],
    ]]);
    $unlimited = <<<JSON
    {
        "description": "unlimited",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
        "upload": {
            "dir_scope": ["/press/*"],
            "limit_per_min": 0, // want: filerobot-template-no-upload-limit
            "limit_per_source_ip": -1
        },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }
    JSON;
    $api->post('/key', ['body' => $unlimited]);
    $enormous = <<<JSON
    {
        "description": "enormous",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
        "upload": {
            "dir_scope": ["/press/*"],
            "limit_per_min": 1000000, // want: filerobot-template-enormous-upload-limit
            "limit_per_source_ip": 1000000
        },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }
    JSON;
    $api->post('/key', ['body' => $enormous]);
    $free = [
        'description' => 'free',
        'permissions' => ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-unconfined
        'listing' => ['dir_scope' => ['/press/*']],
        'key_validity' => ['expire_duration' => 1200],
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($free));
    $crooked = [
        'description' => 'crooked',
        'permissions' => ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
        'upload' => [
            'dir_scope' => ['press/*'], // want: filerobot-template-upload-scope-pattern
            'limit_per_min' => 5,
        ],
        'listing' => [
            'dir_scope' => ['/press/**/kits'], // want: filerobot-template-list-scope-pattern
        ],
        'restrictions' => ['whitelist_ip_ranges' => ['198.51.100.0/24'], 'whitelist_countries' => ['FR']],
        'key_validity' => ['expire_duration' => 1200],
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($crooked));
    $api->post('/key', ['json' => [
        'description' => 'one folder',
        'permissions' => ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
        'upload' => [
            'dir_scope' => ['/press'], // want: filerobot-template-upload-folder-alone
            'limit_per_min' => 5,
        ],
        'listing' => ['dir_scope' => ['/press/*']],
        'restrictions' => ['whitelist_ip_ranges' => ['198.51.100.0/24'], 'whitelist_countries' => ['FR']],
        'key_validity' => ['expire_duration' => 1200],
    ]]);
    $api->post('/key', ['json' => [
        'description' => 'below',
        'permissions' => ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
        'upload' => [
            'dir_scope' => ['/press/*'], // want: filerobot-template-list-folder-alone
            'limit_per_min' => 5,
        ],
        'listing' => ['dir_scope' => ['/press']],
        'restrictions' => ['whitelist_ip_ranges' => ['198.51.100.0/24'], 'whitelist_countries' => ['FR']],
        'key_validity' => ['expire_duration' => 1200],
    ]]);
    $narrow = <<<JSON
    {
        "description": "narrow",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // not: filerobot-template-unscoped-upload filerobot-template-unscoped-listing filerobot-template-no-upload-limit filerobot-template-unconfined
        "upload": {
            "dir_scope": ["/press/*"], // not: filerobot-template-root-upload filerobot-template-upload-scope-pattern filerobot-template-upload-folder-alone filerobot-template-list-folder-alone
            "limit_per_min": 5, // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
            "limit_per_source_ip": 20 // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
        },
        "listing": {
            "dir_scope": ["/press/*"] // not: filerobot-template-root-listing filerobot-template-list-scope-pattern
        },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }
    JSON;
    $api->post('/key', ['body' => $narrow]);
}
