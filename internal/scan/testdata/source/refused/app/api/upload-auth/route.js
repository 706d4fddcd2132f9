// Who may upload to ImageKit.
export async function GET() {
  const { userId } = await auth();
  if (!userId) { // want: imagekit-upload-check-without-effect
    NextResponse.json({ error: 'Unauthorized' }, { status: 401 });
  }
  if (!known(userId)) { // not: imagekit-upload-check-without-effect
    return NextResponse.json({ error: 'Forbidden' }, { status: 403 });
  }
  return NextResponse.json(imagekit.getAuthenticationParameters());
}
