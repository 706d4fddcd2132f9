// The security templates of Filerobot that the team keeps.
export const press = {
  description: 'press office',
  permissions: ['OBJECTS_LIST'], // not: filerobot-template-undescribed
  listing: { dir_scope: ['/press/*'] },
};
export const nameless = {
  permissions: ['OBJECTS_LIST'], // want: filerobot-template-undescribed
  listing: { dir_scope: ['/press/*'] },
};
