// A server that asks iconik for pages.
import cors from 'cors';

const headers = { 'App-ID': process.env.ICONIK_APP_ID, 'Auth-Token': process.env.ICONIK_AUTH_TOKEN };
app.use(cors()); // want: iconik-open-proxy-code
app.get('/assets', async (req, res) => res.json(await list(headers))); // want: iconik-borrowed-pair
