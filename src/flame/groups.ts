/** Colours that are always theirs: packages of what nobody here wrote. */
export const FIXED: ReadonlyMap<string, string> = new Map([
  ['java', 's11'],
  ['native', 's10'],
  ['kernel', 's10'],
])
