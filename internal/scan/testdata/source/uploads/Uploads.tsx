// The upload of a file into iconik.
export function Page() {
  const load = useCallback(async () => {
    // iconik answers with where the file goes.
    const target = storage.upload_url; // want: iconik-upload-call
    const target = storage.url; // not: iconik-upload-call
  }, []);
  return <button onClick={load}>Load</button>;
}
