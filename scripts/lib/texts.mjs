/** The English texts as the code has them: `useTexts('namespace', { key: 'English' })`, or with the en.json beside it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { root } from './process.mjs'

const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })

/** A string, or strings added up; anything else is no text. */
function stringOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined
  const [left, right] = [stringOf(node.left), stringOf(node.right)]
  return left === undefined || right === undefined ? undefined : left + right
}

const scriptOf = (path, text) =>
  path.endsWith('.vue') ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((found) => found[1]).join('\n') : text

/** Namespace, where its texts stand, and the texts; `rest` is all code without them, `faults` what cannot be read. */
export function readTexts() {
  const spaces = new Map()
  const faults = []
  let rest = ''
  for (const path of files(join(root, 'src')).filter((one) => /\.(ts|vue)$/.test(one) && !one.endsWith('.test.ts'))) {
    const whole = readFileSync(path, 'utf8')
    const left = (template) => (rest += `\n${template}`)
    if (!/useTexts\(\s*'/.test(whole)) {
      left(whole)
      continue
    }
    const script = scriptOf(path, whole)
    const template = whole.replace(script, '')
    if (template !== whole && path.endsWith('.vue')) left(template)
    const here = relative(root, path)
    let kept = script
    const visit = (node) => {
      if (ts.isCallExpression(node) && node.expression.getText(source) === 'useTexts') read(node.arguments)
      ts.forEachChild(node, visit)
    }
    const source = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true)
    function read([name, english]) {
      const space = name?.text
      if (ts.isIdentifier(english)) {
        const json = join(path, '..', 'en.json')
        spaces.set(space, { path: relative(root, json), texts: JSON.parse(readFileSync(json, 'utf8')) })
        return
      }
      if (spaces.has(space)) faults.push(`${here}: the namespace '${space}' is taken by ${spaces.get(space).path}`)
      const texts = {}
      for (const property of english.properties) {
        const key = property.name?.text
        const text = property.initializer && stringOf(property.initializer)
        if (key === undefined || text === undefined) faults.push(`${here}: '${property.getText(source)}' is no plain text`)
        else texts[key] = text
      }
      spaces.set(space, { path: here, texts })
      kept = kept.replace(english.getText(source), '')
    }
    visit(source)
    left(kept)
  }
  return { spaces, rest, faults }
}

const PHRASE = /^(name|description|label|title)$/

/** Names, descriptions and nouns (pairs of strings) in the identities of the layers: what `usePhrases('layers')` is asked for. */
export function layerPhrases() {
  const folder = join(root, 'src', 'layers')
  const found = new Set()
  const wanted = files(folder).filter((path) => /([\\/](identity|about)|[\\/]layers[\\/](nouns|unknown))\.ts$/.test(path))
  for (const path of wanted) {
    const visit = (node) => {
      if (ts.isPropertyAssignment(node) && PHRASE.test(node.name.text ?? '')) found.add(stringOf(node.initializer))
      const pair = ts.isArrayLiteralExpression(node) && node.elements.length === 2 ? node.elements.map(stringOf) : []
      if (pair.every((one) => one !== undefined)) for (const one of pair) found.add(one)
      ts.forEachChild(node, visit)
    }
    visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true))
  }
  return [...found].filter((one) => one)
}
