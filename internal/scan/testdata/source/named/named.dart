// The security templates of Filerobot that the team keeps.
const press = {
  'description': 'press office',
  'permissions': ['OBJECTS_LIST'], // not: filerobot-template-undescribed
  'listing': {'dir_scope': ['/press/*']},
};
const nameless = {
  'permissions': ['OBJECTS_LIST'], // want: filerobot-template-undescribed
  'listing': {'dir_scope': ['/press/*']},
};
