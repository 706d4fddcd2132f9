<?php
// What imagekit tells of videos.
class HookController
{
    public function receive(): void
    {
        $event = json_decode(file_get_contents('php://input'), true);
        if ($event['type'] === 'video.transformation.ready') { // want: imagekit-webhook-body-trusted
            ready($event['data']['asset']);
        }
        if ($event['type'] === 'video.transformation.accepted') { // not: imagekit-webhook-body-trusted
            accepted($event['data']['asset']);
        }
    }
}
