# Signatures for uploads to ImageKit.
class SignaturesController < ApplicationController
  def sign_upload
    response.headers["Access-Control-Allow-Origin"] = "*" # want: imagekit-upload-signature-for-any-origin
    render json: imagekit.get_authentication_parameters # want: imagekit-open-upload-auth
  end

  def sign_again
    render json: imagekit.get_authentication_parameters(params[:token], params[:expire]) # want: imagekit-upload-expiry-from-request
  end

  def sign_day
    expire = Time.now.to_i + 86400 # want: imagekit-long-upload-signature
    render json: imagekit.get_authentication_parameters(SecureRandom.uuid, expire)
  end
end
