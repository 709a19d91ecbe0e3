/** Mistakes that can be planted in a copy of the ruleset: what the fuzzer is there to find. Paths are below rego/. */
import type { Mutation } from "../oracle/mutant.ts";

export const PLANTS: Record<string, Mutation> = {
  // IfExists no longer holds on a missing key.
  "flipped-operator": {
    file: "iamgate/iam/operator/operator.rego",
    find: '_when_absent(operator) := "holds" if {\n\t_fine_when_absent(operator)',
    replace: '_when_absent(operator) := "fails" if {\n\t_fine_when_absent(operator)',
  },
  // A Deny of one state is taken for a Deny of both.
  "half-a-guard": {
    file: "iamgate/judge/in_force/in_force.rego",
    find: '_stands(deny, _, state) if deny.truth[state] == "holds"',
    replace: '_stands(deny, _, state) if deny.truth[state] != "fails"',
  },
  // What a user has through its groups is not seen.
  "ignored-group": {
    file: "iamgate/plan/model/model.rego",
    find: "union({_alone(address), _inherited(address), ",
    replace: "union({_alone(address), ",
  },
  // An attachment whose policy is unknown and cannot be followed counts as none.
  "dropped-link": {
    file: "iamgate/plan/model/model.rego",
    find: "\t_target_id(link.target) == null\n",
    replace: '\t_target_id(link.target) == null\n\tlink.carrier == ""\n',
  },
  // A reference to what is unknown until apply is not followed.
  "lost-reference": {
    file: "iamgate/plan/targets/targets.rego",
    find: "\tfollowed.only\n",
    replace: "\tfollowed.only == null\n",
  },
};
