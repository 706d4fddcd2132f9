// Who may reach the buckets of iconik and of the service that asks for them.
import axios from 'axios';

export async function run(api = axios.create({ baseURL })) {
  await api.post('/policy/iconik', {
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
  });
  await api.post('/policy/iconik', {
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
  });
  const wide = {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:*'], // want: iconik-policy-wide-actions
        Resource: ['arn:aws:s3:::acme-media/*'],
      },
    ],
  };
  await fetch(`${base}/policy/iconik-user`, { method: 'POST', headers, body: JSON.stringify(wide) });
  const every = {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject'], // not: iconik-policy-wide-actions
        Resource: ['arn:aws:s3:::*'], // want: iconik-policy-every-bucket
      },
    ],
  };
  await fetch(`${base}/policy/iconik-user`, { method: 'POST', headers, body: JSON.stringify(every) });
  const own = {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: ['arn:aws:s3:::acme-media/*'], // not: iconik-policy-every-bucket
      },
    ],
  };
  await fetch(`${base}/policy/iconik-user`, { method: 'POST', headers, body: JSON.stringify(own) });
  const owner = {
    bucket: 'acme-media',
    role: 'roles/storage.admin', // want: iconik-gcs-wide-role
    member: 'serviceAccount:iconik@acme.iam.gserviceaccount.com',
  };
  await fetch(`${base}/bindings`, { method: 'POST', headers, body: JSON.stringify(owner) });
  await api.post('/bindings', {
    bucket: 'acme-media',
    role: 'roles/storage.objectViewer', // not: iconik-gcs-wide-role
    member: 'serviceAccount:iconik@acme.iam.gserviceaccount.com',
  });
  await api.post('/logging', {
    bucket: 'acme-media',
    target_bucket: 'acme-media', // want: iconik-log-in-same-bucket
  });
  const otherLog = {
    bucket: 'acme-media',
    target_bucket: 'acme-logs', // not: iconik-log-in-same-bucket
  };
  await fetch(`${base}/logging`, { method: 'POST', headers, body: JSON.stringify(otherLog) });
  const public = {
    bucket: 'acme-audit-logs',
    acl: 'public-read', // want: iconik-public-log
  };
  await fetch(`${base}/acl`, { method: 'POST', headers, body: JSON.stringify(public) });
  const private = {
    bucket: 'acme-audit-logs',
    acl: 'private', // not: iconik-public-log
  };
  await fetch(`${base}/acl`, { method: 'POST', headers, body: JSON.stringify(private) });
}
