import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FullConfig, FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter'
import { PAGES, type PageName } from './pages'
import { OWN_OAP } from './own'
import { ask } from './plain'

interface Fields {
  readonly of: { readonly fields: readonly { readonly name: string }[] } | null
}
type Status = 'walked' | 'failed' | 'not walked' | 'not of this version'

/** OAP takes one question about a type per document. */
async function fieldsOf(oap: string, type: string): Promise<readonly string[]> {
  const { of } = await ask<Fields>(oap, `{ of: __type(name: "${type}") { fields { name } } }`)
  return of?.fields.map(({ name }) => name) ?? []
}

/**
 * Tells at the end which pages were walked of those that this OAP can serve; then, for whoever counts, `N passed, N failed, N skipped`.
 * A page that the version serves and that no test of a whole run walked fails the run.
 */
export default class PagesReport implements Reporter {
  private suite: Suite | null = null
  /** Every file of the folder runs: no few were chosen by name or tag. */
  private whole = false

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite
    const run = new Set(suite.allTests().map(({ location }) => basename(location.file)))
    this.whole = readdirSync(fileURLToPath(new URL('.', import.meta.url))).every(
      (name) => !name.endsWith('.spec.ts') || run.has(name) || OWN_OAP.includes(name),
    )
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    const tests = this.suite?.allTests() ?? []
    const statuses = await this.statusesOf(tests).catch((error: Error) => error)
    let missed = false
    if (statuses instanceof Error) {
      console.log(`\nWhich pages this OAP serves could not be asked: ${statuses.message}`)
      missed = true
    } else {
      const has = (wanted: Status) => [...statuses.values()].filter((status) => status === wanted).length
      const served = statuses.size - has('not of this version')
      console.log('')
      for (const [name, status] of statuses)
        if (this.whole || status !== 'not walked') console.log(`  ${status.padEnd(20)} ${name}`)
      console.log(`\n${has('walked')} of ${served} pages walked that this version can serve`)
      missed = this.whole && has('not walked') > 0
    }
    const count = (outcome: ReturnType<TestCase['outcome']>) =>
      tests.filter((test) => test.outcome() === outcome).length
    const failed = count('unexpected') + count('flaky') + (missed ? 1 : 0)
    console.log(`${count('expected')} passed, ${failed} failed, ${count('skipped')} skipped`)
    return missed && result.status === 'passed' ? { status: 'failed' } : undefined
  }

  private async statusesOf(tests: readonly TestCase[]): Promise<ReadonlyMap<PageName, Status>> {
    const oap = process.env['AERIE_OAP'] ?? ''
    const names = new Set([...(await fieldsOf(oap, 'Query')), ...(await fieldsOf(oap, 'Mutation'))])
    const statuses = new Map<PageName, Status>()
    for (const [name, needs] of Object.entries(PAGES) as [PageName, string | null][]) {
      const own = tests.filter(({ annotations }) =>
        annotations.some(({ type, description }) => type === 'page' && description === name),
      )
      if (needs !== null && !names.has(needs)) statuses.set(name, 'not of this version')
      else if (own.length === 0) statuses.set(name, 'not walked')
      else statuses.set(name, own.every((test) => test.outcome() === 'expected') ? 'walked' : 'failed')
    }
    return statuses
  }
}
