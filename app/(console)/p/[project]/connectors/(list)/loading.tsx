import { GallerySkeleton } from "@/components/connectors/gallery-skeleton";

export default function Loading() {
  return <GallerySkeleton />;
}
