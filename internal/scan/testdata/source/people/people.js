// Who works in the iconik domain: users, and the roles of their groups.
import axios from 'axios';

export async function run(api = axios.create({ baseURL })) {
  await api.post('/users/v1/users/', {
    email: 'sync@acme.tv',
    first_name: 'Sync',
    type: 'POWER',
    is_admin: true, // want: iconik-admin-user
  });
  await api.post('/users/v1/users/', {
    email: 'desk@acme.tv',
    first_name: 'Desk',
    type: 'BROWSE_ONLY',
    is_admin: false, // not: iconik-admin-user
  });
  const guest = {
    email: 'guest@acme.tv',
    type: 'STANDARD',
    password: '<<iconik-password>>', // want: iconik-user-password
  };
  await fetch(`${base}/users/v1/users/`, { method: 'POST', headers, body: JSON.stringify(guest) });
  const invited = {
    email: 'invited@acme.tv',
    type: 'STANDARD',
    password: '', // not: iconik-user-password
  };
  await fetch(`${base}/users/v1/users/`, { method: 'POST', headers, body: JSON.stringify(invited) });
  const operators = {
    name: 'operators',
    roles: ['can_read_assets', 'can_write_users'], // want: iconik-group-admin-roles iconik-surplus-roles
  };
  await fetch(`${base}/users/v1/groups/`, { method: 'POST', headers, body: JSON.stringify(operators) });
  const movers = {
    name: 'movers',
    roles: ['can_read_assets', 'can_write_export_locations'], // want: iconik-group-integration-roles iconik-surplus-roles
  };
  await fetch(`${base}/users/v1/groups/`, { method: 'POST', headers, body: JSON.stringify(movers) });
  await api.post('/users/v1/groups/', {
    name: 'cleaners',
    roles: ['can_read_assets', 'can_delete_assets'], // want: iconik-group-destructive-roles iconik-surplus-roles
  });
  await api.post('/users/v1/groups/', {
    name: 'readers',
    roles: ['can_read_assets', 'can_read_collections'], // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
  });
  const administrators = {
    name: 'Administrators',
    roles: ['can_write_users', 'can_delete_assets', 'can_write_export_locations'], // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
  };
  await fetch(`${base}/users/v1/groups/`, { method: 'POST', headers, body: JSON.stringify(administrators) });
}
