// const imagekit = new ImageKit({ publicKey: 'public_commented' });
import ImageKit from "imagekit";

const BASE = "https://app.dam.example";
/* { directory: "/commented" } */
const imagekit = new ImageKit({
  publicKey: "public_" + "k1",
  privateKey: process.env.DAM_PRIVATE_KEY,
  urlEndpoint: "https://cdn.dam.example/demo",
});

export async function assets(id, token) {
  const url = imagekit.url({ path: "/a.jpg", signed: true, expireSeconds: 60 * 60 });
  const res = await fetch(`${BASE}/API/assets/${id}/`, {
    headers: { "App-ID": "app-1", "Auth-Token": "Bearer " + token },
  });
  return [url, res];
}

export const template = {
  name: "it's a template",
  permissions: ["OBJECTS_LIST", "OBJECTS_DELETE"],
  directory: "/",
  limits: { perMinute: 5, enabled: false, owner: null },
};
