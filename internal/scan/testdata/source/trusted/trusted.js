// What imagekit tells of videos.
app.post('/hooks/imagekit', express.raw({ type: '*/*' }), (req, res) => {
  const event = JSON.parse(req.body);
  if (event.type === 'video.transformation.ready') ready(event.data.asset); // want: imagekit-webhook-body-trusted
  if (event.type === 'video.transformation.accepted') accepted(event.data.asset); // not: imagekit-webhook-body-trusted
  res.sendStatus(200);
});
