import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A stand-in for AWS STS, on this machine alone. */
export interface Sts {
  /** For AWS_ENDPOINT_URL_STS. */
  url: string;
  close: () => void;
}

/**
 * Starts an STS that lets everybody assume everything. The provider assumes its roles before it plans, so without one
 * no plan over several accounts can be made offline.
 */
export async function startSts(): Promise<Sts> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader("content-type", "text/xml");
    response.end(assumed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const assumed = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:plan</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/x/plan</Arn></AssumedRoleUser>
<Credentials><AccessKeyId>mock</AccessKeyId><SecretAccessKey>mock</SecretAccessKey><SessionToken>mock</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
</AssumeRoleResult><ResponseMetadata><RequestId>0</RequestId></ResponseMetadata></AssumeRoleResponse>`;
