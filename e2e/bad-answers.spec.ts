import type { Page } from '@playwright/test'
import type { Fault } from './fixture/faults'
import { expect, test, type Faulty } from './fixture/faulty'
import { outage } from './fixture/outage'

// Named, since a stored dashboard of the team (Faults) would be shown first.
const checkout = '/layer/GENERAL/service/cGxvdmVyOjpjaGVja291dA%3D%3D.1/Overview'

const REFUSED = /Failed to load resource/
const metrics = (fault: Fault) => (asked: { readonly body: { readonly query?: string } }) =>
  /execExpression/.test(asked.body.query ?? '') ? fault : ({ kind: 'pass' } as const)
const answer = (status: number, type: string, body: string | Uint8Array, headers = {}): Fault => ({
  kind: 'answer',
  status,
  type,
  body,
  headers,
})
const go = (page: Page, query: string) =>
  page.evaluate((search) => {
    history.pushState(history.state, '', location.pathname + search)
    window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, query)
const firstLine = (page: Page) => page.locator('[data-type="Line"]').first()

interface Spoilt {
  readonly name: string
  readonly fault: Fault
  /** What a widget says in its place. */
  readonly says: RegExp
  /** The browser logs a refused or broken answer. */
  readonly logged?: boolean
  /** The last picture stays on screen while the next answer is like this. */
  readonly keeps?: boolean
  /** Runs with `npm test`, not only with all. */
  readonly always?: boolean
}
const huge = JSON.stringify({ errors: [{ message: `<b>first words</b> ${'x'.repeat(1_000_000)}` }] })

const SPOILT: readonly Spoilt[] = [
  {
    name: 'F11 reset before the head',
    fault: { kind: 'refuse' },
    says: /cannot be reached/,
    logged: true,
    keeps: true,
    always: true,
  },
  {
    name: 'F12 short of its Content-Length',
    fault: { kind: 'cut', chunked: false },
    says: /cannot be read/,
    logged: true,
    keeps: true,
    always: true,
  },
  {
    name: 'F13 chunks without the last',
    fault: { kind: 'cut', chunked: true },
    says: /cannot be read/,
    logged: true,
    keeps: true,
    always: true,
  },
  {
    name: 'F17 500 as HTML',
    fault: answer(500, 'text/html', '<h1>Oops</h1>'),
    says: /status 500/,
    logged: true,
    keeps: true,
  },
  {
    name: 'F17 504 as HTML',
    fault: answer(504, 'text/html', '<h1>Gateway timeout</h1>'),
    says: /status 504/,
    logged: true,
    keeps: true,
  },
  {
    name: 'F20 200 without a body',
    fault: answer(200, 'application/json', ''),
    says: /cannot be read/,
    keeps: true,
    always: true,
  },
  { name: 'F20 204', fault: answer(204, '', ''), says: /cannot be read/, keeps: true },
  {
    name: 'F22 NaN in JSON',
    fault: answer(200, 'application/json', '{"data":{"q0":NaN}}'),
    says: /cannot be read/,
    keeps: true,
  },
  {
    name: 'F22 a list',
    fault: answer(200, 'application/json', '[]'),
    says: /cannot be read/,
    keeps: true,
    always: true,
  },
  { name: 'F22 a text', fault: answer(200, 'application/json', '"str"'), says: /cannot be read/, keeps: true },
  {
    name: 'F21 HTML with 200',
    fault: answer(200, 'text/html', '<html><h1>Welcome</h1></html>'),
    says: /cannot be read/,
    keeps: true,
  },
  {
    name: 'F24 a document that is refused',
    fault: answer(
      400,
      'application/json',
      JSON.stringify({
        errors: [{ message: 'Validation error (Odd) : no', extensions: { classification: 'ValidationError' } }],
      }),
    ),
    says: /answered with an error/,
    logged: true,
  },
  {
    name: 'F24 an unknown field',
    fault: answer(
      400,
      'application/json',
      JSON.stringify({
        errors: [
          {
            message: "Validation error (FieldUndefined@[execExpression/q]) : Field 'q' is undefined",
            extensions: { classification: 'ValidationError' },
          },
        ],
      }),
    ),
    says: /Needs a newer OAP/,
    logged: true,
    always: true,
  },
  {
    name: 'F25 data: null alone',
    fault: answer(200, 'application/json', '{"data":null}'),
    says: /cannot be read/,
    keeps: true,
    always: true,
  },
  {
    name: 'F27 a message of 1 MB',
    fault: answer(200, 'application/json', huge),
    says: /<b>first words<\/b> x+…/,
    always: true,
  },
  {
    name: 'F28 33 MB',
    fault: answer(200, 'application/json', 'x'.repeat(33 * 1_048_576), { 'Content-Length': String(33 * 1_048_576) }),
    says: /too large.*shorter window/s,
    logged: true,
    always: true,
  },
  { name: 'F29 gzip in gzip', fault: { kind: 'gzip', times: 2 }, says: /cannot be read/, keeps: true },
]

/** One of each class runs always, its variants with all. */
const CHOSEN = SPOILT.filter(({ always }) => always || process.env['AERIE_ALL'] === '1')

for (const { name, fault, says, logged, keeps } of CHOSEN)
  test(`${name}: said in each widget, kept data stays, nothing is asked without end`, async ({
    site,
    page,
    faulty,
    strict,
  }) => {
    void site
    if (logged) strict.expectFault(REFUSED)
    // First a picture, then a window whose answer is spoilt.
    await page.goto(`${faulty.url}${checkout}?from=now-1h&to=now`)
    await expect(firstLine(page)).toHaveAttribute('data-state', 'fresh')
    faulty.proxy.set(metrics(fault))
    const before = faulty.proxy.asked.length
    await go(page, '?from=now-2h&to=now')
    const state = says.source.startsWith('Needs') ? 'unsupported' : keeps ? 'stale' : 'error'
    await expect(firstLine(page)).toHaveAttribute('data-state', state)
    if (keeps) await expect(firstLine(page).locator('canvas').first()).toBeVisible()
    else {
      await expect(firstLine(page)).toContainText(says)
      expect((await firstLine(page).innerText()).length).toBeLessThan(900)
    }
    // A cell that has no picture to keep says the cause.
    await go(page, '?from=now-3h&to=now')
    await page.reload()
    await expect(firstLine(page)).toContainText(says)
    await expect(firstLine(page).getByRole('heading')).toBeVisible()
    expect(await page.evaluate(() => document.querySelector('h1 + script, .state h1, .state b'))).toBeNull()
    await settled(page, faulty)
    const asked = faulty.proxy.asked.slice(before).filter(({ body }) => /execExpression/.test(body.query ?? ''))
    expect(asked.length).toBeLessThanOrEqual(
      fault.kind === 'answer' && fault.status === 400 && !says.source.startsWith('Needs') ? 150 : 30,
    )

    faulty.proxy.heal()
    await recovers(page)
  })

/** Nothing more is asked for a while. */
async function settled(page: Page, faulty: Faulty) {
  let seen = -1
  await expect
    .poll(
      async () => {
        const same = faulty.proxy.asked.length === seen
        seen = faulty.proxy.asked.length
        return same
      },
      { intervals: [700] },
    )
    .toBe(true)
  void page
}

/** By itself, or with Retry where the question's own fault was told. */
async function recovers(page: Page) {
  await expect(async () => {
    const retry = firstLine(page).getByRole('button', { name: 'Retry' })
    if (await outage(page).isVisible())
      await outage(page).getByRole('button', { name: 'Try now' }).click({ timeout: 1_000 })
    else if (await retry.isVisible()) await retry.click()
    else if ((await firstLine(page).getAttribute('data-state')) === 'unsupported') await page.reload()
    await expect(firstLine(page)).toHaveAttribute('data-state', 'fresh', { timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
}

for (const [name, fault] of [
  ['F21 JSON as text/plain', 'plain'],
  ['F22 JSON with a byte order mark', 'bom'],
  ['F29 gzip', 'gzip'],
] as const)
  test(`${name}: read as it is`, async ({ site, page, faulty }) => {
    void site
    faulty.proxy.set(
      metrics(
        fault === 'gzip'
          ? { kind: 'gzip', times: 1 }
          : {
              kind: 'retype',
              type: fault === 'plain' ? 'text/plain' : 'application/json',
              before: fault === 'bom' ? '\uFEFF' : '',
            },
      ),
    )
    await page.goto(faulty.url + checkout)
    await expect(firstLine(page)).toHaveAttribute('data-state', 'fresh')
  })

test('F30 a kind of result from the future: unsupported or empty in its widget, never a wrong picture', async ({
  site,
  page,
  faulty,
}) => {
  void site
  faulty.proxy.set(
    metrics({
      kind: 'change',
      change: ({ data, ...rest }) => ({
        ...rest,
        future: true,
        data: Object.fromEntries(
          Object.entries(data ?? {}).map(([key, value]) => [key, { ...(value as object), type: 'HOLOGRAM', more: 1 }]),
        ),
      }),
    }),
  )
  await page.goto(faulty.url + checkout)
  await expect(firstLine(page)).toHaveAttribute('data-state', /error|unsupported|empty/)
})
