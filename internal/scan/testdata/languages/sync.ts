// iconik, in TypeScript
const token: string = "<<iconik-token issued=2026-11-01 lifetime=60d>>"; // want: iconik-auth-token
const fromStore = process.env.ICONIK_AUTH_TOKEN!;
const agent = new https.Agent({ rejectUnauthorized: false }); // want: iconik-tls-verification-off
const checked = new https.Agent({ rejectUnauthorized: true });
console.debug(`using ${authToken}`); // want: iconik-logged-token
console.debug(`authToken is set`);
await fetch("https://app.iconik.io/API/assets/v1/assets/?auth_token=" + authToken); // want: iconik-token-put-in-url
await fetch("https://app.iconik.io/API/assets/v1/assets/?page=" + page);
await fetch("http://app.iconik.io/API/search/v1/search/"); // want: iconik-plain-http
