// Signatures for uploads to ImageKit.
import { getUploadAuthParams } from '@imagekit/next/server';

const privateKey = process.env.IMAGEKIT_PRIVATE_KEY!;

export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const once = getUploadAuthParams({ privateKey, publicKey }); // want: imagekit-open-upload-auth
  const asked = client.helper.getAuthenticationParameters(searchParams.get('token'), Number(searchParams.get('expire'))); // want: imagekit-upload-expiry-from-request
  const expire = Math.floor(Date.now() / 1000) + 60 * 60 * 24; // want: imagekit-long-upload-signature
  return Response.json({ once, asked, day: client.helper.getAuthenticationParameters(id, expire) }, {
    headers: { 'Access-Control-Allow-Origin': '*' }, // want: imagekit-upload-signature-for-any-origin
  });
}
