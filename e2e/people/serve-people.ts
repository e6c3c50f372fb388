import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { listenOnLoopback } from "../fakes/listen";
import { deliverToPhone, type PhoneDelivery } from "./deliver-to-phone";
import { expireRuns } from "./expire-runs";
import { fillHome, type HomeFilling } from "./fill-home";
import { type LeftOpen, leaveConsoleOpen } from "./leave-console-open";
import { type FlowToMake, makeFlow } from "./make-flow";
import { makeProject } from "./make-project";
import { type PublishedFlow, publishFlow } from "./publish-flow";
import { type SendMessages, sendMessages } from "./send-messages";
import { type HostedPage, setHostedPage } from "./set-hosted-page";
import { type EndUserSignIn, signInEndUser } from "./sign-in-end-user";

// Makes what the browser tests need and no page makes, by the verbs of the product.
const port = Number(process.env.PEOPLE_PORT ?? "3902");

const server = createServer((request, response) => {
  answer(request).then(
    (made) => response.end(JSON.stringify(made)),
    (error: unknown) => {
      process.stderr.write(`people: ${String(error)}\n`);
      response.writeHead(500).end();
    },
  );
});
await listenOnLoopback(server, port);

async function answer(request: IncomingMessage): Promise<unknown> {
  if (request.method !== "POST") return "ready";
  if (request.url === "/projects") return makeProject(randomBytes(6).toString("hex"));
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  // Only the fixtures of these tests send here, and they are typed.
  if (request.url === "/figures") return fillHome(JSON.parse(text) as HomeFilling);
  if (request.url === "/drafts") return makeFlow(JSON.parse(text) as FlowToMake);
  if (request.url === "/end-users") return signInEndUser(JSON.parse(text) as EndUserSignIn);
  if (request.url === "/left-open") return leaveConsoleOpen(JSON.parse(text) as LeftOpen);
  if (request.url === "/sent") return sendMessages(JSON.parse(text) as SendMessages);
  if (request.url === "/flows") return publishFlow(JSON.parse(text) as PublishedFlow);
  if (request.url === "/expired-runs") return expireRuns(JSON.parse(text) as { projectId: string });
  if (request.url === "/hosted-pages") return setHostedPage(JSON.parse(text) as HostedPage);
  return deliverToPhone(JSON.parse(text) as PhoneDelivery);
}
