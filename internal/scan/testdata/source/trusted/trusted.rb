# What imagekit tells of videos.
class HooksController < ActionController::API
  def create
    event = JSON.parse(request.raw_post)
    ready(event["data"]["asset"]) if event["type"] == "video.transformation.ready" # want: imagekit-webhook-body-trusted
    accepted(event["data"]["asset"]) if event["type"] == "video.transformation.accepted" # not: imagekit-webhook-body-trusted
    head :ok
  end
end
