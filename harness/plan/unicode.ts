/** Half of a character outside the basic plane. With the flag `u` a pair is one character, so only halves match. */
export const LONE_SURROGATE: RegExp = /\p{Surrogate}/u;
