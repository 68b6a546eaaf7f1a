/**
 * A Chromium for tests and bench. Order: AERIE_BROWSER (a path, `system` or `packed`), on Linux x64 `@sparticuz/chromium`,
 * fetched once (66 MB) into `.aerie/`, the system's Chrome or Chromium, Playwright's own. The packed one is the same on
 * every machine, with its own fonts, and half the work of a distribution's build (27 journeys on two cores: 37 s for 67 s).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, run } from './process.mjs'

const PACKED = '153.0.0'
/** The build that records the reference pictures: only it compares pixels. */
export const PINNED = `@sparticuz/chromium ${PACKED}`

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
}

function onPath() {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  for (const name of names)
    for (const folder of folders) {
      const path = join(folder, name + suffix)
      if (existsSync(path)) return path
    }
  return (places[process.platform] ?? []).find((path) => existsSync(path))
}

async function playwrights() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

/** The package trusts whatever lies in the temporary folder, so it gets one per version, kept only when whole. */
async function packed() {
  const home = join(root, '.aerie', `chromium-${PACKED}`)
  const done = join(home, 'unpacked')
  const libraries = join(done, 'al2023', 'lib')
  const path = join(done, 'chromium')
  if (!existsSync(path)) {
    rmSync(home, { recursive: true, force: true })
    const partial = join(home, 'partial')
    mkdirSync(partial, { recursive: true })
    console.log(`browser: fetching @sparticuz/chromium ${PACKED} (66 MB, once)`)
    const install = ['install', '--no-save', '--no-audit', '--no-fund', '--fetch-retries=1', '--prefix', home, `@sparticuz/chromium@${PACKED}`]
    if ((await run('npm', install, { quiet: true })).code !== 0) return undefined
    const unpack = "import('@sparticuz/chromium').then((m) => m.default.executablePath())"
    const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
    const unpacked = await run(process.execPath, ['--input-type=module', '-e', unpack], { cwd: home, env, quiet: true })
    if (unpacked.code !== 0 || !existsSync(join(partial, 'chromium'))) {
      rmSync(home, { recursive: true, force: true })
      return undefined
    }
    renameSync(partial, done)
  }
  // Its own fonts on every machine: pictures taken by it are alike.
  const env = { FONTCONFIG_PATH: ownFonts(join(done, 'fonts')) }
  if (!starts(path, {})) env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return starts(path, env) ? { path, name: PINNED, env } : undefined
}

/** The package's own fonts.conf names folders of another machine; without any font a page has no text to click. */
function ownFonts(folder) {
  const lines = ['<?xml version="1.0"?>', '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">', '<fontconfig>', `<dir>${join(folder, 'fonts')}</dir>`, `<cachedir>${join(folder, 'cache')}</cachedir>`, '</fontconfig>', '']
  writeFileSync(join(folder, 'fonts.conf'), lines.join('\n'))
  return folder
}

const starts = (path, env) =>
  spawnSync(path, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0

/** `{path, name, env}`; throws with the one command to run when no browser can be had. */
export async function findBrowser() {
  const asked = process.env.AERIE_BROWSER
  if (asked === 'packed') {
    const found = await packed()
    if (found) return found
  } else if (asked && asked !== 'system') {
    if (!existsSync(asked)) throw new Error(`AERIE_BROWSER names ${asked}, which does not exist`)
    return { path: asked, name: 'AERIE_BROWSER', env: {} }
  }
  if (!asked && process.platform === 'linux' && process.arch === 'x64') {
    const found = await packed()
    if (found) return found
    console.log('browser: the packed one is not to be had, another is looked for')
  }
  const system = onPath()
  if (system) return { path: system, name: 'system', env: {} }
  const own = await playwrights()
  if (own) return { path: own, name: 'Playwright', env: {} }
  throw new Error('no browser found: install Chrome or Chromium, or run: npx playwright install chromium')
}

/** Flags that keep a headless Chromium quiet, also as root. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-proxy-server',
]
