/**
 * Texts: every key that code asks for stands in the en.json beside it, every key there is asked for,
 * and each locale overlay has exactly the English keys.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from '../lib/process.mjs'

const faults = []
const english = new Map()

const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })
const all = files(join(root, 'src'))

for (const path of all.filter((path) => path.endsWith('en.json') && !path.includes(join('src', 'i18n')))) {
  const folder = dirname(path)
  const keys = Object.keys(JSON.parse(readFileSync(path, 'utf8')))
  const name = relative(join(root, 'src'), folder).replaceAll('\\', '/')
  english.set(name.replaceAll('/', '.'), keys)
  const code = all.filter((file) => file.startsWith(folder) && /\.(vue|ts)$/.test(file) && !file.endsWith('.test.ts'))
  const text = code.map((file) => readFileSync(file, 'utf8')).join('\n')
  const dynamic = [...text.matchAll(/t\(`([^`$]*)\$\{/g)].map((match) => match[1])
  for (const key of keys) {
    const asked = text.includes(`'${key}'`) || text.includes(`"${key}"`) || dynamic.some((start) => key.startsWith(start))
    if (!asked) faults.push(`${name}/en.json: '${key}' is never asked for`)
  }
  for (const match of text.matchAll(/\bt\(\s*'([^']+)'/g)) if (!keys.includes(match[1])) faults.push(`${name}: '${match[1]}' has no English text`)
}

const locales = join(root, 'src', 'i18n', 'locales')
if (existsSync(locales))
  for (const file of readdirSync(locales).filter((name) => name.endsWith('.json'))) {
    const overlay = JSON.parse(readFileSync(join(locales, file), 'utf8'))
    for (const [space, keys] of english)
      for (const key of keys) if (overlay[space]?.[key] === undefined) faults.push(`${file}: ${space} '${key}' is missing`)
    for (const [space, texts] of Object.entries(overlay))
      for (const key of Object.keys(texts)) if (!english.get(space)?.includes(key)) faults.push(`${file}: ${space} '${key}' is an orphan`)
  }

console.log(`${[...english.values()].flat().length} texts in ${english.size} folders`)
for (const fault of faults) console.log(fault)
process.exit(faults.length ? 1 : 0)
