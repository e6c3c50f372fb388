import { expect, it } from "vitest";
import { fillBody, standardTemplate, templateProblem, type Variable } from "./body-template";

const values: Record<Variable, string> = {
  recipient: "+14155550100",
  body: 'quote " backslash \\ line\n end","admin":true,"x":"',
  sender: "{{token}}",
  token: "493021",
  channel: "sms",
  subject: "\u2028</script>",
  html: "<p>",
};

it("keeps every value inside its string", () => {
  const template = '{"a":["{{body}}",{"b":"to {{recipient}}: {{ subject }}"}],"n":1,"t":true}';
  expect(JSON.parse(fillBody(template, values))).toEqual({
    a: [values.body, { b: `to ${values.recipient}: ${values.subject}` }],
    n: 1,
    t: true,
  });
});

it("does not fill in what a value itself contains", () => {
  expect(JSON.parse(fillBody("", values))).toMatchObject({ sender: "{{token}}", token: "493021" });
});

it("has a standard body that is a good template", () => {
  expect(templateProblem(standardTemplate)).toBeNull();
});

it.each([
  ['{"to": {{recipient}}, "text": "{{body}}"}', /inside quotes/],
  ['{"to": "{{recipient}}", "text": "{{body}}"', /not valid JSON/],
  ['"{{recipient}} {{body}}"', /object or list/],
  ['{"to": "{{recipient}}", "text": "{{bdoy}}"}', /no variable {{bdoy}}/],
  ['{"to": "{{recipient}}", "text": "{{constructor}}{{body}}"}', /no variable/],
  ['{"text": "{{body}}"}', /whom to reach/],
  ['{"to": "{{recipient}}"}', /says nothing/],
])("refuses %s", (template, problem) => {
  expect(templateProblem(template)).toMatch(problem);
});
