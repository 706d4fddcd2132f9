const BASE = "https://app.dam.example";
const identity = <T,>(x: T) => x;

export function App({ id, token }: { id: string; token: string }) {
  const load = () =>
    fetch(`${BASE}/API/assets/${id}/`, { headers: { "App-ID": "app-1", "Auth-Token": `Bearer ${token}` } });
  return (
    <IKContext publicKey={"public_" + "k1"} privateKey={process.env.DAM_PRIVATE_KEY} urlEndpoint="https://cdn.dam.example/demo">
      <>
        {/* <IKImage path="/commented" /> */}
        it's text
        {items.map((item) => (
          <IKImage key={item.id} path="/a.jpg" signed expireSeconds={60 * 60} onClick={() => load()} {...rest} />
        ))}
      </>
      <Editor
        template={{
          name: "it's a template",
          permissions: ["OBJECTS_LIST", "OBJECTS_DELETE"],
          directory: "/",
          limits: { perMinute: 5, enabled: false, owner: null },
        }}
      />
    </IKContext>
  );
}
