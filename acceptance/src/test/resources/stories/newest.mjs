// Calls one operation of ACM or KMS by the newest client there is:
// node newest.mjs acm|kms OPERATION INPUT-IN-JSON. Bytes are base64, as on the wire.
import { createRequire } from "node:module";

const require = createRequire(process.env.NPM_FOLDER + "/");
const [service, operation, text] = process.argv.slice(2);
const sdk = require("@aws-sdk/client-" + service);
const client = new sdk[service.toUpperCase() + "Client"]({ maxAttempts: 1 });
const input = JSON.parse(text ?? "{}");
if (input.Passphrase) {
  input.Passphrase = Buffer.from(input.Passphrase);
}
if (input.SharedSecretCiphertextBlob) {
  input.SharedSecretCiphertextBlob = Buffer.from(input.SharedSecretCiphertextBlob, "base64");
}
const shown = (_, value) =>
  value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
try {
  const { $metadata, ...answer } = await client.send(new sdk[operation + "Command"](input));
  console.log(JSON.stringify(answer, shown));
} catch (refused) {
  console.error(refused.name + ": " + refused.message);
  process.exit(1);
}
