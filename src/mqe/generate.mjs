// Writes parser.gen.ts and parser.terms.gen.ts from mqe.grammar: `node src/mqe/generate.mjs`.
import { buildParserFile } from '@lezer/generator'
import { readFileSync, writeFileSync } from 'node:fs'

const here = (name) => new URL(name, import.meta.url)

export function generate() {
  const { parser, terms } = buildParserFile(readFileSync(here('./mqe.grammar'), 'utf8'), {
    fileName: 'mqe.grammar',
    typeScript: true,
    moduleStyle: 'es',
  })
  return { 'parser.gen.ts': parser, 'parser.terms.gen.ts': terms }
}

if (process.argv[1] && import.meta.url === new URL(process.argv[1], 'file:').href) {
  for (const [name, text] of Object.entries(generate())) writeFileSync(here(`./${name}`), text)
}
