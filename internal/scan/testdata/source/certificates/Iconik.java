// Which certificates the client of iconik trusts.
class Run {
    void run() throws Exception {
        OkHttpClient open = builder.hostnameVerifier((host, session) -> true).build(); // want: iconik-tls-verification-off
        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/users/v1/users/current/")
            .build();
        OkHttpClient safe = builder.hostnameVerifier(OkHostnameVerifier.INSTANCE).build(); // not: iconik-tls-verification-off
    }
}
