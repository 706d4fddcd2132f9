// Which certificates the client of Filerobot trusts.
class Run {
    void run() throws Exception {
        OkHttpClient open = builder.hostnameVerifier((host, session) -> true).build(); // want: filerobot-tls-verification-off
        Request request = new Request.Builder()
            .url("https://api.filerobot.com/<<filerobot-container>>/v4/files")
            .build();
        OkHttpClient safe = builder.hostnameVerifier(OkHostnameVerifier.INSTANCE).build(); // not: filerobot-tls-verification-off
    }
}
