# The security templates of Filerobot that the team keeps.
PRESS = {
  description: "press office",
  permissions: ["OBJECTS_LIST"], # not: filerobot-template-undescribed
  listing: { dir_scope: ["/press/*"] },
}
NAMELESS = {
  permissions: ["OBJECTS_LIST"], # want: filerobot-template-undescribed
  listing: { dir_scope: ["/press/*"] },
}
