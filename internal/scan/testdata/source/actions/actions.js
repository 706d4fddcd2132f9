// The server that iconik's custom actions call.
import axios from 'axios';

export async function run() {
  // A custom action of iconik's.
  console.log(req.body); // want: iconik-logged-payload
  console.log(req.body.asset_ids); // not: iconik-logged-payload
  await fetch('https://app.iconik.io/API/assets/v1/assets/', {
    headers: {
      'Auth-Token': authToken,
    },
  });
}
