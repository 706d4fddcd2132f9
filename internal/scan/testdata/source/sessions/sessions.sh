#!/usr/bin/env bash
# A log-in to the archive.
set -euo pipefail

# The user of iconik.
USERNAME=ingest
PASSWORD="<<iconik-password n=5>>" # want: iconik-password-nearby
PASSWORD="$(vault kv get -field=password media/iconik)" # not: iconik-password-nearby
ICONIK_SCHEME="http" # want: iconik-plain-http-setting
ICONIK_SCHEME="https" # not: iconik-plain-http-setting
