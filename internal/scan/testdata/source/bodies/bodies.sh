# What is sent to iconik, known by where it is sent.
curl -X POST "$BASE/API/assets/v1/assets/$ASSET/shares/" -d '{"title": "rushes"}' # want: iconik-share-without-expiry
curl -X POST "$BASE/API/assets/v1/assets/$ASSET/shares/" -d '{"title": "rushes", "expires": "2026-12-03T00:00:00Z"}' # not: iconik-share-without-expiry
curl "$BASE/API/users/v1/users/" --json '{"email": "ada@acme.tv", "is_admin": true}' # want: iconik-admin-user
curl "$BASE/API/users/v1/users/" --json '{"email": "ada@acme.tv", "is_admin": false}' # not: iconik-admin-user
curl -X PATCH "$BASE/API/users/v1/users/$ID/" -d '{"is_admin": true}' # want: iconik-admin-user
curl -X PATCH "$BASE/API/users/v1/users/$ID/" -d '{"is_admin": false}' # not: iconik-admin-user
curl "$BASE/API/auth/v1/apps/" -d '{"name": "sync"}' # want: iconik-app-without-user
curl -X PUT "$BASE/API/auth/v1/apps/" -d '{"name": "sync"}' # not: iconik-app-without-user
