<?php
// Applications and tokens as iconik's auth service answers.

function run(Client $api): void
{
    $mine = [
        'id' => '<<uuid1 at=2026-03-02 n=2>>',
        'name' => 'acme ingest',
        'default_user_id' => '<<uuid1 at=2026-03-02 n=7>>', // want: iconik-admin-app
        'system_domain_id' => '<<uuid1 at=2019-05-06>>',
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($mine));
    $marked = [
        'name' => 'acme proxies',
        'default_user_id' => '<<uuid1 at=2026-03-02 n=11>>',
        'system_domain_id' => '<<uuid1 at=2019-05-06>>',
        'is_admin' => true, // want: iconik-app-marked-admin
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($marked));
    $api->post('/auth/v1/apps/', ['json' => [
        'name' => 'acme export', // want: iconik-app-without-user
        'system_domain_id' => '<<uuid1 at=2019-05-06>>',
        'oauth_client_type' => 'confidential',
    ]]);
    $api->post('/auth/v1/apps/', ['json' => [
        'name' => 'acme captions', // not: iconik-app-without-user
        'default_user_id' => '<<uuid1 at=2026-03-02 n=10>>', // not: iconik-admin-app
        'system_domain_id' => '<<uuid1 at=2019-05-06>>',
        'is_admin' => false, // not: iconik-app-marked-admin
    ]]);
    $adminUser = <<<JSON
    {
        "id": "<<uuid1 at=2026-03-02 n=7>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "primary_group": "<<uuid1 at=2019-05-06 n=3>>",
        "is_admin": true // want: iconik-admin-user
    }
    JSON;
    $api->post('/users/v1/users/', ['body' => $adminUser]);
    $session = <<<JSON
    {
        "app_id": "<<uuid1 at=2026-03-02 n=4>>",
        "user_id": "<<uuid1 at=2026-03-02 n=8>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": true, // want: iconik-admin-token
        "is_super_admin": true // want: iconik-super-admin-token
    }
    JSON;
    $api->post('/recorded/', ['body' => $session]);
    $night = [
        'app_id' => '<<uuid1 at=2026-03-02 n=5>>',
        'user_id' => '<<uuid1 at=2026-03-02 n=7>>', // want: iconik-token-of-admin
        'system_domain_id' => '<<uuid1 at=2019-05-06>>',
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($night));
    $day = [
        'app_id' => '<<uuid1 at=2026-03-02 n=6>>',
        'user_id' => '<<uuid1 at=2026-03-02 n=10>>', // not: iconik-token-of-admin
        'system_domain_id' => '<<uuid1 at=2019-05-06>>',
        'is_admin' => false, // not: iconik-admin-token
        'is_super_admin' => false, // not: iconik-super-admin-token
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($day));
}
