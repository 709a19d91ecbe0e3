import { exitCodeOf, type Gate, isBlocking } from "../findings/gate.ts";
import { sortedBy } from "../findings/sort.ts";
import type { Finding, Report, ReportPlan, ReportSubject } from "../findings/types.ts";
import type { Severity, Verdict } from "../types.ts";
import type { RenderOptions } from "./index.ts";
import { count, type Paint, painter, visible, wrap } from "./layout.ts";
import { renderFinding } from "./text-finding.ts";

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** The report for people: what is wrong, why it matters, the request that proves it, what to do. */
export function renderText(report: Report, options: RenderOptions): string {
  const paint = painter(options.color);
  const shown = options.quiet
    ? report.findings.filter((finding) => isBlocking(finding, options.gate))
    : report.findings;
  const subjects = new Map(report.subjects.map((subject) => [keyOf(subject, subject.address), subject]));
  const sections = [
    ...(options.quiet ? [] : [headerOf(report, paint)]),
    ...report.plans.flatMap((plan, index) => {
      const findings = shown.filter((finding) => finding.plan === index);
      const name = report.plans.length > 1 ? [paint("underline", planLine(plan))] : [];
      const body = groupsOf(findings).map((group) => renderGroup(group, subjects, paint, options.width));
      return options.quiet && body.length === 0 ? [] : [...name, ...body];
    }),
    ...(options.quiet || report.assumptions.length === 0
      ? []
      : [assumptionsOf(report, paint, options.width)]),
  ];
  if (options.quiet && sections.length === 0) return "";
  return `${[...sections, verdictOf(report, options.gate, paint)].join("\n\n")}\n`;
}

function headerOf({ tool, profile, plans }: Report, paint: Paint): string {
  const title = `${paint("bold", "iamgate")} ${tool.version}, profile ${profile}`;
  const [plan] = plans;
  return plans.length === 1 && plan !== undefined ? `${title}\n${planLine(plan)}` : title;
}

function planLine(plan: ReportPlan): string {
  const path = plan.path === "-" ? "standard input" : visible(plan.path);
  if ("error" in plan) return `${path}: not judged. ${visible(plan.error.what)}`;
  const version =
    plan.terraformVersion === null ? "" : `, written by version ${visible(plan.terraformVersion)}`;
  return `${path}: ${count(plan.resourceChanges, "resource change")}${version}`;
}

/** Findings come sorted by subject, so equal neighbours make a group. */
function groupsOf(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const group = groups.at(-1);
    const last = group?.[0];
    if (group && last?.subject === finding.subject && last.subjectKind === finding.subjectKind)
      group.push(finding);
    else groups.push([finding]);
  }
  return groups;
}

function renderGroup(
  group: readonly Finding[],
  subjects: ReadonlyMap<string, ReportSubject>,
  paint: Paint,
  width: number,
): string {
  const [first] = group;
  if (first === undefined) return "";
  const subject = subjects.get(keyOf({ plan: first.plan, kind: first.subjectKind }, first.subject));
  const heading = `${paint("bold", visible(first.subject))}${paint("dim", statusOf(subject))}`;
  const worstFirst = sortedBy(group, ({ severity }) => [SEVERITIES.indexOf(severity)]);
  return [heading, ...worstFirst.map((finding) => renderFinding(finding, paint, width))].join("\n\n");
}

function keyOf({ plan, kind }: { plan: number; kind: string | null }, address: string): string {
  return JSON.stringify([plan, kind, address]);
}

function statusOf(subject: ReportSubject | undefined): string {
  if (subject === undefined) return "";
  const mfa = subject.mfa === "not-applicable" ? "MFA not applicable" : `MFA ${subject.mfa}`;
  const name = subject.name === null ? "" : ` ${visible(subject.name)}`;
  return `  (${subject.kind}${name}, ${mfa})`;
}

function assumptionsOf({ assumptions }: Report, paint: Paint, width: number): string {
  const lines = assumptions.map((assumption) => `  - ${wrap(visible(assumption), 4, width)}`);
  return [paint("bold", "Taken for granted"), ...lines].join("\n");
}

function verdictOf(report: Report, gate: Gate, paint: Paint): string {
  const { verdict, summary, plans } = report;
  const [word, color] = VERDICTS[verdict];
  const refused = plans.filter((plan) => "error" in plan).length;
  const counts = [
    count(summary.error, "error"),
    count(summary.warning, "warning"),
    count(summary.note, "note"),
    ...(summary.waived > 0 ? [`${summary.waived} waived`] : []),
    ...(summary.baselined > 0 ? [`${summary.baselined} in the baseline`] : []),
  ].join(", ");
  const scope = `${count(summary.subjects, "subject")} in ${count(plans.length - refused, "plan")}`;
  const missing = refused > 0 ? `; ${count(refused, "plan")} not judged` : "";
  return `${paint(["bold", color], word)}  ${counts}; ${scope}${missing}${gateOf(report, gate)}`;
}

/** The verdict speaks of open errors, the gate of what it is told: said when the two differ. */
function gateOf(report: Report, gate: Gate): string {
  const open = exitCodeOf(report, gate) === 0;
  if (open === (report.verdict === "pass")) return "";
  const told = [
    ...(gate.failOn === "error" ? [] : [`--fail-on ${gate.failOn}`]),
    ...(gate.only === undefined ? [] : [`--only ${gate.only}`]),
  ];
  return `\nThe gate is ${open ? "open" : "closed"} all the same: ${told.join(" ")}.`;
}

const VERDICTS: Record<Verdict, ["PASS" | "FAIL" | "UNVERIFIABLE", "green" | "red" | "yellow"]> = {
  pass: ["PASS", "green"],
  fail: ["FAIL", "red"],
  unverifiable: ["UNVERIFIABLE", "yellow"],
};
