import type { Say } from './line'

const MB = 1_000_000
const text = (content: string): Say => ({ type: 'TEXT', text: content })
const json = (content: string): Say => ({ type: 'JSON', text: content })
const yaml = (content: string): Say => ({ type: 'YAML', text: content })

/** Said around a text that a careless page runs: control characters, markup, and what is not what it is called. */
export const odditiesOf = (name: string): readonly Say[] => [
  text(name),
  text(''),
  text(
    `\u001B[31mERROR\u001B[0m ${name} \u001B[1;5;38;2;255;0;0mred\u001B[m \u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007\u001B[2J`,
  ),
  text(`before\u0000after \u0001\u0002\u0008\u007F\u0085 ${name}`),
  text(`first\r\nsecond\r\n\r\n\tlast ${name}\rover`),
  text(`\u202E${name}\u202C \u05D0\u05D1\u05D2 \u2066inside\u2069 \u0627\u0644\u0639 \uD800 alone`),
  text(`<script>alert(1)</script><a href="javascript:alert(1)">${name}</a><svg/onload=alert(1)>{{constructor}}\${7*7}`),
  json(`{"level":"error","message":${JSON.stringify(name)},,"rest":[}`),
  json(JSON.stringify(name)),
  json(
    `{"__proto__":{"polluted":true},"constructor":1,"twice":1,"twice":2,"big":123456789012345678901234567890,"":null,"<b>":${JSON.stringify(name)}}`,
  ),
  json('['.repeat(3000) + ']'.repeat(3000)),
  yaml(`a: [1, 2\n\tb: {${name}\n- c`),
  yaml(
    `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"${name.replaceAll('"', "'")}": !!js/function 'alert(1)'`,
  ),
  text(`java.lang.StackOverflowError: ${name}\n${'\tat com.plover.Recursion.again(Recursion.java:7)\n'.repeat(1000)}`),
  text(`https://good.example/?a=<b> data:text/html,<script>alert(1)</script> ${'wide '.repeat(500)}`),
  text('\n'.repeat(500)),
]

/** Of a megabyte each: one word, one list, very many lines. */
export const LARGE: readonly Say[] = [
  text('x'.repeat(MB)),
  json(`[${Array.from({ length: MB / 20 }, (_, index) => `{"row":${100_000 + index},"ok":0}`).join(',')}]`),
  text('line of many\n'.repeat(MB / 13)),
]
