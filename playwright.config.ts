import { defineConfig } from '@playwright/test'
import type { Settings } from './e2e/fixture/test'
import { LATER, LATER_PARTS } from './e2e/later'
import { OWN_OAP } from './e2e/oap/own'

/** `scripts/test.mjs` finds the browser and hands its path over; flags as the machine needs them. */
const executablePath = process.env['AERIE_BROWSER_PATH']
const flags = (process.env['AERIE_BROWSER_FLAGS'] ?? '').split(' ').filter(Boolean)
const launchOptions = {
  args: [...flags, '--host-resolver-rules=MAP aerie.test 127.0.0.1, MAP portal.test 127.0.0.1'],
  ...(executablePath ? { executablePath } : {}),
}

const smoke = { testMatch: 'smoke.spec.ts' }
/** `npm test` leaves out what only `test:all` runs; a file that is named runs whatever it is. */
const isWhole = Boolean(process.env['AERIE_ALL'] || process.env['AERIE_NAMED'])
const later = isWhole ? [] : LATER

const own = OWN_OAP.map((name) => `oap/${name}`)

export default defineConfig<Settings>({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  grepInvert: isWhole ? [] : [...LATER_PARTS],
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: {
    timeout: 15_000,
    toHaveScreenshot: {
      animations: 'disabled',
      caret: 'hide',
      scale: 'css',
      maxDiffPixelRatio: 0.002,
      threshold: 0.25,
    },
  },
  snapshotPathTemplate: 'e2e/visual/{arg}{ext}',
  updateSnapshots: process.env['AERIE_BROWSER_RECORDS'] ? 'all' : 'none',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'America/St_Johns',
    serviceWorkers: 'block',
    trace: 'off',
  },
  projects: [
    { name: 'journeys', testIgnore: ['smoke.spec.ts', 'oap/**', ...later], use: { setting: 'loopback' } },
    { name: 'loopback', ...smoke, use: { setting: 'loopback' } },
    { name: 'plain-http', ...smoke, use: { setting: 'plain-http' } },
    { name: 'sub-path', ...smoke, use: { setting: 'sub-path' } },
    { name: 'frame', ...smoke, use: { setting: 'frame' } },
    { name: 'tcp', ...smoke, use: { setting: 'tcp' } },
    // A real OAP, named by scripts/test-oap.mjs; then, one after the other, what starts servers of its own.
    ...(process.env['AERIE_OAP']
      ? [
          { name: 'oap', testMatch: 'oap/*.spec.ts', testIgnore: own, use: { setting: 'real' as const } },
          { name: 'oap-bad', testMatch: own, fullyParallel: false, workers: 1, use: { setting: 'real' as const } },
        ]
      : []),
  ],
})
