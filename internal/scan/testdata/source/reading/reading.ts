// What ImageKit's keys may do in the buckets that it reads from.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const writer: Record<string, unknown> = {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'], // want: imagekit-policy-beyond-read
        Resource: ['arn:aws:s3:::acme-shop/*'],
      },
    ],
  };
  await api.post('/policy/imagekit', { json: writer }).json();
  const reader: Record<string, unknown> = {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject'], // not: imagekit-policy-beyond-read
        Resource: ['arn:aws:s3:::acme-shop/*'],
      },
    ],
  };
  await api.post('/policy/imagekit', { json: reader }).json();
  const admin: Record<string, unknown> = {
    bucket: 'acme-shop',
    role: 'roles/storage.objectAdmin', // want: imagekit-gcs-role-beyond-read
    member: 'serviceAccount:imagekit@acme.iam.gserviceaccount.com',
  };
  await api.post('/bindings', { json: admin }).json();
  const viewer: Record<string, unknown> = {
    bucket: 'acme-shop',
    role: 'roles/storage.objectViewer', // not: imagekit-gcs-role-beyond-read
    member: 'serviceAccount:imagekit@acme.iam.gserviceaccount.com',
  };
  await api.post('/bindings', { json: viewer }).json();
}
