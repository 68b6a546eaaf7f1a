import { inlines, type Inline } from './inline'

/** A piece of a text, one below the other. */
export type Block =
  | { readonly kind: 'heading'; /** 1 to 6. */ readonly level: number; readonly of: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly of: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string }

/** Characters that are read; a dashboard is no place for more. */
export const MOST = 20_000

const FENCE = /^ {0,3}```/
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/
const BULLET = /^\s{0,8}[-*+][ \t]+(.*)$/
const NUMBER = /^\s{0,8}\d{1,6}[.)][ \t]+(.*)$/

/**
 * A small part of Markdown: headings, paragraphs, flat lists, fenced code and what `inlines` knows. Everything else,
 * HTML above all, is text. Takes any input in linear time. `links` is false inside a link.
 */
export function markdown(source: string, links = true): readonly Block[] {
  const lines = source.slice(0, MOST).split(/\r\n?|\n/)
  const blocks: Block[] = []
  let paragraph: string[] = []
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', of: inlines(paragraph.join('\n'), links) })
    paragraph = []
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const heading = HEADING.exec(line)
    const ordered = NUMBER.test(line)
    if (FENCE.test(line)) {
      flush()
      const end = lines.findIndex((one, at) => at > index && FENCE.test(one))
      const last = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(index + 1, last).join('\n') })
      index = last
    } else if (heading) {
      flush()
      const text = (heading[2] ?? '').trimEnd().replace(/[ \t]#+$/, '')
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, of: inlines(text, links) })
    } else if (ordered || BULLET.test(line)) {
      flush()
      const form = ordered ? NUMBER : BULLET
      const items: (readonly Inline[])[] = []
      for (let item = form.exec(line); item; item = form.exec(lines[index + 1] ?? '')) {
        if (items.length > 0) index += 1
        items.push(inlines(item[1] ?? '', links))
      }
      blocks.push({ kind: 'list', ordered, items })
    } else if (line.trim() === '') flush()
    else paragraph.push(line.trim())
  }
  flush()
  return blocks
}
