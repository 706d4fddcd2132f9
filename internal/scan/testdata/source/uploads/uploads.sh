#!/usr/bin/env bash
# The upload of a file into iconik.
set -euo pipefail

# iconik answers with where the file goes.
TARGET="$(jq -r .upload_url storage.json)" # want: iconik-upload-call
TARGET="$(jq -r .url storage.json)" # not: iconik-upload-call
