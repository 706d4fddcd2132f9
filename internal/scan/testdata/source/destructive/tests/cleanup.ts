// A test that empties the iconik domain.
import got from 'got';

export async function run(): Promise<void> {
  await got.delete('https://app.iconik.io/API/assets/v1/delete_queue/assets/'); // want: iconik-destructive-test
  await fetch('https://test.iconik.example/API/assets/v1/delete_queue/assets/', { // not: iconik-destructive-test
    method: 'DELETE',
  });
}
