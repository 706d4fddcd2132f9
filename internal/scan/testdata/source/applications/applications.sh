#!/usr/bin/env bash
# Applications and tokens as iconik's auth service answers.
set -euo pipefail

curl -sS --fail -H @headers --json @- "$BASE/auth/v1/apps/" <<'JSON'
{
  "id": "<<uuid1 at=2026-03-02 n=2>>",
  "name": "acme ingest",
  "default_user_id": "<<uuid1 at=2026-03-02 n=7>>", # want: iconik-admin-app
  "system_domain_id": "<<uuid1 at=2019-05-06>>"
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/auth/v1/apps/" <<'JSON'
{
  "name": "acme proxies",
  "default_user_id": "<<uuid1 at=2026-03-02 n=11>>",
  "system_domain_id": "<<uuid1 at=2019-05-06>>",
  "is_admin": true # want: iconik-app-marked-admin
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "name": "acme export", # want: iconik-app-without-user
  "system_domain_id": "<<uuid1 at=2019-05-06>>",
  "oauth_client_type": "confidential"
}' "$BASE/auth/v1/apps/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "name": "acme captions", # not: iconik-app-without-user
  "default_user_id": "<<uuid1 at=2026-03-02 n=10>>", # not: iconik-admin-app
  "system_domain_id": "<<uuid1 at=2019-05-06>>",
  "is_admin": false # not: iconik-app-marked-admin
}' "$BASE/auth/v1/apps/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "id": "<<uuid1 at=2026-03-02 n=7>>",
  "system_domain_id": "<<uuid1 at=2019-05-06>>",
  "primary_group": "<<uuid1 at=2019-05-06 n=3>>",
  "is_admin": true # want: iconik-admin-user
}' "$BASE/users/v1/users/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "app_id": "<<uuid1 at=2026-03-02 n=4>>",
  "user_id": "<<uuid1 at=2026-03-02 n=8>>",
  "system_domain_id": "<<uuid1 at=2019-05-06>>",
  "is_admin": true, # want: iconik-admin-token
  "is_super_admin": true # want: iconik-super-admin-token
}' "$BASE/recorded/"
curl -sS --fail -H @headers --json @- "$BASE/recorded/" <<'JSON'
{
  "app_id": "<<uuid1 at=2026-03-02 n=5>>",
  "user_id": "<<uuid1 at=2026-03-02 n=7>>", # want: iconik-token-of-admin
  "system_domain_id": "<<uuid1 at=2019-05-06>>"
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/recorded/" <<'JSON'
{
  "app_id": "<<uuid1 at=2026-03-02 n=6>>",
  "user_id": "<<uuid1 at=2026-03-02 n=10>>", # not: iconik-token-of-admin
  "system_domain_id": "<<uuid1 at=2019-05-06>>",
  "is_admin": false, # not: iconik-admin-token
  "is_super_admin": false # not: iconik-super-admin-token
}
JSON
