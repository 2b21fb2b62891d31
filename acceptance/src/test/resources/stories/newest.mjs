// Calls one operation of ACM by the newest client there is: node newest.mjs OPERATION INPUT-IN-JSON
import { createRequire } from "node:module";

const require = createRequire(process.env.NPM_FOLDER + "/");
const acm = require("@aws-sdk/client-acm");
const client = new acm.ACMClient({ maxAttempts: 1 });
const [operation, text] = process.argv.slice(2);
const input = JSON.parse(text ?? "{}");
if (input.Passphrase) {
  input.Passphrase = Buffer.from(input.Passphrase);
}
try {
  const { $metadata, ...answer } = await client.send(new acm[operation + "Command"](input));
  console.log(JSON.stringify(answer));
} catch (refused) {
  console.error(refused.name + ": " + refused.message);
  process.exit(1);
}
