"use client";

import { useSearchParams } from "next/navigation";
import { ConnectorGallery, type ConnectorGalleryProps } from "./connector-gallery";

/** The gallery at the address of the page, which the router knows on the server and in the browser. */
export function ConnectorsView(props: Omit<ConnectorGalleryProps, "address">) {
  return <ConnectorGallery {...props} address={useSearchParams().toString()} />;
}
