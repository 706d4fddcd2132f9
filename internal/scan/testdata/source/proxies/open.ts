// A route that asks iconik for pages.
const headers = { 'App-ID': process.env.ICONIK_APP_ID!, 'Auth-Token': process.env.ICONIK_AUTH_TOKEN! };

export async function GET(request: Request): Promise<Response> { // want: iconik-borrowed-pair
  const answer = await fetch('https://app.iconik.io/API/assets/v1/assets/', { headers });
  return new Response(answer.body, { headers: { 'Access-Control-Allow-Origin': '*' } }); // want: iconik-open-proxy-code
}
