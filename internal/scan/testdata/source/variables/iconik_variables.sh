# A credential of iconik under a short name.
key=$ICONIK_AUTH_TOKEN
echo "key $key" # want: iconik-logged-key
echo "key ${#key}" # not: iconik-logged-key
