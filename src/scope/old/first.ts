/** The id that stands for "the first Tab widget" in an address until its dashboard is known. */
export const FIRST_TAB = '*'
