# Webhooks and custom actions of the iconik domain.
$ErrorActionPreference = 'Stop'

$hook = @{
    url = 'http://hooks.acme.tv/iconik' # want: iconik-webhook-plain-http
    event_type = 'assets'
    realm = 'objects'
    operation = 'create'
    status = 'ENABLED'
}
$hook | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/notifications/v1/webhooks/" -Headers $headers -ContentType application/json
$keyed = @{
    url = 'https://hooks.acme.tv/iconik' # not: iconik-webhook-plain-http
    event_type = 'assets'
    status = 'ENABLED'
    headers = @{
        'X-Webhook-Secret' = '<<iconik-opaque-token>>' # want: iconik-webhook-secret
    }
}
$keyed | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/notifications/v1/webhooks/" -Headers $headers -ContentType application/json
$bare = @{
    url = 'https://hooks.acme.tv/iconik'
    event_type = 'assets'
    status = 'ENABLED'
    headers = @{
        'X-Webhook-Secret' = '' # not: iconik-webhook-secret
    }
}
Invoke-RestMethod -Method Post -Uri "$base/notifications/v1/webhooks/" -Headers $headers -Body ($bare | ConvertTo-Json -Depth 8)
$action = @{
    title = 'Transcribe'
    url = 'http://actions.acme.tv/transcribe' # want: iconik-custom-action-plain-http
    context = 'ASSET'
    type = 'POST'
}
Invoke-RestMethod -Method Post -Uri "$base/assets/v1/custom_actions/ASSET/" -Headers $headers -Body ($action | ConvertTo-Json -Depth 8)
$keyedAction = @'
{
    "title": "Caption",
    "url": "https://actions.acme.tv/caption", # not: iconik-custom-action-plain-http
    "context": "ASSET",
    "headers": {
        "X-Api-Key": "<<iconik-opaque-token n=2>>" # want: iconik-custom-action-secret
    }
}
'@
Invoke-RestMethod -Method Post -Uri "$base/assets/v1/custom_actions/ASSET/" -Headers $headers -Body $keyedAction
$bareAction = @'
{
    "title": "Caption",
    "url": "https://actions.acme.tv/caption",
    "context": "ASSET",
    "headers": {
        "X-Api-Key": "" # not: iconik-custom-action-secret
    }
}
'@
Invoke-RestMethod -Method Post -Uri "$base/assets/v1/custom_actions/ASSET/" -Headers $headers -Body $bareAction
