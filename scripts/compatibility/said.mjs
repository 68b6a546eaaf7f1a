import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/process.mjs'

/** An English text of the page, by the file that has it and its key, `…` for what varies; throws where it is no more. */
export function said(file, key) {
  const text = readFileSync(join(root, file), 'utf8')
  const found = file.endsWith('.json') ? JSON.parse(text)[key] : new RegExp(`^\\s*${key}: '([^']*)'`, 'm').exec(text)?.[1]
  if (typeof found !== 'string') throw new Error(`${file} says nothing to ${key}`)
  return found.replace(/\{\w+\}/g, '…')
}
