"""A server that asks iconik for pages."""
HEADERS = {"App-ID": os.environ["ICONIK_APP_ID"], "Auth-Token": os.environ["ICONIK_AUTH_TOKEN"]}
app = Flask(__name__)
CORS(app)  # want: iconik-open-proxy-code


@app.route("/assets")  # want: iconik-borrowed-pair
def assets():
    return requests.get(URL, headers=HEADERS, timeout=30).json()
