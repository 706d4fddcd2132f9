# A credential of Filerobot under a short name.
key=$FILEROBOT_KEY
echo "key $key" # want: filerobot-logged-variable
echo "key ${#key}" # not: filerobot-logged-variable
