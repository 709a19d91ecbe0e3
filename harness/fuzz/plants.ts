/** Mistakes that can be planted in a copy of the ruleset: what the fuzzer is there to find. Paths are below rego/. */
import type { Mutation } from "../oracle/mutant.ts";

const ABOUT_VERDICTS: Record<string, Mutation> = {
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

export const ABOUT_PATHS: Record<string, Mutation> = {
  // Who may have keys of their own is taken for somebody who may have anybody's.
  "ignores-own-user": {
    file: "iamgate/judge/remainder/remainder.rego",
    find: "| _own[action]],\n",
    replace: '| _own[action]; action == ""],\n',
  },
  // The policies of AWS are taken for policies that can be written.
  "writes-policies-of-aws": {
    file: "iamgate/judge/remainder/remainder.rego",
    find: "| _on_policies[action]],\n",
    replace: '| _on_policies[action]; action == ""],\n',
  },
  // A role for one service is taken for a role for any.
  "ignores-passed-to-service": {
    file: "iamgate/judge/limits/limits.rego",
    find: '_admits("equals", text, service) if text == service',
    replace: '_admits("equals", _, _) := true',
  },
  // What needs MFA and what needs a session without it are taken for steps of one path.
  "one-state-per-step": {
    file: "iamgate/judge/reach/reach.rego",
    find: "\tsome state, answer in by_state\n\tsome key in answer.open\n",
    replace:
      "\tsome _, answer in by_state\n\tsome state in states(slice.subjects[id].kind)\n\tsome key in answer.open\n",
  },
  // Whatever the boundary leaves out is granted all the same.
  "forgets-boundary": {
    file: "iamgate/judge/facts/facts.rego",
    find: "some grant in _grants(allow, facts, slice.bearers[id].bounded)",
    replace: "some grant in _grants(allow, facts, false)",
  },
};

/** About what is unknown until apply, and about what was there before. */
export const ABOUT_FILLINGS: Record<string, Mutation> = {
  // An unknown element of a Deny is taken for anything.
  "deny-of-anything": {
    file: "iamgate/plan/slots/slots.rego",
    find: '"Deny": {"worst": false, "best": true}',
    replace: '"Deny": {"worst": true, "best": true}',
  },
  // An override whose Sid is unknown is taken for harmless.
  "harmless-override": {
    file: "iamgate/plan/merging/merging.rego",
    find: "\tother.loose\n",
    replace: '\tother.loose\n\titem.sid == "nobody"\n',
  },
  // What is wrong at worst is taken for wrong in any case.
  "worst-for-certain": {
    file: "iamgate/settle/holes/holes.rego",
    find: "found := settle.findings with input.slice as _twin",
    replace: "found := settle.findings",
  },
  // All findings are said to be new.
  "introduces-all": {
    file: "iamgate/settle/compared/compared.rego",
    find: '_by_age(finding, "changed") := false if {',
    replace: '_by_age(finding, "changed") := true if {',
  },
  // A guard that Terraform forgets is taken for one that stays.
  "forgotten-stays": {
    file: "iamgate/rules/mfa/guard_removed/guard_removed.rego",
    find: 'twins.statuses.kept[id] == "unguarded"',
    replace: 'twins.statuses.kept[id] == "gone"',
  },
};

export const PLANTS: Record<string, Mutation> = { ...ABOUT_VERDICTS, ...ABOUT_PATHS, ...ABOUT_FILLINGS };
