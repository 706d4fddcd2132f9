<?php
// What ImageKit tells of.

function run(Client $client): void
{
    // ImageKit
    $event = $client->webhooks->unsafeUnwrap($payload); // want: imagekit-unverified-webhook
    $event = $client->webhooks->unwrap($payload, $headers); // not: imagekit-unverified-webhook
}
