#!/usr/bin/env bash
# A log-in to the archive.
set -euo pipefail

iconik login \
  --user "ingest" \
  --password "<<iconik-password n=5>>" # want: iconik-password-nearby






iconik login \
  --user "ingest" \
  --password "$PASSWORD" # not: iconik-password-nearby
ICONIK_SCHEME="http" # want: iconik-plain-http-setting
ICONIK_SCHEME="https" # not: iconik-plain-http-setting
