// What ImageKit's keys may do in the buckets that it reads from.
import axios from 'axios';

export async function run(api = axios.create({ baseURL })) {
  await api.post('/policy/imagekit', {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'], // want: imagekit-policy-beyond-read
        Resource: ['arn:aws:s3:::acme-shop/*'],
      },
    ],
  });
  await api.post('/policy/imagekit', {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject'], // not: imagekit-policy-beyond-read
        Resource: ['arn:aws:s3:::acme-shop/*'],
      },
    ],
  });
  const admin = {
    bucket: 'acme-shop',
    role: 'roles/storage.objectAdmin', // want: imagekit-gcs-role-beyond-read
    member: 'serviceAccount:imagekit@acme.iam.gserviceaccount.com',
  };
  await fetch(`${base}/bindings`, { method: 'POST', headers, body: JSON.stringify(admin) });
  const viewer = {
    bucket: 'acme-shop',
    role: 'roles/storage.objectViewer', // not: imagekit-gcs-role-beyond-read
    member: 'serviceAccount:imagekit@acme.iam.gserviceaccount.com',
  };
  await fetch(`${base}/bindings`, { method: 'POST', headers, body: JSON.stringify(viewer) });
}
