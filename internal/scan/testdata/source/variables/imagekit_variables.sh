# A credential of ImageKit under a short name.
key=$IMAGEKIT_PRIVATE_KEY
echo "key $key" # want: imagekit-logged-variable
echo "key ${#key}" # not: imagekit-logged-variable
