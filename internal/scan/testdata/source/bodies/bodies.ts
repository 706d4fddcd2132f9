// What is sent to iconik, known by where it is sent.
export class Sender {
  constructor(private readonly http: AxiosInstance, private readonly base: string) {}

  share = (asset: string) => this.http.post(`${this.base}/API/assets/v1/assets/${asset}/shares/`, { title: 'rushes' }, { headers: this.headers }); // want: iconik-share-without-expiry

  lend = (asset: string) => this.http.post(`${this.base}/API/assets/v1/assets/${asset}/shares/`, { title: 'rushes', expires: this.end() }); // not: iconik-share-without-expiry

  async users() {
    const admin = { email: 'ada@acme.tv', is_admin: true }; // want: iconik-admin-user
    const plain = { email: 'ada@acme.tv', is_admin: false }; // not: iconik-admin-user
    await this.http.post<User>(this.base + '/API/users/v1/users/', admin);
    await this.http.post<User>(this.base + '/API/users/v1/users/', plain);
  }

  raise = (user: string) => this.http.patch<User>(`${this.base}/API/users/v1/users/${user}/`, { is_admin: true }); // want: iconik-admin-user

  lower = (user: string) => this.http.patch<User>(`${this.base}/API/users/v1/users/${user}/`, { is_admin: false }); // not: iconik-admin-user

  apps() {
    return this.http.request({ url: `${this.base}/API/auth/v1/apps/`, method: 'POST', data: { name: 'sync' } }); // want: iconik-app-without-user
  }

  list() {
    return this.http.get(`${this.base}/API/auth/v1/apps/`, { params: { name: 'sync' } }); // not: iconik-app-without-user
  }
}
