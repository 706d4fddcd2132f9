#!/usr/bin/env bash
# Addresses of ImageKit that are handed on.
set -euo pipefail

CONTRACT="https://ik.imagekit.io/acme/contract.jpg?ik-s=<<imagekit-url-signature>>" # want: imagekit-permanent-signed-url
CONTRACT="https://ik.imagekit.io/acme/contract.jpg?ik-t=1798761600&ik-s=<<imagekit-url-signature n=2>>" # not: imagekit-permanent-signed-url
