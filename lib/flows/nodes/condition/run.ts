import "server-only";
import type { NodeRun } from "../../engine/node-run";
import { operators } from "../../model/operators";
import type { ConditionTest } from "./definition";

/** The first rule that holds; ELSE where none does. */
export const runCondition: NodeRun<"condition"> = async ({ render, note }, { config }) => {
  const compared: { left: string; operator: string; right: string; holds: boolean }[] = [];
  const holds = ({ left, operator, right }: ConditionTest) => {
    const sides = { left: render(left), right: render(right) };
    const result = operators[operator].test(sides.left, sides.right);
    compared.push({ ...sides, operator, holds: result });
    return result;
  };
  const rule = config.rules.find(({ match, tests }) =>
    match === "all" ? tests.every(holds) : tests.some(holds),
  );
  note({ compared });
  return { kind: "port", port: rule?.id ?? "else" };
};
