/** The numbers of a password policy, as plain data: the construct takes them from here, and so does the Terraform module. */

/** From what is no weaker than an account without a policy to the most that AWS takes. */
export const ranges = {
  minimumLength: { from: 8, to: 128 },
  reusePrevention: { from: 1, to: 24 },
  maxAgeDays: { from: 1, to: 1095 },
} as const;

export const defaults = { minimumLength: 14, reusePrevention: 24 } as const;
