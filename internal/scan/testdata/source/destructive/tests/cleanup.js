// A test that empties the iconik domain.
import axios from 'axios';

export async function run() {
  await fetch('https://app.iconik.io/API/assets/v1/delete_queue/assets/', { // want: iconik-destructive-test
    method: 'DELETE',
  });
  await axios.delete('https://test.iconik.example/API/assets/v1/delete_queue/assets/'); // not: iconik-destructive-test
}
