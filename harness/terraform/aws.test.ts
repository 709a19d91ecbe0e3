import { afterAll, expect, test } from "vitest";
import { startAws } from "./aws.ts";

const aws = await startAws();
afterAll(() => aws.close());

const ask = async (body: string): Promise<Response> => fetch(aws.url, { method: "POST", body });

test("every role may be assumed, on this machine alone", async () => {
  expect(new URL(aws.url).hostname).toBe("127.0.0.1");
  const answer = await ask("Action=AssumeRole&RoleArn=x");
  expect(answer.headers.get("content-type")).toBe("text/xml");
  expect(await answer.text()).toContain("<AccessKeyId>mock</AccessKeyId>");
});

test("every user exists", async () => {
  expect(await (await ask("Action=GetUser&UserName=alice")).text()).toContain(":user/alice</Arn>");
});

test("every group exists, and the caller is somebody", async () => {
  expect(await (await ask("Action=GetGroup&GroupName=staff")).text()).toContain(":group/staff</Arn>");
  expect(await (await ask("Action=GetCallerIdentity")).text()).toContain("<Account>111122223333</Account>");
});

test("nothing else is answered, so that no plan rests on it unseen", async () => {
  const answer = await ask("Action=GetRole&RoleName=x");
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("NotStoodIn");
});
