/** The tables of docs/compatibility.md as text. */
import { STORAGES } from '../../server/demo/flags'
import { VERSIONS } from '../../server/demo/version'
import { openPose } from './pose.mjs'
import { ROWS, STORED } from './rows.mjs'

export const START = '<!-- tables: made from probes by `node scripts/compatibility.mjs --write` -->'
export const END = '<!-- end of tables -->'

/** The releases whose storages are told apart: the newest of each way to keep dashboards. */
const ASKED = ['10.4.0', '11.0.0']

const line = (cells) => `| ${cells.join(' | ')} |`
const head = (cells) => [line(cells), `|${'---|'.repeat(cells.length)}`]

const mark = (has, isLater) => (has ? (isLater ? '○' : '●') : '–')

async function cellsOf(pose, rows) {
  const cells = []
  for (const { proof, later } of rows) cells.push(mark(await proof(pose), later))
  await pose.close()
  return cells
}

/** A proof that no release passes is a slip of the pen. */
function checkProofs(rows, columns) {
  const lost = rows.find((_, index) => columns.every((cells) => cells[index] === '–'))
  if (lost) throw new Error(`no release has "${lost.feature}"`)
}

const body = (rows, columns) =>
  rows.map(({ feature, page, missing }, index) =>
    line([feature, page, ...columns.map((cells) => cells[index]), missing || 'all have it']),
  )

export async function tables() {
  const byVersion = []
  for (const version of VERSIONS) byVersion.push(await cellsOf(await openPose(version, 'elasticsearch'), ROWS))
  checkProofs(ROWS, byVersion)
  const byStorage = []
  for (const version of ASKED)
    for (const storage of STORAGES) byStorage.push(await cellsOf(await openPose(version, storage), STORED))
  checkProofs(STORED, byStorage)
  const stored = ASKED.flatMap((version) => STORAGES.map((storage) => `${storage}, ${version}`))
  return [
    START,
    '',
    ...head(['what', 'where', ...VERSIONS, 'where it is missing, or not yet built']),
    ...body(ROWS, byVersion),
    '',
    'By storage:',
    '',
    ...head(['what', 'where', ...stored, 'where it is missing']),
    ...body(STORED, byStorage),
    '',
    END,
  ].join('\n')
}

/** A text with its tables exchanged; `null` when it has no place for them. */
export function withTables(text, made) {
  const start = text.indexOf(START)
  const end = text.indexOf(END)
  return start < 0 || end < start ? null : text.slice(0, start) + made + text.slice(end + END.length)
}
