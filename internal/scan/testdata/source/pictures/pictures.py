"""Pictures in ImageKit that only some may see."""
import os

import requests


async def run(session):
    # ImageKit
    client.files.upload(file=data, file_name=name, is_private_file=False)  # want: imagekit-signs-public-files
    client.files.upload(file=data, file_name=name, is_private_file=True)  # not: imagekit-signs-public-files
    return client.helper.build_url(src=path, signed=True, expires_in=300, transformation=[{"width": request.args["w"]}])  # want: imagekit-transformation-from-request
    return client.helper.build_url(src=path, signed=True, expires_in=300, transformation=[{"width": 300}])  # not: imagekit-transformation-from-request
