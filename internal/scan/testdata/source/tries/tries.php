<?php // filerobot, imagekit, iconik
$this->assertSame(['x'], validate(['description' => 'x', 'permissions' => ['FILE_DELETE']])); // not: filerobot-template-destructive
assert(validate(['name' => 'p', 'type' => 'WEB_PROXY']) === false); // not: imagekit-web-proxy-origin
expect(validate(['name' => 'g', 'roles' => ['can_write_users']]))->toBeFalse(); // not: iconik-group-admin-roles
$permissionGroups = [
    ['title' => 'Files', 'permissions' => ['FILE_UPLOAD', 'FILE_DELETE']], // not: filerobot-template-destructive
];
$client->put('/API/assets/v1/assets/a/shares/b/', ['json' => ['allow_download' => true, 'emails' => ['a@example.com']]]); // not: iconik-share-without-expiry
$group = ['name' => 'sync', 'roles' => ['can_write_users']]; // want: iconik-group-admin-roles iconik-surplus-roles
