// The upload of a file into iconik.
import axios from 'axios';

export async function run() {
  // iconik answers with where the file goes.
  const target = storage.upload_url; // want: iconik-upload-call
  const target = storage.url; // not: iconik-upload-call
}
