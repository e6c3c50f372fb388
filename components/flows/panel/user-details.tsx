"use client";

import { useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import type { StepOf } from "@/lib/flows/model/document";
import { usePanel } from "./panel-context";
import { ValueField } from "./value-field";

type Details = StepOf<"otp-send">["config"]["details"];

const detailNames = {
  name: "Whole name",
  givenName: "First name",
  familyName: "Last name",
  email: "E-mail address",
  phone: "Phone number",
} as const satisfies Record<keyof Details, string>;
// The table's keys are the details; TypeScript widens them to strings.
const detailKeys = Object.keys(detailNames) as (keyof Details)[];

type UserDetailsProps = { details: Details; onChange: (details: Details) => void };

/** What is kept of somebody who signs up. Closed until there is something. */
export function UserDetails({ details, onChange }: UserDetailsProps) {
  const { problemAt } = usePanel();
  const given = detailKeys.filter((key) => details[key] !== undefined);
  const isWrong = detailKeys.some((key) => problemAt(`config.details.${key}`));
  const [isOpen, setIsOpen] = useState(given.length > 0);
  return (
    <div className="mb-4 border-y">
      <Disclosure
        title="Details of a new user"
        summary={
          given.length === 0
            ? "Nothing but where the code goes"
            : given.map((key) => detailNames[key]).join(", ")
        }
        isOpen={isOpen || isWrong}
        onOpenChange={setIsOpen}
      >
        {detailKeys.map((key) => (
          <ValueField
            key={key}
            path={`config.details.${key}`}
            label={detailNames[key]}
            isOptional
            value={details[key] ?? ""}
            onChange={(text) => {
              const { [key]: _, ...rest } = details;
              onChange(text === "" ? rest : { ...rest, [key]: text });
            }}
          />
        ))}
      </Disclosure>
    </div>
  );
}
