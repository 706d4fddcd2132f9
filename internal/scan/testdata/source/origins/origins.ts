// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const anything: Record<string, unknown> = {
    type: 'WEB_PROXY', // want: imagekit-web-proxy-origin
    name: 'any address',
  };
  await api.post('/v1/accounts/origins', { json: anything }).json();
  const shop: Record<string, unknown> = {
    type: 'WEB_FOLDER', // not: imagekit-web-proxy-origin
    name: 'shop',
    baseUrl: 'http://shop.acme.tv', // want: imagekit-plain-http-origin
  };
  await api.post('/v1/accounts/origins', { json: shop }).json();
  const safeShop: Record<string, unknown> = {
    type: 'WEB_FOLDER',
    name: 'shop',
    baseUrl: 'https://shop.acme.tv', // not: imagekit-plain-http-origin
  };
  await api.post('/v1/accounts/origins', { json: safeShop }).json();
  const both: Record<string, unknown> = {
    type: 'S3',
    name: 'media',
    bucket: 'acme-media',
    useIAMRole: true,
    accessKey: '<<iconik-storage-key-id>>', // want: imagekit-key-beside-role
  };
  await api.post('/v1/accounts/origins', { json: both }).json();
  await api.post('/v1/accounts/origins', {
    type: 'S3',
    name: 'press',
    bucket: 'acme-press',
    useIAMRole: false, // want: imagekit-static-storage-key
    accessKey: '<<iconik-storage-key-id>>',
    secretKey: '<<imagekit-storage-secret>>', // want: imagekit-origin-secret
  });
  await api.post('/v1/accounts/origins', {
    type: 'S3',
    name: 'films',
    bucket: 'acme-films',
    useIAMRole: true, // not: imagekit-static-storage-key
    accessKey: '', // not: imagekit-key-beside-role
    secretKey: '', // not: imagekit-origin-secret
  });
}
