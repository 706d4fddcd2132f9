<?php
// What a custom action posts, known by what is read of it alone.
$body = json_decode(file_get_contents('php://input'), true);
$domain = $body['system_domain_id'];
error_log('token ' . $body['auth_token']); // want: iconik-logged-token
error_log('token ' . (isset($body['auth_token']) ? 'given' : 'missing')); // not: iconik-logged-token
