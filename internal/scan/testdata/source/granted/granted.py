"""Another service has a token of the same name, and things of the same kind."""


def handle(request):
    assets = request.json["asset_ids"]
    logger.info("token %s", request.json["auth_token"])  # not: iconik-logged-token
    token = request.json["auth_token"]
    logger.debug(token)  # not: iconik-logged-variable
    logger.debug(request.get_data())  # not: iconik-logged-payload
    return assets
