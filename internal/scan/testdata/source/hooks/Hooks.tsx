// Webhooks and custom actions of the iconik domain.
export function Form({ api }: Props) {
  const submit = useCallback(async () => {
    const hook = {
      url: 'http://hooks.acme.tv/iconik', // want: iconik-webhook-plain-http
      event_type: 'assets',
      realm: 'objects',
      operation: 'create',
      status: 'ENABLED',
    };
    await fetch(`${base}/notifications/v1/webhooks/`, { method: 'POST', headers, body: JSON.stringify(hook) });
    const keyed = {
      url: 'https://hooks.acme.tv/iconik', // not: iconik-webhook-plain-http
      event_type: 'assets',
      status: 'ENABLED',
      headers: {
        'X-Webhook-Secret': '<<iconik-opaque-token>>', // want: iconik-webhook-secret
      },
    };
    await fetch(`${base}/notifications/v1/webhooks/`, { method: 'POST', headers, body: JSON.stringify(keyed) });
    await api.post('/notifications/v1/webhooks/', {
      url: 'https://hooks.acme.tv/iconik',
      event_type: 'assets',
      status: 'ENABLED',
      headers: {
        'X-Webhook-Secret': '', // not: iconik-webhook-secret
      },
    });
    await api.post('/assets/v1/custom_actions/ASSET/', {
      title: 'Transcribe',
      url: 'http://actions.acme.tv/transcribe', // want: iconik-custom-action-plain-http
      context: 'ASSET',
      type: 'POST',
    });
    const keyedAction = {
      title: 'Caption',
      url: 'https://actions.acme.tv/caption', // not: iconik-custom-action-plain-http
      context: 'ASSET',
      headers: {
        'X-Api-Key': '<<iconik-opaque-token n=2>>', // want: iconik-custom-action-secret
      },
    };
    await fetch(`${base}/assets/v1/custom_actions/ASSET/`, { method: 'POST', headers, body: JSON.stringify(keyedAction) });
    const bareAction = {
      title: 'Caption',
      url: 'https://actions.acme.tv/caption',
      context: 'ASSET',
      headers: {
        'X-Api-Key': '', // not: iconik-custom-action-secret
      },
    };
    await fetch(`${base}/assets/v1/custom_actions/ASSET/`, { method: 'POST', headers, body: JSON.stringify(bareAction) });
  }, [api]);
  return <button onClick={submit}>Save</button>;
}
