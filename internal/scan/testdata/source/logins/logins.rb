# Programs that log in to iconik, and what they set up there.
require "faraday"

def run(api)
  api.post("/auth/v1/auth/simple/login/", {
    app_name: "sync",
    email: "ada@acme.tv",
    password: "<<iconik-password>>", # want: iconik-login-body
  }.to_json)
  api.post("/auth/v1/auth/simple/login/", {
    app_name: "sync",
    email: "admin@acme.tv", # want: iconik-admin-login
    password: "", # not: iconik-login-body
  }.to_json)
  everybody = <<~JSON
    {
      "app_name": "sync",
      "email": "team@acme.tv", # want: iconik-shared-login
      "password": "" # not: iconik-login-body
    }
  JSON
  api.post("/auth/v1/auth/simple/login/", everybody)
  ada = <<~JSON
    {
      "app_name": "sync",
      "email": "ada.lovelace@acme.tv", # not: iconik-admin-login iconik-shared-login
      "password": "" # not: iconik-login-body
    }
  JSON
  api.post("/auth/v1/auth/simple/login/", ada)
  mounted = {
    name: "mounted",
    method: "SFTP",
    purpose: "FILES",
    settings: {
      address: "ftp.acme.tv",
      user: "ingest",
      password: "<<iconik-password n=2>>", # want: iconik-storage-literal-secret
    },
  }
  Net::HTTP.post(URI("#{BASE}/files/v1/storages/"), JSON.generate(mounted), headers)
  speech = {
    type: "REKOGNITION",
    name: "speech",
    secret_key: "<<iconik-storage-secret n=3>>", # want: iconik-service-key
  }
  Net::HTTP.post(URI("#{BASE}/files/v1/analysis/service_accounts/"), JSON.generate(speech), headers)
  api.post("/files/v1/analysis/service_accounts/", {
    type: "REKOGNITION",
    name: "silent",
    secret_key: "your-secret-key", # not: iconik-service-key
  }.to_json)
end
