/** What the guard does, by an evaluator of IAM that shares no code with the ruleset. */
import { describe, expect, test } from "vitest";
import type { State } from "../../harness/oracle/condition.ts";
import { Evaluator } from "../../harness/oracle/evaluate.ts";
import { EVERYTHING } from "../../harness/oracle/fixture.ts";
import { resourcesFor } from "../../harness/oracle/requests.ts";
import { type Bearer, type Json, statementsOf } from "../../harness/oracle/statement.ts";
import { ACCOUNT, actionNamed, PUBLISHED } from "../../harness/oracle/universe.ts";
import { enrolmentActions } from "../core/exempt.ts";
import type { Profile } from "../core/profile.ts";
import { guardDocument } from "./document.ts";

interface Who {
  profile?: Profile;
  /** Statements beside the guard. Default: those of AdministratorAccess. */
  others?: Json[];
  path?: string;
  viaService?: boolean;
  exempt?: string[];
}

/** The user alice with the guard. Without a profile: without it. */
function alice({ profile, others = [EVERYTHING], path = "", viaService = false, exempt = [] }: Who): Bearer {
  const guard =
    profile && guardDocument({ profile, exempt, partition: "aws", account: "*", construct: "MfaGuard" });
  const documents = [
    { Version: "2012-10-17", Statement: others },
    ...(guard ? [guard as unknown as Json] : []),
  ];
  return {
    kind: "user",
    address: "aws_iam_user.alice",
    username: "alice",
    arnTail: `${path}alice`,
    account: ACCOUNT,
    statements: statementsOf(
      documents.map((document) => ({ address: "policy", attribute: "policy", document })),
    ),
    bounded: false,
    names: ["bob"],
    viaService,
  };
}

/** Every request that is allowed to a bearer in a state: `action resource`, over AWS's whole action table. */
function allowed(bearer: Bearer, state: State): Set<string> {
  const evaluator = new Evaluator(bearer);
  const patterns = [...new Set(bearer.statements.flatMap((s) => s.resources))].filter((p) => p !== "*");
  const found = new Set<string>();
  for (const action of PUBLISHED.values()) {
    for (const resource of resourcesFor(action, patterns, ["alice", "bob"])) {
      const [answer] = evaluator.answers(action.name, resource, state, "alice");
      if (answer === "allow") found.add(`${action.name} ${resource}`);
    }
  }
  return found;
}

const actionsOf = (requests: Set<string>): string[] =>
  [...new Set([...requests].map((request) => request.split(" ")[0] ?? ""))].sort();

const HOLES: Record<Profile, State[]> = { "all-sessions": ["F", "A"], "console-only": ["F"] };

describe.each(["all-sessions", "console-only"] as const)("an administrator with the guard, %s", (profile) => {
  test.each(HOLES[profile])("may do nothing but enrol in state %s", (state) => {
    expect(PUBLISHED.size).toBeGreaterThan(20_000);
    expect(actionsOf(allowed(alice({ profile }), state))).toEqual(enrolmentActions());
  });

  test.each(HOLES[profile])("enrols nobody else in state %s", (state) => {
    const writes = [...allowed(alice({ profile }), state)].filter((request) =>
      /^iam:(Enable|Resync)MFADevice /.test(request),
    );
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.filter((request) => !request.endsWith("/alice"))).toEqual([]);
  });

  test("may do all of it with MFA", () => {
    expect(allowed(alice({ profile }), "T")).toEqual(allowed(alice({}), "T"));
  });

  test("what is exempt besides is let through, and no more", () => {
    const exempt = ["iam:ChangePassword"];
    expect(actionsOf(allowed(alice({ profile, exempt }), "F"))).toEqual(
      [...exempt, ...enrolmentActions()].sort(),
    );
  });
});

describe("access keys in console-only", () => {
  test.each([false, true])("do all they did, by a service: %s", (viaService) => {
    // What a service does for an access key has the MFA key, and it is false.
    const state = viaService ? "F" : "A";
    const others = [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }];
    const before = allowed(alice({ others, viaService }), state);
    const after = allowed(alice({ others, viaService, profile: "console-only" }), state);
    expect(before.size).toBeGreaterThan(20_000);
    expect([...before].filter((request) => !after.has(request))).toEqual([]);
  });

  test("get no rights of self-service but to retire themselves", () => {
    const gained = allowed(alice({ others: [], profile: "console-only" }), "A");
    const beyond = actionsOf(gained).filter((name) => !enrolmentActions().includes(name));
    expect(beyond).toEqual([
      "iam:DeleteAccessKey",
      "iam:GetAccessKeyLastUsed",
      "iam:GetAccountPasswordPolicy",
      "iam:GetAccountSummary",
      "iam:ListAccessKeys",
      "iam:ListAccountAliases",
      "iam:UpdateAccessKey",
    ]);
    expect([...gained].filter((request) => /AccessKey .*user\/(?!alice$|.*\/alice$)/.test(request))).toEqual(
      [],
    );
  });
});

describe.each(["all-sessions", "console-only"] as const)("enrolment from zero, %s", (profile) => {
  test.each(["", "people/", "people/eu/"])("works step by step for a user under /%s", (path) => {
    // Nobody has given the user anything but the guard and a little work.
    const work: Json = { Effect: "Allow", Action: "ec2:DescribeInstances", Resource: "*" };
    const evaluator = new Evaluator(alice({ profile, path, others: [work] }));
    const user = `arn:aws:iam::${ACCOUNT}:user/${path}alice`;
    const may = (action: string, resource: string, state: State): string | undefined => {
      expect(actionNamed(action).types).toBeDefined();
      return evaluator.answers(action, resource, state, "alice")[0];
    };
    // The console's own page, with the password alone (IAM User Guide, "Enabling a virtual MFA device").
    expect(may("ec2:DescribeInstances", "*", "F")).toBe("deny");
    expect(may("iam:GetUser", user, "F")).toBe("allow");
    expect(may("iam:ListMFADevices", user, "F")).toBe("allow");
    expect(may("iam:ListVirtualMFADevices", "*", "F")).toBe("allow");
    expect(may("iam:CreateVirtualMFADevice", `arn:aws:iam::${ACCOUNT}:mfa/phone`, "F")).toBe("allow");
    expect(may("iam:EnableMFADevice", user, "F")).toBe("allow");
    expect(may("iam:GetMFADevice", user, "F")).toBe("allow");
    // A session with the new device; AWS asks nobody's policies for it, and the guard does not deny it.
    expect(may("sts:GetSessionToken", "*", "A")).not.toBe("deny");
    expect(may("ec2:DescribeInstances", "*", "T")).toBe("allow");
    expect(may("iam:ChangePassword", user, "T")).toBe("allow");
    expect(may("iam:DeactivateMFADevice", user, "T")).toBe("allow");
    expect(may("iam:DeactivateMFADevice", user, "F")).toBe("deny");
  });
});
