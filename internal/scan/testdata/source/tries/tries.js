// What the linter of our filerobot templates, imagekit origins and iconik groups knows of itself.
export function selfCheck() {
  expect(isDangerous({ description: 'x', permissions: ['FILE_DELETE'] })).toBe(true); // not: filerobot-template-destructive
  expect(validate({ name: 'p', type: 'WEB_PROXY' })).toEqual(['open proxy']); // not: imagekit-web-proxy-origin
  assert.equal(risky({ name: 'g', roles: ['can_write_users'] }), true); // not: iconik-group-admin-roles
  expect(api).toHaveBeenCalledWith({ name: 'g', roles: ['can_write_users'] }); // not: iconik-group-admin-roles
}

export const PERMISSION_GROUPS = [
  { title: 'Files', permissions: ['FILE_UPLOAD', 'FILE_DELETE'] }, // not: filerobot-template-destructive
  { title: 'Folders', permissions: ['DIR_CREATE', 'DIR_DELETE'] }, // not: filerobot-template-destructive
];
export const roleOptions = [{ label: 'Users', roles: ['can_write_users'] }]; // not: iconik-group-admin-roles

export const group = { name: 'sync', roles: ['can_write_users'] }; // want: iconik-group-admin-roles

const expectation = { name: 'sync', roles: ['can_write_users'] }; // want: iconik-group-admin-roles
expectation = { name: 'sync', roles: ['can_write_users'] }; // want: iconik-group-admin-roles
assertReady(); send({ name: 'sync', roles: ['can_write_users'] }); // want: iconik-group-admin-roles
const expectations = new Group({ name: 'sync', roles: ['can_write_users'] }); // want: iconik-group-admin-roles
