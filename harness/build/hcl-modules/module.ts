/** A Terraform module as data: its files and its page are made of it. */
import type { Block } from "../../../modules/hcl-text/block.ts";
import type { Value } from "../../../modules/hcl-text/value.ts";

export interface Check {
  /** An expression that is true where all is well. */
  condition: string;
  /** What is wrong, why it matters and what to do. */
  message: string;
}

export interface Variable {
  name: string;
  type: string;
  description: string;
  /** Undefined for one that has to be given. */
  default?: Value;
  checks?: readonly Check[];
}

export interface Output {
  name: string;
  description: string;
  /** An expression. */
  value: string;
}

export interface TerraformModule {
  /** The name of the folder. */
  name: string;
  /** What it ships: a sentence, for the table of modules too. */
  summary: string;
  /** Paragraphs of the README below the summary. */
  about: readonly string[];
  /** The arguments of the call that the README shows. */
  usage: { readonly [argument: string]: Value };
  variables: readonly Variable[];
  outputs: readonly Output[];
  /** Blocks by the name of the file they go to. */
  files: { readonly [file: string]: readonly Block[] };
}

/** What a module needs. Preconditions, and messages with values in them, are what makes the least Terraform. */
export const needs = { terraform: ">= 1.5.0", aws: ">= 5.0.0" } as const;
