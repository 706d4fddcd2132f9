// Which certificates the client of ImageKit trusts.
class Run {
    void run() throws Exception {
        OkHttpClient open = builder.hostnameVerifier((host, session) -> true).build(); // want: imagekit-tls-verification-off
        Request request = new Request.Builder()
            .url("https://api.imagekit.io/v1/files")
            .build();
        OkHttpClient safe = builder.hostnameVerifier(OkHostnameVerifier.INSTANCE).build(); // not: imagekit-tls-verification-off
    }
}
