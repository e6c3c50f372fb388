/** Read by `css-text-loader.mjs`: the finished style sheet as text. */
declare module "*.pcss" {
  const css: string;
  export default css;
}
