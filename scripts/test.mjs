/**
 * `npm test [words]`: unit tests, then the journeys in a browser it finds by itself. `--all` adds what is slow.
 * Words choose journeys by file name and leave the unit tests out. The last line counts everything.
 * `--record visual` takes the reference pictures anew, with the pinned browser whatever the machine has.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser, FLAGS, PINNED } from './lib/browser.mjs'
import { isBuilt } from './lib/built.mjs'
import { reduceFolder } from './lib/palette.mjs'
import { root, run, runTool } from './lib/process.mjs'

const args = process.argv.slice(2)
const record = args.includes('--record')
const all = args.includes('--all') || record
const words = args.filter((word) => !word.startsWith('--'))
const results = join(root, 'test-results')
const count = { passed: 0, failed: 0, skipped: 0 }
let broken = false

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const add = (passed, failed, skipped) => {
  count.passed += passed
  count.failed += failed
  count.skipped += skipped
}

async function unit() {
  const file = join(results, 'unit.json')
  const done = await runTool('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`])
  if (!existsSync(file)) {
    broken = true
    return
  }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  add(report.numPassedTests, report.numFailedTests, report.numPendingTests + (report.numTodoTests ?? 0))
  if (done.code !== 0) broken = true
}

async function journeys() {
  if (!isBuilt()) {
    const built = await run(process.execPath, [join(root, 'scripts', 'build.mjs')])
    if (built.code !== 0) {
      broken = true
      return
    }
  }
  if (record) process.env.AERIE_BROWSER = 'packed'
  const browser = await findBrowser()
  console.log(`browser: ${browser.name} (${browser.path})`)
  const env = {
    ...process.env,
    ...browser.env,
    AERIE_BROWSER_PATH: browser.path,
    AERIE_BROWSER_FLAGS: FLAGS.join(' '),
    AERIE_ALL: all ? '1' : '',
    AERIE_NAMED: words.length > 0 ? '1' : '',
    AERIE_BROWSER_PINNED: browser.name === PINNED ? '1' : '',
    AERIE_BROWSER_RECORDS: record ? '1' : '',
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    NO_PROXY: '*',
    no_proxy: '*',
  }
  const done = await runTool('playwright', ['test', ...words], { env })
  const file = join(results, 'e2e.json')
  if (!existsSync(file)) {
    broken = true
    return
  }
  const { stats } = JSON.parse(readFileSync(file, 'utf8'))
  add(stats.expected, stats.unexpected + stats.flaky, stats.skipped)
  if (done.code !== 0) broken = true
  if (record) console.log(`reference pictures: ${Math.round(reduceFolder(join(root, 'e2e', 'visual')) / 1024)} KiB`)
  else if (all && browser.name !== PINNED)
    console.log(`reference pictures: boxes and texts were compared, not pixels: this browser is not ${PINNED}`)
}

if (words.length === 0) await unit()
try {
  await journeys()
} catch (error) {
  console.error(error.message)
  broken = true
}
if (broken && count.failed === 0) count.failed = 1
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exit(broken || count.failed > 0 ? 1 : 0)
