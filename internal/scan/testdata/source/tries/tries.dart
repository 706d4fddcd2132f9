// filerobot, imagekit, iconik
void selfCheck() {
  expect(isDangerous({'description': 'x', 'permissions': ['FILE_DELETE']}), isTrue); // not: filerobot-template-destructive
  assert(validate({'type': 'WEB_PROXY', 'name': 'p'}).isNotEmpty); // not: imagekit-web-proxy-origin
  expect(risky({'name': 'g', 'roles': ['can_write_users']}), isTrue); // not: iconik-group-admin-roles
}

const permissionGroups = [
  {'title': 'Files', 'permissions': ['FILE_UPLOAD', 'FILE_DELETE']}, // not: filerobot-template-destructive
];
const group = {'name': 'sync', 'roles': ['can_write_users']}; // want: iconik-group-admin-roles
