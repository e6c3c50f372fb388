export default function Page() {
  return <h1>Patchbay</h1>;
}
