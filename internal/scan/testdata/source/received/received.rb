# What a custom action posts, known by what is read of it alone.
post '/action' do
  ids = params[:asset_ids] + params[:collection_ids]
  logger.info "token #{params[:auth_token]}" # want: iconik-logged-token
  logger.info "assets #{ids.size}" # not: iconik-logged-token
end
