import { ListTree, Workflow } from "lucide-react";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { ViewChoice } from "./use-flow-view";

/** Canvas or outline. */
export const ViewSwitch = ({ view }: { view: ViewChoice }) => (
  <SegmentedControl
    aria-label="Show the flow as"
    size="sm"
    className="self-center"
    value={view.shown ?? view.chosen ?? "canvas"}
    onValueChange={view.choose}
    segments={[
      {
        value: "canvas",
        label: (
          <>
            <Workflow aria-hidden="true" />
            Canvas
          </>
        ),
      },
      {
        value: "outline",
        label: (
          <>
            <ListTree aria-hidden="true" />
            Outline
          </>
        ),
      },
    ]}
  />
);
