/** `/api/v1/…` and what describes it: called by programs with keys of their own, never with a cookie. */
const apiPath = /^\/api\/(v\d{1,3}(\/|\?|$)|openapi\.json(\?|$))/;

/** Whether an address (path, with or without query) belongs to the REST API. */
export const isApiPath = (url: string): boolean => apiPath.test(url);
