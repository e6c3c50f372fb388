/** DOM id of the control of a field, so that labels, errors and the error summary reach it. */
export const fieldId = (name: string): string => `field-${name.replaceAll(".", "-")}`;
