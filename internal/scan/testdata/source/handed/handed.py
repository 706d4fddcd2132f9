# One class makes the calls to iconik, another one writes what it does to a log.
class Client:
    def __init__(self):
        self.session = requests.Session()
        self.session.headers.update({"App-ID": os.environ["ICONIK_APP_ID"], "Auth-Token": os.environ["ICONIK_AUTH_TOKEN"]})  # want: iconik-logged-headers


class Service:
    def __init__(self):
        self.client = Client()

    def run(self):
        logger.debug("headers %s", self.client.session.headers)
