"""Headers for iconik that are written into the text of a log."""


def run(token):
    headers = {"App-ID": APP, "Auth-Token": token}  # want: iconik-logged-headers
    logger.info(f"sending {headers}")
    logger.info(f"sending {list(headers)}")
    plain = {"Accept": "application/json"}  # not: iconik-logged-headers
    logger.info(f"sending {plain}")
