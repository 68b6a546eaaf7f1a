/** Files that start real servers of their own, to stop them, to have them refuse, or to feed them what breaks pages. */
export const OWN_OAP: readonly string[] = ['restart.spec.ts', 'limits.spec.ts', 'hostile.spec.ts']
