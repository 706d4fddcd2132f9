// The upload of a file into iconik.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        // iconik answers with where the file goes.
        var target = storage["upload_url"]; // want: iconik-upload-call
        var target = storage["url"]; // not: iconik-upload-call
    }
}
