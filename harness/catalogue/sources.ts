/** Where the catalogues are that paths were taken from. */
import type { Source } from "./types.ts";

interface Origin {
  title: string;
  /** The page of one entry, or of all of them. Absent for our own analysis. */
  address?: (ref: string) => string;
}

const encoded = (ref: string): string => ref.split("/").map(encodeURIComponent).join("/");
const always = (address: string) => (): string => address;

const origins: Record<string, Origin> = {
  "pathfinding.cloud": {
    title: "pathfinding.cloud",
    address: (ref) => `https://pathfinding.cloud/paths/${ref}`,
  },
  "pathfinding-labs": {
    title: "pathfinding-labs",
    address: (ref) =>
      `https://github.com/DataDog/pathfinding-labs/tree/main/modules/scenarios/${encoded(ref)}`,
  },
  "iam-vulnerable": {
    title: "iam-vulnerable",
    address: (ref) =>
      `https://github.com/BishopFox/iam-vulnerable/blob/main/modules/free-resources/${encoded(ref)}`,
  },
  kics: {
    title: "KICS",
    address: (ref) => `https://github.com/Checkmarx/kics/tree/master/assets/queries/terraform/aws/${ref}`,
  },
  "stratus-red-team": { title: "Stratus Red Team", address: stratus },
  "hackingthe.cloud": { title: "hackingthe.cloud", address: hackingTheCloud },
  prowler: {
    title: "Prowler",
    address: always(
      "https://github.com/prowler-cloud/prowler/blob/master/prowler/providers/aws/services/iam/lib/privilege_escalation.py",
    ),
  },
  cloudsplaining: {
    title: "cloudsplaining",
    address: always(
      "https://github.com/salesforce/cloudsplaining/blob/master/cloudsplaining/shared/constants.py",
    ),
  },
  checkov: { title: "Checkov", address: always("https://github.com/bridgecrewio/checkov") },
  rhino: {
    title: "Rhino Security Labs",
    address: always("https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation"),
  },
  "rhino-aws_escalate": {
    title: "aws_escalate.py",
    address: always(
      "https://github.com/RhinoSecurityLabs/Security-Research/blob/master/tools/aws-pentest-tools/aws_escalate.py",
    ),
  },
  pacu: { title: "Pacu", address: always("https://github.com/RhinoSecurityLabs/pacu") },
  cloudgoat: { title: "CloudGoat", address: always("https://github.com/RhinoSecurityLabs/cloudgoat") },
  pmapper: { title: "PMapper", address: always("https://github.com/nccgroup/PMapper") },
  awspx: { title: "awspx", address: always("https://github.com/WithSecureLabs/awspx") },
  parliament: { title: "parliament", address: always("https://github.com/duo-labs/parliament") },
  cartography: {
    title: "Cartography",
    address: always("https://github.com/cartography-cncf/cartography"),
  },
  sensitive_iam_actions: {
    title: "sensitive_iam_actions",
    address: always("https://github.com/primeharbor/sensitive_iam_actions"),
  },
  "hacktricks-cloud": { title: "HackTricks Cloud", address: always("https://cloud.hacktricks.wiki/") },
  cloudfox: { title: "CloudFox", address: always("https://github.com/BishopFox/cloudfox") },
  "aws-service-authorization-reference": {
    title: "AWS Service Authorization Reference",
    address: always(
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ),
  },
  "own-analysis": { title: "own analysis" },
};

/** Whether the name of a source is known. */
export function isSource(name: string): boolean {
  return Object.hasOwn(origins, name);
}

/** The source as a link in Markdown. Its own words stand in code: they hold underscores and stars. */
export function sourceLink({ name, ref }: Source): string {
  const { title, address } = origins[name] ?? { title: name };
  return address === undefined ? `${title}: ${ref}` : `[${title}](${address(ref)}) \`${ref}\``;
}

function stratus(ref: string): string {
  const platform = ref.startsWith("eks.") ? "EKS" : "AWS";
  return `https://stratus-red-team.cloud/attack-techniques/${platform}/${ref}/`;
}

function hackingTheCloud(ref: string): string {
  const [page = ""] = ref.split(":", 1);
  const folder = page.includes("/") ? "" : "exploitation/";
  return `https://hackingthe.cloud/aws/${folder}${page}/`;
}
