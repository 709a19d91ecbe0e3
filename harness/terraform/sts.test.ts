import { expect, test } from "vitest";
import { startSts } from "./sts.ts";

test("every role may be assumed, on this machine alone", async () => {
  const sts = await startSts();
  const answer = await fetch(sts.url, { method: "POST", body: "Action=AssumeRole" });
  expect(new URL(sts.url).hostname).toBe("127.0.0.1");
  expect(answer.headers.get("content-type")).toBe("text/xml");
  expect(await answer.text()).toContain("<AccessKeyId>mock</AccessKeyId>");
  sts.close();
});
