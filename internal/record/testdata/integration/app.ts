import ImageKit, { type Options } from "imagekit";

interface Template { name: string; permissions: string[]; directory: string }

const BASE: string = "https://app.dam.example";
const imagekit: ImageKit = new ImageKit({
  publicKey: "public_k1",
  privateKey: process.env["DAM_PRIVATE_KEY"]!,
  urlEndpoint: "https://cdn.dam.example/demo",
} satisfies Options);

export class Assets<T extends Template> {
  private readonly template: Template = {
    name: "it's a template",
    permissions: ["OBJECTS_LIST", "OBJECTS_DELETE"],
    directory: "/",
    limits: { perMinute: 5, enabled: false, owner: null },
  } as const;

  constructor(private token: string, readonly opts?: { directory: string; signed?: boolean }) {}

  async get(id: string): Promise<Array<T>> {
    const url = imagekit.url({ path: "/a.jpg", signed: true, expireSeconds: 3600 });
    const res = await fetch<T>(BASE + "/API/assets/" + id + "/", {
      headers: { "App-ID": "app-1", "Auth-Token": `Bearer ${token}` },
    });
    return [url, res];
  }
}
