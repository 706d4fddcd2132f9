// A log-in to the archive.
class Run {
    void run() throws Exception {
        IconikSession client = IconikSession.builder()
            .user("ingest")
            .password("<<iconik-password n=5>>") // want: iconik-password-nearby
            .build();






        IconikSession client = IconikSession.builder()
            .user("ingest")
            .password(password) // not: iconik-password-nearby
            .build();
        String iconikScheme = "http"; // want: iconik-plain-http-setting
        String iconikScheme = "https"; // not: iconik-plain-http-setting
    }
}
