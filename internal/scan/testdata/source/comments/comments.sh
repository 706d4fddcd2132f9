#!/bin/sh
# What the comments of an integration of iconik, ImageKit and Filerobot say is not done.

# curl http://app.iconik.io/API/assets/v1/assets/ # not: iconik-plain-http
ls # then curl -k http://api.imagekit.io/v1/files # not: imagekit-plain-http imagekit-tls-verification-off
#curl http://api.filerobot.com/<<filerobot-container>>/v5 # not: filerobot-plain-http-api
echo "# b" $# a#b; curl "http://app.iconik.io/API/assets/v1/" # want: iconik-plain-http
curl 'a # b' http://api.imagekit.io/v1/files # want: imagekit-plain-http
curl "${BASE#https}" http://api.filerobot.com/<<filerobot-container>>/v5 # want: filerobot-plain-http-api
# ICONIK_TOKEN=<<iconik-token>> # want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
# echo "iconik $ICONIK_AUTH_TOKEN" # not: iconik-logged-token
