#!/bin/sh
# What iconik answers to a log-in, and who reads it.
response=$(curl -s -X POST https://app.iconik.io/API/auth/v1/auth/simple/login/ -d @login.json)
echo "$response" | jq -r .expires # not: iconik-logged-login-answer
echo "answer $response" # want: iconik-logged-login-answer
