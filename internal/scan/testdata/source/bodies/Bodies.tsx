// What is sent to iconik, known by where it is sent.
export function Bodies({ base, asset }: Props) {
  const share = () => ky.post(`${base}/API/assets/v1/assets/${asset}/shares/`, { json: { title: 'rushes' } }); // want: iconik-share-without-expiry
  const lend = () => ky.post(`${base}/API/assets/v1/assets/${asset}/shares/`, { json: { title: 'rushes', expires: end } }); // not: iconik-share-without-expiry
  const admin = () => superagent.post(`${base}/API/users/v1/users/`).send({ email: 'ada@acme.tv', is_admin: true }); // want: iconik-admin-user
  const plain = () => superagent.post(`${base}/API/users/v1/users/`).send({ email: 'ada@acme.tv', is_admin: false }); // not: iconik-admin-user
  const raise = () => superagent.patch(`${base}/API/users/v1/users/${asset}/`).send({ is_admin: true }); // want: iconik-admin-user
  const lower = () => superagent.patch(`${base}/API/users/v1/users/${asset}/`).send({ is_admin: false }); // not: iconik-admin-user
  const create = () => ky(`${base}/API/auth/v1/apps/`, { method: 'post', json: { name: 'sync' } }); // want: iconik-app-without-user
  const find = () => ky(`${base}/API/auth/v1/apps/`, { method: 'get', searchParams: { name: 'sync' } }); // not: iconik-app-without-user
  return <button onClick={share}>Share</button>;
}
