import type { Span } from './ast'

/** A node as OAP quotes it: its tokens without the white space between them. */
export const nodeText = (text: string, { from, to }: Span): string =>
  text.slice(from, to).replace(/('[^']*'|"[^"]*")|[ \t\r\n]+/g, (_, quoted: string | undefined) => quoted ?? '')
