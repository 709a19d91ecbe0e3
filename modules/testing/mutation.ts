import type { Profile } from "../index.ts";
import type { Plan } from "./edit.ts";

export interface Mutation {
  scene: string;
  profile: Profile;
  /** What somebody did. */
  title: string;
  edit: (plan: unknown) => Plan;
  /** Which rule fires that did not. */
  rule: string;
}

export const PRESENT = "aws:MultiFactorAuthPresent";
export const AGE = "aws:MultiFactorAuthAge";

export type Row = [title: string, rule: string, edit: (plan: unknown) => Plan];

/** Rows about one construct in one profile. */
export function rows(scene: string, profile: Profile, list: readonly Row[]): Mutation[] {
  return list.map(([title, rule, edit]) => ({ scene, profile, title, rule, edit }));
}
