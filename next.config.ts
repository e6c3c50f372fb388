import type { NextConfig } from "next";

const config: NextConfig = {
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  // In development the arguments of actions would be written out, passwords and tokens among them.
  logging: { serverFunctions: false },
  // Otherwise `next dev` writes files into the project and stops with reminders.
  agentRules: false,
  // The user menu stands at the left.
  devIndicators: { position: "bottom-right" },
  images: { unoptimized: true },
  serverExternalPackages: ["twilio", "nodemailer", "pino"],
  turbopack: {
    rules: { "*.pcss": { loaders: ["./css-text-loader.mjs"], as: "*.js" } },
  },
  experimental: { agentUpgrade: false, serverActions: { bodySizeLimit: "1mb" } },
};

export default config;
