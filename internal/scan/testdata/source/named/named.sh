# The security templates of Filerobot that the team keeps.
cat > press.json <<'JSON'
{
  "description": "press office",
  "permissions": ["OBJECTS_LIST"], # not: filerobot-template-undescribed
  "listing": { "dir_scope": ["/press/*"] }
}
JSON
cat > nameless.json <<'JSON'
{
  "permissions": ["OBJECTS_LIST"], # want: filerobot-template-undescribed
  "listing": { "dir_scope": ["/press/*"] }
}
JSON
