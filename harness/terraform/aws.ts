import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A stand-in for the two services of AWS that a plan may ask, on this machine alone. */
export interface Aws {
  /** For AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL_IAM. */
  url: string;
  close: () => void;
}

/**
 * Starts an AWS in which every role may be assumed, every user exists, and so does every group, without members. The
 * provider asks who it is and assumes its roles before it plans, and reads what is imported and what data sources
 * name, so without one none of it could be planned offline.
 */
export async function startAws(): Promise<Aws> {
  const server = createServer(async (request, response) => {
    const asked = new URLSearchParams(await text(request));
    const answer = answerTo(asked);
    response.writeHead(answer === undefined ? 400 : 200, { "content-type": "text/xml" });
    response.end(answer ?? `<ErrorResponse><Error><Code>NotStoodIn</Code></Error></ErrorResponse>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function answerTo(asked: URLSearchParams): string | undefined {
  if (asked.get("Action") === "AssumeRole") return assumed;
  if (asked.get("Action") === "GetUser") return userOf(asked.get("UserName") ?? "");
  if (asked.get("Action") === "GetGroup") return groupOf(asked.get("GroupName") ?? "");
  if (asked.get("Action") === "GetCallerIdentity") return caller;
  return undefined;
}

const assumed = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<Credentials><AccessKeyId>mock</AccessKeyId><SecretAccessKey>mock</SecretAccessKey><SessionToken>mock</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
</AssumeRoleResult></AssumeRoleResponse>`;

function userOf(name: string): string {
  return `<GetUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetUserResult><User>
<Arn>arn:aws:iam::111122223333:user/${name}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate><Path>/</Path>
<UserId>AIDAEXAMPLE</UserId><UserName>${name}</UserName></User></GetUserResult></GetUserResponse>`;
}

function groupOf(name: string): string {
  return `<GetGroupResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetGroupResult><Group>
<Arn>arn:aws:iam::111122223333:group/${name}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate><Path>/</Path>
<GroupId>AGPAEXAMPLE</GroupId><GroupName>${name}</GroupName></Group>
<Users></Users><IsTruncated>false</IsTruncated></GetGroupResult></GetGroupResponse>`;
}

const caller = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::111122223333:user/planner</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;
