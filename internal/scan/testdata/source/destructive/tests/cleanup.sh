#!/usr/bin/env bash
# A test that empties the iconik domain.
set -euo pipefail

curl -sS --fail -X DELETE "https://app.iconik.io/API/assets/v1/delete_queue/assets/" # want: iconik-destructive-test
wget -q -O- "https://test.iconik.example/API/assets/v1/delete_queue/assets/" # not: iconik-destructive-test
