// What a custom action posts, known by what is read of it alone.
app.post('/action', (req, res) => {
  const { auth_token, asset_ids, collection_ids } = req.body;
  console.log('token', auth_token); // want: iconik-logged-token
  console.log('token', !!auth_token); // not: iconik-logged-token
  console.log(req.body); // want: iconik-logged-payload
  run(asset_ids, collection_ids);
  res.end();
});
