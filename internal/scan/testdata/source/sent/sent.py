# Headers of requests to iconik, as they are written to a log.
class Sent:
    def __init__(self, app_id, token):
        self.session = requests.Session()
        self.session.headers.update({"App-ID": app_id, "Auth-Token": token})  # want: iconik-logged-headers
        self.headers = {"App-ID": app_id, "Auth-Token": token}  # want: iconik-logged-headers
        self.quiet = requests.Session()
        self.quiet.headers.update({"Auth-Token": token})  # not: iconik-logged-headers

    def dump(self):
        logger.debug("sending %s", self.session.headers)
        print(f"sending {self.headers}")
        print(self.quiet.headers.keys())
        print(self.quiet.headers["App-ID"])

    def answer(self, url):
        response = self.quiet.get(url)
        logger.debug("got %s", response.headers)


def once(token):
    s = requests.Session()
    s.headers["Auth-Token"] = token  # want: iconik-logged-headers
    print(dict(s.headers))
    # filerobot
    upload = requests.Session()
    upload.headers["X-Filerobot-Key"] = key  # want: filerobot-logged-headers
    print(upload.headers)
    other = requests.Session()
    other.headers["X-Filerobot-Key"] = key  # not: filerobot-logged-headers
    print(other.verify)
