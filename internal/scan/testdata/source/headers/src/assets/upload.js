// A page that uploads to ImageKit by itself.
export function upload(file, privateKey) {
  const headers = { Authorization: `Basic ${btoa(privateKey + ':')}` }; // want: imagekit-browser-basic-auth
  const shown = btoa(file.name + ':'); // not: imagekit-browser-basic-auth
}
