/* Text as it is shown: nothing in it can move the cursor, colour the page or hide. */

/** Colours, cursor moves and window titles of a terminal. */

const TERMINAL = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,400}(?:\u0007|\u001b\\)|[@-Z\\^_])/g
const LINE_ENDS = /\r\n?|\u2028|\u2029/g
/** Without tab and line feed. */

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g
const LONE = /\p{Surrogate}/gu
/** What asks for any of it: most lines do not. */

const ODD = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/

/** Control characters as `\\x00`, every line end as `\n`, terminal colours left out. */
export function plain(text: string): string {
  if (!ODD.test(text)) return text
  return text.replace(TERMINAL, '').replace(LINE_ENDS, '\n').replace(CONTROLS, signOf).replace(LONE, '\ufffd')
}

/** `\\x00`: signs that Unicode has for them are in few fonts. */
const signOf = (control: string): string => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`

/** Whole characters of the beginning. */
export function cutAt(text: string, most: number): string {
  if (text.length <= most) return text
  const code = text.charCodeAt(most - 1)
  return text.slice(0, code >= 0xd800 && code < 0xdc00 ? most - 1 : most)
}
