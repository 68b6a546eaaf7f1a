import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startServer, UNKIND } from './fixture/server'
import { expect, test } from './fixture/test'

const pack = fileURLToPath(new URL('../scripts/pack.mjs', import.meta.url))

test('what is packed runs far from the sources: page, templates in a file, and its own health check', async ({
  page,
  site,
  server,
}) => {
  void site
  const folder = mkdtempSync(join(tmpdir(), 'aerie-packed-'))
  execFileSync(process.execPath, [pack, folder])
  const main = join(folder, 'dist', 'server', 'main.js')
  const data = join(folder, 'demo.db')
  const running = await startServer([...UNKIND, '--data', data], { AERIE_LISTEN: '127.0.0.1:0' }, main)
  try {
    expect(running.log()).not.toContain('kept in memory')
    server.origins.push(running.url)
    await page.goto(`${running.url}/layer/GENERAL`)
    await expect(page.getByRole('grid').or(page.getByRole('table')).first()).toBeVisible()
    const { host } = new URL(running.url)
    const health = (listen: string) =>
      execFileSync(process.execPath, [main, '--health'], {
        env: { PATH: process.env['PATH'], AERIE_LISTEN: listen },
        stdio: 'pipe',
      })
    expect(health(host).toString()).toBe('')
    await page.close()
    await running.stop()
    expect(() => health(host)).toThrow(/ECONNREFUSED/)
  } finally {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
