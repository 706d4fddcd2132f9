// Who works in the iconik domain: users, and the roles of their groups.
export function Form({ api }: Props) {
  const submit = useCallback(async () => {
    const boss = {
      email: 'sync@acme.tv',
      first_name: 'Sync',
      type: 'POWER',
      is_admin: true, // want: iconik-admin-user
    };
    await fetch(`${base}/users/v1/users/`, { method: 'POST', headers, body: JSON.stringify(boss) });
    const desk = {
      email: 'desk@acme.tv',
      first_name: 'Desk',
      type: 'BROWSE_ONLY',
      is_admin: false, // not: iconik-admin-user
    };
    await fetch(`${base}/users/v1/users/`, { method: 'POST', headers, body: JSON.stringify(desk) });
    await api.post('/users/v1/users/', {
      email: 'guest@acme.tv',
      type: 'STANDARD',
      password: '<<iconik-password>>', // want: iconik-user-password
    });
    await api.post('/users/v1/users/', {
      email: 'invited@acme.tv',
      type: 'STANDARD',
      password: '', // not: iconik-user-password
    });
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
    const cleaners = {
      name: 'cleaners',
      roles: ['can_read_assets', 'can_delete_assets'], // want: iconik-group-destructive-roles iconik-surplus-roles
    };
    await fetch(`${base}/users/v1/groups/`, { method: 'POST', headers, body: JSON.stringify(cleaners) });
    const readers = {
      name: 'readers',
      roles: ['can_read_assets', 'can_read_collections'], // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
    };
    await fetch(`${base}/users/v1/groups/`, { method: 'POST', headers, body: JSON.stringify(readers) });
    await api.post('/users/v1/groups/', {
      name: 'Administrators',
      roles: ['can_write_users', 'can_delete_assets', 'can_write_export_locations'], // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
    });
  }, [api]);
  return <button onClick={submit}>Save</button>;
}
