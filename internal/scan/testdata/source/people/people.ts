// Who works in the iconik domain: users, and the roles of their groups.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const boss: Record<string, unknown> = {
    email: 'sync@acme.tv',
    first_name: 'Sync',
    type: 'POWER',
    is_admin: true, // want: iconik-admin-user
  };
  await api.post('/users/v1/users/', { json: boss }).json();
  const desk: Record<string, unknown> = {
    email: 'desk@acme.tv',
    first_name: 'Desk',
    type: 'BROWSE_ONLY',
    is_admin: false, // not: iconik-admin-user
  };
  await api.post('/users/v1/users/', { json: desk }).json();
  const guest: Record<string, unknown> = {
    email: 'guest@acme.tv',
    type: 'STANDARD',
    password: '<<iconik-password>>', // want: iconik-user-password
  };
  await api.post('/users/v1/users/', { json: guest }).json();
  const invited: Record<string, unknown> = {
    email: 'invited@acme.tv',
    type: 'STANDARD',
    password: '', // not: iconik-user-password
  };
  await api.post('/users/v1/users/', { json: invited }).json();
  await api.post('/users/v1/groups/', {
    name: 'operators',
    roles: ['can_read_assets', 'can_write_users'], // want: iconik-group-admin-roles iconik-surplus-roles
  });
  await api.post('/users/v1/groups/', {
    name: 'movers',
    roles: ['can_read_assets', 'can_write_export_locations'], // want: iconik-group-integration-roles iconik-surplus-roles
  });
  const cleaners: Record<string, unknown> = {
    name: 'cleaners',
    roles: ['can_read_assets', 'can_delete_assets'], // want: iconik-group-destructive-roles iconik-surplus-roles
  };
  await api.post('/users/v1/groups/', { json: cleaners }).json();
  const readers: Record<string, unknown> = {
    name: 'readers',
    roles: ['can_read_assets', 'can_read_collections'], // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
  };
  await api.post('/users/v1/groups/', { json: readers }).json();
  const administrators: Record<string, unknown> = {
    name: 'Administrators',
    roles: ['can_write_users', 'can_delete_assets', 'can_write_export_locations'], // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
  };
  await api.post('/users/v1/groups/', { json: administrators }).json();
}
