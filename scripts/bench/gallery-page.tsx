import { createRoot } from "react-dom/client";
import { ConnectorGallery } from "@/components/connectors/connector-gallery";
import { Providers } from "@/components/shell/providers";
import { generateConnectors, generateTypes, generateUses } from "./gallery-corpus";
import "@/app/globals.css";

// The real component with made-up data, in a page of its own: nothing of this ships.
const address = new URLSearchParams(window.location.search);
const count = (name: string) => Number(address.get(name) ?? 0);
const types = generateTypes(count("types"));
const connectors = generateConnectors(count("connectors"), types, Date.now());
const uses = generateUses(connectors);
const rights = { canSave: true, canTest: true, canDelete: true };

const page = document.getElementById("page");
if (!page) throw new Error("The page has no place for the gallery.");
createRoot(page).render(
  <Providers>
    <ConnectorGallery
      projectSlug="default"
      types={types}
      connectors={connectors}
      uses={uses}
      rights={rights}
      address={address.get("all") === "1" ? "all=1" : ""}
      removeConnector={async () => ({ ok: true, value: null })}
      replaceConnector={async () => ({ ok: true, value: null })}
    />
  </Providers>,
);
