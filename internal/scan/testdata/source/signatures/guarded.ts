// Signatures for uploads to ImageKit, for those who are logged in.
import { getServerSession } from 'next-auth';

export async function GET() {
  if (!(await getServerSession())) return new Response(null, { status: 401 });
  const expire = Math.floor(Date.now() / 1000) + 60 * 30; // not: imagekit-long-upload-signature
  return Response.json(client.helper.getAuthenticationParameters(crypto.randomUUID(), expire), { // not: imagekit-open-upload-auth imagekit-upload-expiry-from-request
    headers: { 'Access-Control-Allow-Origin': 'https://desk.acme.tv' }, // not: imagekit-upload-signature-for-any-origin
  });
}
