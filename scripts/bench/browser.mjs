/** One browser for a part of the bench, and how fast the machine was before and after. */
import { loadavg } from 'node:os'
import { chromium } from '@playwright/test'
import { findBrowser, FLAGS } from '../lib/browser.mjs'
import { calibration, Table } from './table.mjs'

/** Resolves the rows of what `measure(browser, table)` adds. */
export async function launched(measure) {
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.path, args: FLAGS, env: { ...process.env, ...found.env } })
  const table = new Table()
  const machine = () => table.add('machine: calibration', calibration(), 'ms', undefined, `load ${loadavg()[0].toFixed(1)}`)
  try {
    machine()
    await measure(browser, table)
    machine()
  } finally {
    await browser.close()
  }
  return table.rows
}
