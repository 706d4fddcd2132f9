// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
import axios from 'axios';

export async function run(api = axios.create({ baseURL })) {
  await api.post('/v1/accounts/origins', {
    type: 'WEB_PROXY', // want: imagekit-web-proxy-origin
    name: 'any address',
  });
  await api.post('/v1/accounts/origins', {
    type: 'WEB_FOLDER', // not: imagekit-web-proxy-origin
    name: 'shop',
    baseUrl: 'http://shop.acme.tv', // want: imagekit-plain-http-origin
  });
  const safeShop = {
    type: 'WEB_FOLDER',
    name: 'shop',
    baseUrl: 'https://shop.acme.tv', // not: imagekit-plain-http-origin
  };
  await fetch(`${base}/v1/accounts/origins`, { method: 'POST', headers, body: JSON.stringify(safeShop) });
  const both = {
    type: 'S3',
    name: 'media',
    bucket: 'acme-media',
    useIAMRole: true,
    accessKey: '<<iconik-storage-key-id>>', // want: imagekit-key-beside-role
  };
  await fetch(`${base}/v1/accounts/origins`, { method: 'POST', headers, body: JSON.stringify(both) });
  const fixed = {
    type: 'S3',
    name: 'press',
    bucket: 'acme-press',
    useIAMRole: false, // want: imagekit-static-storage-key
    accessKey: '<<iconik-storage-key-id>>',
    secretKey: '<<imagekit-storage-secret>>', // want: imagekit-origin-secret
  };
  await fetch(`${base}/v1/accounts/origins`, { method: 'POST', headers, body: JSON.stringify(fixed) });
  const role = {
    type: 'S3',
    name: 'films',
    bucket: 'acme-films',
    useIAMRole: true, // not: imagekit-static-storage-key
    accessKey: '', // not: imagekit-key-beside-role
    secretKey: '', // not: imagekit-origin-secret
  };
  await fetch(`${base}/v1/accounts/origins`, { method: 'POST', headers, body: JSON.stringify(role) });
}
