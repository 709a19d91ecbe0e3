import type { TerraformProvider } from "cdktf";

/** What every construct takes. */
export interface Placed {
  /** The AWS provider of all that the construct makes. Default: that of the stack. */
  readonly provider?: TerraformProvider;
}

/** The provider for the resources of a construct, as their configurations take it. */
export function placeIn({ provider }: Placed): { provider?: TerraformProvider } {
  return provider === undefined ? {} : { provider };
}
