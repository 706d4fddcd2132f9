// Webhooks and custom actions of the iconik domain.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const hook: Record<string, unknown> = {
    url: 'http://hooks.acme.tv/iconik', // want: iconik-webhook-plain-http
    event_type: 'assets',
    realm: 'objects',
    operation: 'create',
    status: 'ENABLED',
  };
  await api.post('/notifications/v1/webhooks/', { json: hook }).json();
  const keyed: Record<string, unknown> = {
    url: 'https://hooks.acme.tv/iconik', // not: iconik-webhook-plain-http
    event_type: 'assets',
    status: 'ENABLED',
    headers: {
      'X-Webhook-Secret': '<<iconik-opaque-token>>', // want: iconik-webhook-secret
    },
  };
  await api.post('/notifications/v1/webhooks/', { json: keyed }).json();
  const bare: Record<string, unknown> = {
    url: 'https://hooks.acme.tv/iconik',
    event_type: 'assets',
    status: 'ENABLED',
    headers: {
      'X-Webhook-Secret': '', // not: iconik-webhook-secret
    },
  };
  await api.post('/notifications/v1/webhooks/', { json: bare }).json();
  const action: Record<string, unknown> = {
    title: 'Transcribe',
    url: 'http://actions.acme.tv/transcribe', // want: iconik-custom-action-plain-http
    context: 'ASSET',
    type: 'POST',
  };
  await api.post('/assets/v1/custom_actions/ASSET/', { json: action }).json();
  await api.post('/assets/v1/custom_actions/ASSET/', {
    title: 'Caption',
    url: 'https://actions.acme.tv/caption', // not: iconik-custom-action-plain-http
    context: 'ASSET',
    headers: {
      'X-Api-Key': '<<iconik-opaque-token n=2>>', // want: iconik-custom-action-secret
    },
  });
  await api.post('/assets/v1/custom_actions/ASSET/', {
    title: 'Caption',
    url: 'https://actions.acme.tv/caption',
    context: 'ASSET',
    headers: {
      'X-Api-Key': '', // not: iconik-custom-action-secret
    },
  });
}
