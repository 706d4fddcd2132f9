<?php
// A token for iconik that somebody hands over.
function run(string $token): array
{
    error_log("token $token"); // want: iconik-logged-variable
    error_log('token ' . strlen($token)); // not: iconik-logged-variable
    return ['Auth-Token' => $token];
}
