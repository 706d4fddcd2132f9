"""What imagekit tells of videos."""


@app.post("/hooks/imagekit")
def hook():
    event = request.get_json()
    if event["type"] == "video.transformation.ready":  # want: imagekit-webhook-body-trusted
        ready(event["data"]["asset"])
    if event["type"] == "video.transformation.accepted":  # not: imagekit-webhook-body-trusted
        accepted(event["data"]["asset"])
    return "", 200
