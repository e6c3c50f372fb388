import { z } from "zod";
import { defineNode } from "../../model/define-node";
import { type Operator, operators, takesRight } from "../../model/operators";
import { portName } from "../../model/port-name";

const operatorNames = Object.keys(operators) as [Operator];

/** `left operator right`; both sides may hold values. */
const conditionTest = z.object({
  left: z.string().max(500, "Use at most 500 characters."),
  operator: z.enum(operatorNames),
  right: z.string().max(500, "Use at most 500 characters.").default(""),
});
export type ConditionTest = z.output<typeof conditionTest>;

const conditionRule = z.object({
  /** Its port. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, "Use small letters, digits and -.")
    .refine((id) => id !== "else", "else is the port of what no rule takes."),
  name: z.string().max(60, "Use at most 60 characters.").default(""),
  match: z.enum(["all", "any"]).default("all"),
  tests: z.array(conditionTest).min(1, "A rule needs a test.").max(20, "Use at most 20 tests."),
});
export type ConditionRule = z.output<typeof conditionRule>;

/** The first rule that holds decides the way; ELSE comes last. */
export const condition = defineNode({
  kind: "condition",
  label: "Condition",
  summary: "Takes the first way whose rule holds.",
  icon: "condition",
  config: z.object({
    rules: z
      .array(conditionRule)
      .min(1, "A condition needs a rule.")
      .max(20, "Use at most 20 rules.")
      .refine(
        (rules) => new Set(rules.map(({ id }) => id)).size === rules.length,
        "Two rules have the same id.",
      ),
  }),
  catalogue: [
    {
      id: "condition",
      label: "Condition",
      keywords: "if else branch rule switch compare",
      config: {
        rules: [
          {
            id: "rule-1",
            name: "",
            match: "all",
            tests: [{ left: "{{form.phone}}", operator: "not-empty", right: "" }],
          },
        ],
      },
    },
  ],
  ports: ({ rules }) => [
    ...rules.map(({ id, name }) => ({ id, label: portName(name, id) })),
    { id: "else", label: "ELSE" },
  ],
  describe: ({ rules }) =>
    rules.length === 1 && rules[0]?.tests[0]
      ? sentence(rules[0].tests[0])
      : `${rules.length} rules, in order`,
  texts: ({ rules }) =>
    rules.flatMap(({ tests }, rule) =>
      tests.flatMap(({ left, operator, right }, test) => [
        {
          path: `rules.${rule}.tests.${test}.left`,
          label: "Value",
          text: left,
          place: "value" as const,
        },
        ...(takesRight(operator)
          ? [
              {
                path: `rules.${rule}.tests.${test}.right`,
                label: "Compared with",
                text: right,
                place: "value" as const,
              },
            ]
          : []),
      ]),
    ),
});

const sentence = ({ left, operator, right }: ConditionTest) =>
  `${left} ${operators[operator].label}${takesRight(operator) ? ` ${right}` : ""}`;
