import ImageKit from 'imagekit';
export function signed(path: string, opts: { ttl?: number } = {}) {
  return imagekit.url({ path, signed: true, expireSeconds: opts.ttl ?? 300 }); // not: imagekit-signed-path-without-expiry
}
export function b(path: string, ttl?: number) {
  return imagekit.url({ path: '/a.jpg', signed: true, ...(ttl ? { expireSeconds: ttl } : { expireSeconds: 300 }) }); // not: imagekit-signed-path-without-expiry
}
export function d() {
  const o = { path: '/a.jpg', signed: true }; // not: imagekit-signed-path-without-expiry
  Object.entries(extra).forEach(([k, v]) => { o[k] = v; });
  return imagekit.url(o);
}
export function e() {
  let o = { path: '/a.jpg', signed: true }; // not: imagekit-signed-path-without-expiry
  o = { ...o, expireSeconds: 60 };
  return imagekit.url(o);
}
export class U {
  private opts = { path: '/a.jpg', signed: true }; // not: imagekit-signed-path-without-expiry
  url() { return imagekit.url({ ...this.opts, expireSeconds: 60 }); }
}

export function s() {
  const o = { path: '/a.jpg', signed: true }; // want: imagekit-signed-path-without-expiry
  console.log(o);
  return imagekit.url(o);
}
export function t() {
  const o = { path: '/b.jpg', signed: true }; // want: imagekit-signed-path-without-expiry
  return imagekit.url({ ...o, queryParameters: { v: '1' } });
}
export class V {
  private options: Record<string, unknown> = { path: '/a.jpg', signed: true }; // not: imagekit-signed-path-without-expiry
  until(seconds: number) { this.options['expireSeconds'] = seconds; return this; }
  url() { return imagekit.url(this.options); }
}
