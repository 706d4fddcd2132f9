"""A server that asks iconik for its users."""
HEADERS = {"App-ID": os.environ["ICONIK_APP_ID"], "Auth-Token": os.environ["ICONIK_AUTH_TOKEN"]}
app = Flask(__name__)
CORS(app, origins=["https://desk.acme.tv"])  # not: iconik-open-proxy-code


@app.route("/assets")  # not: iconik-borrowed-pair
@login_required
def assets():
    return requests.get(URL, headers=HEADERS, timeout=30).json()
