import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeHref } from '../href'
import type { Inline } from './inline'
import { markdown, MOST, type Block } from './markdown'

const text = (value: string): Inline => ({ kind: 'text', text: value })
const paragraph = (...of: Inline[]): Block => ({ kind: 'paragraph', of })

describe('markdown', () => {
  it('reads blocks', () => {
    expect(markdown('# Title #\nfirst\nsecond\n\n- a\n* b\n\n1. x\n2) y\n```sh\n**raw** <b>\n```\nend')).toEqual([
      { kind: 'heading', level: 1, of: [text('Title')] },
      paragraph(text('first\nsecond')),
      { kind: 'list', ordered: false, items: [[text('a')], [text('b')]] },
      { kind: 'list', ordered: true, items: [[text('x')], [text('y')]] },
      { kind: 'code', text: '**raw** <b>' },
      paragraph(text('end')),
    ])
  })

  it('reads emphasis, code and links', () => {
    expect(markdown('a **b _c_** `d *e*` [f **g**](https://x.example/a?b=c)')).toEqual([
      paragraph(
        text('a '),
        { kind: 'strong', of: [text('b '), { kind: 'em', of: [text('c')] }] },
        text(' '),
        { kind: 'code', text: 'd *e*' },
        text(' '),
        {
          kind: 'link',
          href: 'https://x.example/a?b=c',
          of: [text('f '), { kind: 'strong', of: [text('g')] }],
        },
      ),
    ])
  })

  it.each([
    'snake_case_name and 2 * 3 * 4',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1)',
    '[x]( java\tscript:alert(1) )',
    '[x](data:text/html,<script>)',
    '[x](//evil.example)',
    '[x](/\\evil.example)',
    '![x](',
    '** **',
    '``',
    '#no heading',
  ])('keeps %j as the text it is', (source) => {
    expect(markdown(source)).toEqual([paragraph(text(source))])
  })

  it('takes the sense from a sign by a backslash', () => {
    expect(markdown('\\*a\\* \\[b\\](c) \\d')).toEqual([paragraph(text('*a* [b](c) \\d'))])
  })

  it('has no links inside a link', () => {
    expect(markdown('see [a](/b)', false)).toEqual([paragraph(text('see [a](/b)'))])
  })

  it('ends with hostile input', () => {
    const hostile = [
      '*',
      '**',
      '_',
      '`',
      '[',
      '](',
      '[a](',
      '```\n',
      '> ',
      '# ',
      '- ',
      '1. ',
      '\\',
      '*a',
      '_a ',
      '[[a](b)',
    ]
    for (const piece of hostile) expect(markdown(piece.repeat(MOST)).length).toBeGreaterThanOrEqual(0)
  })

  const links = (pieces: readonly Inline[]): string[] =>
    pieces.flatMap((one) => [...(one.kind === 'link' ? [one.href] : []), ...('of' in one ? links(one.of) : [])])
  const words = (pieces: readonly Inline[]): string =>
    pieces.map((one) => ('of' in one ? words(one.of) : one.text)).join('')
  const all = (block: Block): readonly Inline[] =>
    block.kind === 'list' ? block.items.flat() : block.kind === 'code' ? [text(block.text)] : block.of

  it('never throws, never makes an unsafe link, never loses a letter', () => {
    const pieces = fc.constantFrom(
      ...[
        '*',
        '**',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '](',
        '\n',
        '\n\n',
        '# ',
        '- ',
        '1. ',
        '```',
        '\\',
        ' ',
        'a',
        'B9',
        'é',
      ],
      ...['https://x.example', 'javascript:', 'data:', '//', '/', ':', '<script>', '\u202e', '\u0000', '🦅'],
    )
    const source = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    )
    fc.assert(
      fc.property(source, (written) => {
        const blocks = markdown(written)
        for (const href of blocks.flatMap(all).flatMap((one) => links([one]))) {
          expect(safeHref(href)).toBe(href)
          expect(new URL(href, 'https://here.example/x/').protocol).toMatch(/^https?:$/)
          if (!/^https?:/i.test(href)) expect(new URL(href, 'https://here.example/x/').host).toBe('here.example')
        }
        const shown = blocks.map((block) => words(all(block))).join('')
        for (const letter of written.match(/[éB🦅]/gu) ?? []) expect(shown + written.match(/```.*/g)).toContain(letter)
      }),
      { numRuns: 500 },
    )
  })
})

describe('safeHref', () => {
  it.each(['https://a.example/x?y=z#w', 'HTTP://a.example', '/layer/GENERAL', 'x/y', './x', '../x', '#top', '?a=b:c'])(
    '%s may be set',
    (href) => expect(safeHref(` ${href} `)).toBe(href),
  )

  it.each([
    '',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://a.example/x',
    'file:///etc/passwd',
    'mailto:a@b.example',
    '//a.example',
    '/\\a.example',
    '\\\\a.example',
    'https:/\\a.example',
    'https://',
    'https:a.example',
    `/${'a'.repeat(3000)}`,
  ])('%j may not', (href) => expect(safeHref(href)).toBeNull())
})
