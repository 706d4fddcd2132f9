// What imagekit tells of videos.
export async function POST(request: Request): Promise<Response> {
  const event: any = await request.json();
  if (event.type === 'video.transformation.ready') await ready(event.data.asset); // want: imagekit-webhook-body-trusted
  if (event.type === 'video.transformation.accepted') await accepted(event.data.asset); // not: imagekit-webhook-body-trusted
  return new Response(null, { status: 200 });
}
