import { exported, imported } from '@/template/edit/files'
import { text } from './texts'
import { indented } from './indented'
import { valueOf } from './work'

/** Longer files hold no dashboard. Bytes. */
const LARGEST = 8_000_000
const LONGEST_NAME = 80

export type FileText = { readonly text: string; readonly said: string } | { readonly text: null; readonly said: string }

/** The first dashboard of a file, as an editor shows it, and what else is to be said. */
export async function textIn(file: File): Promise<FileText> {
  if (file.size > LARGEST) return { text: null, said: text('fileTooLarge') }
  const { entries, fault } = imported(await file.text())
  if (fault)
    return { text: null, said: text('fileFault', { line: fault.line, column: fault.column, message: fault.message }) }
  const found = entries.find(({ dashboard }) => dashboard !== null)
  if (!found) return { text: null, said: text('fileEmpty', { message: entries[0]?.faults[0]?.message ?? '' }) }
  const said =
    entries.length > 1
      ? text('fileFirst', { count: entries.length, name: found.dashboard?.name ?? '' })
      : text('fileTaken')
  return { text: indented(found.configuration), said }
}

/** Gives one dashboard to the reader as a file, in one order of names; a faulty text as it is. */
export function give(id: string, name: string, edited: string): void {
  const isJson = valueOf(edited) !== undefined
  const whole = isJson ? exported([{ id, configuration: edited }]) : edited
  const url = URL.createObjectURL(new Blob([whole], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${(name || id).replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, LONGEST_NAME)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
