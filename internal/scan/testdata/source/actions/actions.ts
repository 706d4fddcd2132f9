// The server that iconik's custom actions call.
import got from 'got';

export async function run(): Promise<void> {
  // A custom action of iconik's.
  logger.info(JSON.stringify(req.body)); // want: iconik-logged-payload
  logger.info(JSON.stringify(req.body.asset_ids)); // not: iconik-logged-payload
  await got.get('https://app.iconik.io/API/assets/v1/assets/', {
    headers: {
      'Auth-Token': authToken,
    },
  });
}
