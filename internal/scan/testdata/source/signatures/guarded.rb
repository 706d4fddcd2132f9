# Signatures for uploads to ImageKit, for those who are logged in.
class SignaturesController < ApplicationController
  before_action :authenticate_user!

  def sign_upload
    response.headers["Access-Control-Allow-Origin"] = "https://desk.acme.tv" # not: imagekit-upload-signature-for-any-origin
    expire = Time.now.to_i + 1800 # not: imagekit-long-upload-signature
    render json: imagekit.get_authentication_parameters(SecureRandom.uuid, expire) # not: imagekit-open-upload-auth imagekit-upload-expiry-from-request
  end
end
