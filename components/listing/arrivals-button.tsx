import { ArrowUp } from "lucide-react";
import { Button } from "@/components/ui/button";

type ArrivalsButtonProps = {
  /** "3 new messages" */
  children: string;
  onShow: () => void;
};

/** Floats over a list while new rows wait, so that none moves under a hand. */
export const ArrivalsButton = ({ children, onShow }: ArrivalsButtonProps) => (
  <div className="sticky top-2 z-20 flex h-0 justify-center">
    <Button
      variant="primary"
      size="sm"
      className="-translate-y-1/2 rounded-full shadow-float"
      onClick={onShow}
    >
      <ArrowUp aria-hidden="true" />
      {children}
    </Button>
  </div>
);
