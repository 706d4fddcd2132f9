// Pictures in ImageKit that only some may see.
import axios from 'axios';

export async function run() {
  // ImageKit
  await imagekit.upload({ file, fileName, isPrivateFile: false }); // want: imagekit-signs-public-files
  await imagekit.upload({ file, fileName, isPrivateFile: true }); // not: imagekit-signs-public-files
  return imagekit.url({ path, signed: true, expireSeconds: 300, transformation: [{ width: req.query.w }] }); // want: imagekit-transformation-from-request
  return imagekit.url({ path, signed: true, expireSeconds: 300, transformation: [{ width: 300 }] }); // not: imagekit-transformation-from-request
}
