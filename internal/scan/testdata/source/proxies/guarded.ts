// A route that asks iconik for its users.
const headers = { 'App-ID': process.env.ICONIK_APP_ID!, 'Auth-Token': process.env.ICONIK_AUTH_TOKEN! };

export async function GET(request: Request): Promise<Response> { // not: iconik-borrowed-pair
  if (!(await getServerSession())) return new Response(null, { status: 401 });
  const answer = await fetch('https://app.iconik.io/API/assets/v1/assets/', { headers });
  return new Response(answer.body, { headers: { 'Access-Control-Allow-Origin': 'https://desk.acme.tv' } }); // not: iconik-open-proxy-code
}
