/**
 * Texts stand beside the code in `useTexts('namespace', { key: 'English' })`, or in the en.json beside it. Types see to it that no unknown key is asked for;
 * here: no key that nobody asks for, no namespace used twice, and each overlay in src/i18n/locales has exactly these keys, with the same placeholders.
 * Phrases (names of layers, words of our dashboards) are data: each overlay has exactly those that are drawn.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOfOverlay } from '../lib/overlay.mjs'
import { root } from '../lib/process.mjs'
import { sheetPhrases } from '../lib/sheets.mjs'
import { layerPhrases, readTexts } from '../lib/texts.mjs'

const { spaces, rest, faults } = readTexts()
const dynamic = [...rest.matchAll(/\w+\(`([\w.-]+)\$\{/g)].map((match) => match[1])
const asked = (key) =>
  rest.includes(`'${key}'`) ||
  rest.includes(`"${key}"`) ||
  rest.includes(`${key}:`) ||
  dynamic.some((start) => key.startsWith(start))
for (const [space, { path, texts }] of spaces)
  for (const key of Object.keys(texts))
    if (!asked(key)) faults.push(`${path}: '${key}' of '${space}' is never asked for`)

const english = Object.fromEntries([...spaces].map(([space, { texts }]) => [space, texts]))
const phrases = { layers: layerPhrases(), sheets: await sheetPhrases() }
const locales = join(root, 'src', 'i18n', 'locales')
const overlays = existsSync(locales) ? readdirSync(locales).filter((name) => name.endsWith('.json')) : []
for (const file of overlays) {
  const overlay = JSON.parse(readFileSync(join(locales, file), 'utf8'))
  for (const fault of faultsOfOverlay(english, overlay, phrases)) faults.push(`${file}: ${fault}`)
}

console.log(
  `${Object.values(english).flatMap(Object.keys).length} texts in ${spaces.size} namespaces, ${Object.values(phrases).flat().length} phrases, ${overlays.length} overlays`,
)
for (const fault of faults) console.log(fault)
process.exit(faults.length ? 1 : 0)
