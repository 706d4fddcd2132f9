// Who may reach the buckets of iconik and of the service that asks for them.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const shared: Record<string, unknown> = {
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          AWS: 'arn:aws:iam::283217727627:role/IconikS3AccessRole', // want: iconik-shared-role-unconditioned
        },
        Action: ['s3:*'], // want: iconik-bucket-wide-actions
        Resource: ['arn:aws:s3:::acme-media/*'],
      },
    ],
  };
  await api.post('/policy/iconik', { json: shared }).json();
  const named: Record<string, unknown> = {
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          AWS: 'arn:aws:iam::283217727627:role/IconikS3AccessRole', // not: iconik-shared-role-unconditioned
        },
        Action: ['s3:GetObject', 's3:PutObject'], // not: iconik-bucket-wide-actions
        Resource: ['arn:aws:s3:::acme-media/*'],
        Condition: {
          StringEquals: { 'aws:PrincipalTag/IconikSystemDomainId': '<<uuid1 at=2019-05-06>>' },
        },
      },
    ],
  };
  await api.post('/policy/iconik', { json: named }).json();
  const wide: Record<string, unknown> = {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:*'], // want: iconik-policy-wide-actions
        Resource: ['arn:aws:s3:::acme-media/*'],
      },
    ],
  };
  await api.post('/policy/iconik-user', { json: wide }).json();
  const every: Record<string, unknown> = {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject'], // not: iconik-policy-wide-actions
        Resource: ['arn:aws:s3:::*'], // want: iconik-policy-every-bucket
      },
    ],
  };
  await api.post('/policy/iconik-user', { json: every }).json();
  await api.post('/policy/iconik-user', {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: ['arn:aws:s3:::acme-media/*'], // not: iconik-policy-every-bucket
      },
    ],
  });
  await api.post('/bindings', {
    bucket: 'acme-media',
    role: 'roles/storage.admin', // want: iconik-gcs-wide-role
    member: 'serviceAccount:iconik@acme.iam.gserviceaccount.com',
  });
  const viewer: Record<string, unknown> = {
    bucket: 'acme-media',
    role: 'roles/storage.objectViewer', // not: iconik-gcs-wide-role
    member: 'serviceAccount:iconik@acme.iam.gserviceaccount.com',
  };
  await api.post('/bindings', { json: viewer }).json();
  const ownLog: Record<string, unknown> = {
    bucket: 'acme-media',
    target_bucket: 'acme-media', // want: iconik-log-in-same-bucket
  };
  await api.post('/logging', { json: ownLog }).json();
  const otherLog: Record<string, unknown> = {
    bucket: 'acme-media',
    target_bucket: 'acme-logs', // not: iconik-log-in-same-bucket
  };
  await api.post('/logging', { json: otherLog }).json();
  const public: Record<string, unknown> = {
    bucket: 'acme-audit-logs',
    acl: 'public-read', // want: iconik-public-log
  };
  await api.post('/acl', { json: public }).json();
  await api.post('/acl', {
    bucket: 'acme-audit-logs',
    acl: 'private', // not: iconik-public-log
  });
}
