<?php
// Who works in the iconik domain: users, and the roles of their groups.

function run(Client $api): void
{
    $boss = [
        'email' => 'sync@acme.tv',
        'first_name' => 'Sync',
        'type' => 'POWER',
        'is_admin' => true, // want: iconik-admin-user
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($boss));
    $desk = [
        'email' => 'desk@acme.tv',
        'first_name' => 'Desk',
        'type' => 'BROWSE_ONLY',
        'is_admin' => false, // not: iconik-admin-user
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($desk));
    $api->post('/users/v1/users/', ['json' => [
        'email' => 'guest@acme.tv',
        'type' => 'STANDARD',
        'password' => '<<iconik-password>>', // want: iconik-user-password
    ]]);
    $api->post('/users/v1/users/', ['json' => [
        'email' => 'invited@acme.tv',
        'type' => 'STANDARD',
        'password' => '', // not: iconik-user-password
    ]]);
    $operators = <<<JSON
    {
        "name": "operators",
        "roles": ["can_read_assets", "can_write_users"] // want: iconik-group-admin-roles iconik-surplus-roles
    }
    JSON;
    $api->post('/users/v1/groups/', ['body' => $operators]);
    $movers = <<<JSON
    {
        "name": "movers",
        "roles": ["can_read_assets", "can_write_export_locations"] // want: iconik-group-integration-roles iconik-surplus-roles
    }
    JSON;
    $api->post('/users/v1/groups/', ['body' => $movers]);
    $cleaners = [
        'name' => 'cleaners',
        'roles' => ['can_read_assets', 'can_delete_assets'], // want: iconik-group-destructive-roles iconik-surplus-roles
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($cleaners));
    $readers = [
        'name' => 'readers',
        'roles' => ['can_read_assets', 'can_read_collections'], // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($readers));
    $api->post('/users/v1/groups/', ['json' => [
        'name' => 'Administrators',
        'roles' => ['can_write_users', 'can_delete_assets', 'can_write_export_locations'], // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
    ]]);
}
