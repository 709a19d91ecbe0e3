/** Writes the page of AWS-managed policies that hold an escalation path. Needs the ruleset to be built. */
import { join } from "node:path";
import { judgeManaged, managedPage, managedPageOf } from "../catalogue/managed-page.ts";
import { root, writeIfChanged } from "./paths.ts";

const { policies, found } = await judgeManaged(root);
writeIfChanged(join(root, managedPage), managedPageOf(policies, found));
process.stdout.write(`aws-managed: ${found.size} of ${policies} policies hold a path\n`);
