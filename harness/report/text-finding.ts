import type { Finding } from "../findings/types.ts";
import type { MfaState, Severity, StatementRef, Witness } from "../types.ts";
import { type Paint, visible, wrap } from "./layout.ts";

const COLORS: Record<Severity, "red" | "yellow" | "cyan"> = { error: "red", warning: "yellow", note: "cyan" };

/** How the caller signed in, in words, and what the key says then. */
const SESSIONS: Record<MfaState, string> = {
  absent: "With a long-term access key (aws:MultiFactorAuthPresent is absent),",
  false: "In a session without MFA (aws:MultiFactorAuthPresent is false),",
  true: "In a session with MFA (aws:MultiFactorAuthPresent is true),",
};

/** Room for the longest label and a gap. */
const LABEL = 12;
const INDENT = 4;

/** One finding as a block of labelled paragraphs. */
export function renderFinding(finding: Finding, paint: Paint, width: number): string {
  const { severity, outcome, rule, message, remediation, witness, details } = finding;
  const mark = paint(["bold", COLORS[severity]], severity);
  const notes = [
    ...(outcome === "unverifiable" ? ["cannot be verified"] : []),
    ...(finding.introduced ? [] : ["not new"]),
  ];
  const noted = notes.length === 0 ? "" : paint("dim", `  (${notes.join(", ")})`);
  const paragraph = (label: string, text: string): string =>
    `${" ".repeat(INDENT)}${paint("dim", label.padEnd(LABEL))}${wrap(visible(text), INDENT + LABEL, width)}`;
  return [
    `  ${mark}  ${paint("bold", visible(rule))}${noted}`,
    ...(severity === "note"
      ? [`${" ".repeat(INDENT)}${wrap(visible(`${message} (${whereOf(finding)})`), INDENT, width)}`]
      : [
          `${" ".repeat(INDENT)}${wrap(visible(message), INDENT, width)}`,
          paragraph("where", whereOf(finding)),
        ]),
    ...(witness === null || severity !== "error"
      ? []
      : proofOf(finding, witness).map(([label, text]) => paragraph(label, text))),
    ...(remediation === "" || severity === "note" ? [] : [paragraph("fix", remediation)]),
    ...(details.length === 0 ? [] : [paragraph("includes", summaryOf(details))]),
  ].join("\n");
}

/** Details that are spelt out; an administrator has hundreds, and `--format json` has them all. */
const SHOWN_DETAILS = 3;

function summaryOf(details: readonly string[]): string {
  return details.length > SHOWN_DETAILS
    ? `${details.length} findings that --format json lists`
    : details.join(", ");
}

/** The witness as sentences: the request, what allows it, why no Deny stops it, and what was assumed. */
function proofOf(finding: Finding, witness: Witness): [string, string][] {
  const { mfa, missedDenies, also = [] } = witness;
  const steps = [witness, ...also];
  const requests = [
    requestOf(witness),
    ...also.map(({ principal, ...step }) => `${principal ? `${principal} may call ` : ""}${requestOf(step)}`),
  ];
  const allowing = steps.flatMap(({ allowedBy }) => allowedBy);
  return [
    // Some messages are the request already.
    ...(also.length === 0 && finding.message.includes(requestOf(witness))
      ? []
      : [
          [
            "proof",
            `${SESSIONS[mfa]} ${callerOf(finding, witness)} may call ${requests.join(", and ")}.`,
          ] as [string, string],
        ]),
    ...[...new Set(allowing.map(placeOf))]
      .filter((place) => place !== placeOf(finding))
      .map((place): [string, string] => ["allowed by", place]),
    ...missedDenies.map((ref): [string, string] => ["missed by", `${placeOf(ref)}: ${ref.because}`]),
    ...assumptionsOf(steps).map(({ keys, holds, ...ref }): [string, string] => [
      "assuming",
      `the condition on ${keys.join(", ")} ${holds ? "holds" : "does not hold"} in ${placeOf(ref)}`,
    ]),
  ];
}

function requestOf({ action, resource }: Pick<Witness, "action" | "resource">): string {
  return resource === "*" ? action : `${action} on ${resource}`;
}

/** Each once, though several steps may rest on it. */
function assumptionsOf(steps: readonly Pick<Witness, "assumes">[]): Witness["assumes"] {
  const all = steps.flatMap(({ assumes }) => assumes);
  return [...new Map(all.map((assumption) => [JSON.stringify(assumption), assumption])).values()];
}

/** Who makes the request: subjects that cannot call anything themselves stand for whoever has them. */
function callerOf({ subject, subjectKind }: Finding, { principal }: Witness): string {
  if (principal !== subject) return principal;
  if (subjectKind === "group") return `a member of ${principal}`;
  return subjectKind === "policy" || subjectKind === "permission-set"
    ? `whoever has ${principal}`
    : principal;
}

/** The place in the plan, and the line of configuration where it is known. */
function whereOf(finding: Finding): string {
  const { location } = finding;
  return [placeOf(finding), ...(location ? [`${location.file}:${location.line}`] : [])].join(", ");
}

type Place = Pick<StatementRef, "address"> & {
  [K in "attribute" | "statement" | "sid"]: StatementRef[K] | null;
};

/** `aws_iam_user_policy.mfa, policy, statement 1 "DenyWithoutMfa"`; statements count from 0, as in the report. */
function placeOf({ address, attribute, statement, sid }: Place): string {
  return [
    address,
    ...(attribute === null ? [] : [attribute]),
    ...(statement === null ? [] : [`statement ${statement}${sid ? ` "${sid}"` : ""}`]),
  ].join(", ");
}
