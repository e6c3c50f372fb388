/** Countries that are often chosen together. */
export const countryGroups: readonly { name: string; codes: readonly string[] }[] = [
  { name: "United States and Canada", codes: ["CA", "US"] },
  {
    name: "European Union",
    codes: "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(
      " ",
    ),
  },
];
