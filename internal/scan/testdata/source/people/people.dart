// Who works in the iconik domain: users, and the roles of their groups.
Future<void> run(Dio api) async {
  final boss = {
    'email': 'sync@acme.tv',
    'first_name': 'Sync',
    'type': 'POWER',
    'is_admin': true, // want: iconik-admin-user
  };
  await http.post(Uri.parse('$base/users/v1/users/'), headers: headers, body: jsonEncode(boss));
  final desk = {
    'email': 'desk@acme.tv',
    'first_name': 'Desk',
    'type': 'BROWSE_ONLY',
    'is_admin': false, // not: iconik-admin-user
  };
  await http.post(Uri.parse('$base/users/v1/users/'), headers: headers, body: jsonEncode(desk));
  await api.post('/users/v1/users/', data: {
    'email': 'guest@acme.tv',
    'type': 'STANDARD',
    'password': '<<iconik-password>>', // want: iconik-user-password
  });
  await api.post('/users/v1/users/', data: {
    'email': 'invited@acme.tv',
    'type': 'STANDARD',
    'password': '', // not: iconik-user-password
  });
  final operators = r'''
  {
    "name": "operators",
    "roles": ["can_read_assets", "can_write_users"] // want: iconik-group-admin-roles iconik-surplus-roles
  }
  ''';
  await api.post('/users/v1/groups/', data: operators);
  final movers = r'''
  {
    "name": "movers",
    "roles": ["can_read_assets", "can_write_export_locations"] // want: iconik-group-integration-roles iconik-surplus-roles
  }
  ''';
  await api.post('/users/v1/groups/', data: movers);
  final cleaners = {
    'name': 'cleaners',
    'roles': ['can_read_assets', 'can_delete_assets'], // want: iconik-group-destructive-roles iconik-surplus-roles
  };
  await http.post(Uri.parse('$base/users/v1/groups/'), headers: headers, body: jsonEncode(cleaners));
  final readers = {
    'name': 'readers',
    'roles': ['can_read_assets', 'can_read_collections'], // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
  };
  await http.post(Uri.parse('$base/users/v1/groups/'), headers: headers, body: jsonEncode(readers));
  await api.post('/users/v1/groups/', data: {
    'name': 'Administrators',
    'roles': ['can_write_users', 'can_delete_assets', 'can_write_export_locations'], // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
  });
}
