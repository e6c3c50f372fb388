// Stands in for `server-only` where no React server build is made.
export {};
