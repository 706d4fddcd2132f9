// A server that asks iconik for its users.
import cors from 'cors';

const headers = { 'App-ID': process.env.ICONIK_APP_ID, 'Auth-Token': process.env.ICONIK_AUTH_TOKEN };
app.use(cors({ origin: 'https://desk.acme.tv' })); // not: iconik-open-proxy-code
app.get('/assets', requireAuth, async (req, res) => res.json(await list(headers))); // not: iconik-borrowed-pair
