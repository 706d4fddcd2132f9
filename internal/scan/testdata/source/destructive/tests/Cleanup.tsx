// A test that empties the iconik domain.
export function Page() {
  const load = useCallback(async () => {
    await fetch('https://app.iconik.io/API/assets/v1/delete_queue/assets/', { // want: iconik-destructive-test
      method: 'DELETE',
    });
    await axios.delete('https://test.iconik.example/API/assets/v1/delete_queue/assets/'); // not: iconik-destructive-test
  }, []);
  return <button onClick={load}>Load</button>;
}
