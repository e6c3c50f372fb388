/** What a port is called that its author gave no name: "rule-1" is "Rule 1". */
export function portName(label: string, id: string): string {
  if (label !== "") return label;
  const words = id.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
