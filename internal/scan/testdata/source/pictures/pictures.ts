// Pictures in ImageKit that only some may see.
import got from 'got';

export async function run(): Promise<void> {
  // ImageKit
  await client.files.upload({ file, fileName, isPrivateFile: false }); // want: imagekit-signs-public-files
  await client.files.upload({ file, fileName, isPrivateFile: true }); // not: imagekit-signs-public-files
  return client.helper.buildSrc({ src, signed: true, expiresIn: 300, transformation: [{ width: req.query.w }] }); // want: imagekit-transformation-from-request
  return client.helper.buildSrc({ src, signed: true, expiresIn: 300, transformation: [{ width: 300 }] }); // not: imagekit-transformation-from-request
}
