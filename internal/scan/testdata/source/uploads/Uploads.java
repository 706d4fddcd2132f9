// The upload of a file into iconik.
class Run {
    void run() throws Exception {
        // iconik answers with where the file goes.
        String target = storage.get("upload_url"); // want: iconik-upload-call
        String target = storage.get("url"); // not: iconik-upload-call
    }
}
