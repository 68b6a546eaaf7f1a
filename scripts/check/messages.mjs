/**
 * Texts stand beside the code in `useTexts('namespace', { key: 'English' })`, or in the en.json beside it. Types see to it that no unknown key is asked for;
 * here: no key that nobody asks for, no namespace used twice, and each overlay in src/i18n/locales has exactly these keys.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { root } from '../lib/process.mjs'

const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })

/** The end of the object literal that starts at `from`, strings skipped. */
function endOf(text, from) {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === "'" || sign === '"' || sign === '`') {
      for (at++; at < text.length && text[at] !== sign; at++) if (text[at] === '\\') at++
    } else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return at + 1
  }
  return text.length
}

const code = files(join(root, 'src')).filter((path) => /\.(ts|vue)$/.test(path) && !path.endsWith('.test.ts'))
const spaces = new Map()
const faults = []
let rest = ''

for (const path of code) {
  const text = readFileSync(path, 'utf8')
  let last = 0
  for (const match of text.matchAll(/useTexts\(\s*'([^']+)',\s*\{/g)) {
    const start = match.index + match[0].length - 1
    const end = endOf(text, start)
    const keys = [...text.slice(start + 1, end).matchAll(/^\s*(?:'([^']+)'|(\w+)):/gm)].map((found) => found[1] ?? found[2])
    if (spaces.has(match[1])) faults.push(`${relative(root, path)}: the namespace '${match[1]}' is taken by ${spaces.get(match[1]).path}`)
    spaces.set(match[1], { path: relative(root, path), keys })
    rest += text.slice(last, start)
    last = end
  }
  rest += text.slice(last)
  for (const match of text.matchAll(/useTexts\(\s*'([^']+)',\s*en\)/g)) {
    const json = join(path, '..', 'en.json')
    spaces.set(match[1], { path: relative(root, json), keys: Object.keys(JSON.parse(readFileSync(json, 'utf8'))) })
  }
}

const dynamic = [...rest.matchAll(/\w+\(`([\w.-]+)\$\{/g)].map((match) => match[1])
const asked = (key) => rest.includes(`'${key}'`) || rest.includes(`"${key}"`) || rest.includes(`${key}:`) || dynamic.some((start) => key.startsWith(start))
for (const [space, { path, keys }] of spaces) for (const key of keys) if (!asked(key)) faults.push(`${path}: '${key}' of '${space}' is never asked for`)

const locales = join(root, 'src', 'i18n', 'locales')
for (const file of existsSync(locales) ? readdirSync(locales).filter((name) => name.endsWith('.ts')) : []) {
  const script = ts.transpileModule(readFileSync(join(locales, file), 'utf8'), { compilerOptions: { module: ts.ModuleKind.ESNext } })
  const { overlay } = await import(`data:text/javascript,${encodeURIComponent(script.outputText)}`)
  for (const [space, { keys }] of spaces) for (const key of keys) if (overlay[space]?.[key] === undefined) faults.push(`${file}: ${space} '${key}' is missing`)
  for (const [space, texts] of Object.entries(overlay)) for (const key of Object.keys(texts)) if (!spaces.get(space)?.keys.includes(key)) faults.push(`${file}: ${space} '${key}' is an orphan`)
}

console.log(`${[...spaces.values()].flatMap(({ keys }) => keys).length} texts in ${spaces.size} namespaces`)
for (const fault of faults) console.log(fault)
process.exit(faults.length ? 1 : 0)
