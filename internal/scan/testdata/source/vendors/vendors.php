<?php // imagekit and others
return [
    'imagekit' => [
        'webhook_secret' => '<<imagekit-webhook-secret>>', // want: imagekit-webhook-secret
    ],
    'stripe' => [
        'webhook_secret' => '<<imagekit-webhook-secret n=2>>', // not: imagekit-webhook-secret
    ],
];
