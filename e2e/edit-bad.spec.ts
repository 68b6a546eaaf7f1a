import { changed, opened, paste, save, stored, textOf, titled } from './fixture/editor'
import type { Fault } from './fixture/faults'
import { expect, test } from './fixture/faulty'
import { startServer, UNKIND } from './fixture/server'

// What is stored here stays in the server: one of its own.
test.use({ world: [...UNKIND] })

const ID = 'aerie.GENERAL.Service.Overview'
const ADDRESS = `/dashboards/${ID}/edit`

const answer = (status: number, type: string, body: string): Fault => ({ kind: 'answer', status, type, body })
const SAID = {
  'status:false': {
    fault: answer(
      200,
      'application/json',
      JSON.stringify({
        data: { changeTemplate: { id: ID, status: false, message: 'The dashboard update has been disabled.' } },
      }),
    ),
    words: ['OAP declines to save it', 'The dashboard update has been disabled.'],
  },
  '400 text': {
    fault: answer(400, 'text/plain', 'Bad Request: no such thing'),
    words: ['Not saved', 'nothing is lost'],
  },
  '401': { fault: answer(401, 'text/html', '<h1>Sign in</h1>'), words: ['Not saved', 'Signing in is needed'] },
  '409': { fault: answer(409, 'application/json', '{"message":"conflict"}'), words: ['Not saved'] },
  '413': { fault: answer(413, 'text/plain', 'Payload Too Large'), words: ['Not saved'] },
  '500': { fault: answer(500, 'text/html', '<pre>boom</pre>'), words: ['Not saved'] },
  'a reset connection': { fault: { kind: 'refuse' } satisfies Fault, words: ['Not saved'] },
} as const

test.describe('a save that fails says why, keeps the text, and works when it is tried again', () => {
  for (const [name, { fault, words }] of Object.entries(SAID))
    test(name, async ({ faulty, page, strict }) => {
      if (name !== 'status:false') strict.expectFault(/console: Failed to load resource/)
      await page.goto(faulty.url + ADDRESS)
      await opened(page)
      const before = await stored(page, faulty.url, ID)
      await paste(page, changed(before, titled(0, `Kept through ${name}`)))
      faulty.proxy.set(({ operation }) => (operation === 'ChangeTemplate' ? fault : { kind: 'pass' }))
      await save(page)
      const alert = page.locator('.notices').getByRole('alert')
      for (const word of words) await expect(alert).toContainText(word)
      await expect(textOf(page)).toContainText(`Kept through ${name}`)
      await expect(page.getByRole('button', { name: /^Review/ })).toBeEnabled()
      faulty.proxy.heal()
      await alert.getByRole('button', { name: 'Retry' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Save to OAP' }).click()
      await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
      expect(await stored(page, faulty.url, ID)).toContain(`Kept through ${name}`)
    })
})

test('"written" that reading back does not show is not believed', async ({ faulty, page }) => {
  await page.goto(faulty.url + ADDRESS)
  await opened(page)
  const before = await stored(page, faulty.url, ID)
  await paste(page, changed(before, titled(0, 'Never written')))
  const said = JSON.stringify({ data: { changeTemplate: { id: ID, status: true, message: null } } })
  faulty.proxy.set(({ operation }) =>
    operation === 'ChangeTemplate' ? answer(200, 'application/json', said) : { kind: 'pass' },
  )
  await save(page)
  await expect(page.locator('.notices').getByRole('alert')).toContainText('reading it back does not show it')
  await expect(textOf(page)).toContainText('Never written')
})

test('a save that never answers is told of after the deadline, keeps the text, and works when it is tried again', async ({
  faulty,
  page,
}) => {
  await page.goto(faulty.url + ADDRESS)
  await opened(page)
  const before = await stored(page, faulty.url, ID)
  await paste(page, changed(before, titled(0, 'Waited for')))
  faulty.proxy.set(({ operation }) => (operation === 'ChangeTemplate' ? { kind: 'silent' } : { kind: 'pass' }))
  await save(page)
  await expect(page.locator('.notices').getByRole('status').filter({ hasText: 'Saving' })).toBeVisible()
  // Not saved a second time meanwhile.
  await expect(page.getByRole('button', { name: /^Review/ })).toBeDisabled()
  const alert = page.locator('.notices').getByRole('alert')
  await expect(alert).toContainText('Not saved', { timeout: 30_000 })
  await expect(alert).toContainText('did not finish its answer within 15 s')
  await expect(textOf(page)).toContainText('Waited for')
  faulty.proxy.set(() => ({ kind: 'pass' }))
  expect(await stored(page, faulty.url, ID)).toBe(before)
  await alert.getByRole('button', { name: 'Retry' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save to OAP' }).click()
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
  expect(await stored(page, faulty.url, ID)).toContain('Waited for')
})

test('a save whose answer is lost on its way back has arrived, and is told so', async ({ faulty, page, strict }) => {
  strict.expectFault(/console: Failed to load resource/)
  await page.goto(faulty.url + ADDRESS)
  await opened(page)
  const before = await stored(page, faulty.url, ID)
  await paste(page, changed(before, titled(0, 'Arrived unheard')))
  faulty.proxy.set(({ operation }) =>
    operation === 'ChangeTemplate' ? { kind: 'cut', chunked: false } : { kind: 'pass' },
  )
  await save(page)
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
  expect(await stored(page, faulty.url, ID)).toContain('Arrived unheard')
})

test('a store that goes away while somebody edits loses nothing', async ({ faulty, page, strict }) => {
  strict.expectFault(/console: Failed to load resource/)
  await page.goto(faulty.url + ADDRESS)
  await opened(page)
  const before = await stored(page, faulty.url, ID)
  faulty.proxy.set(() => ({ kind: 'refuse' }))
  await paste(page, changed(before, titled(0, 'Typed while OAP was away')))
  await expect(page.getByText(/^Draft kept/)).toBeVisible()
  await save(page)
  await expect(page.locator('.notices').getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible()
  await page.reload()
  faulty.proxy.heal()
  await opened(page)
  await expect(page.getByRole('region', { name: 'A draft of an earlier visit' })).toBeVisible()
  await expect(textOf(page)).toContainText('Typed while OAP was away')
  await save(page)
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
})

test('a browser that stores nothing: said, and editing goes on', async ({ faulty, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto(faulty.url + ADDRESS)
  await opened(page)
  await paste(page, changed(await stored(page, faulty.url, ID), titled(0, 'Not kept')))
  await expect(page.getByText('Draft kept in this tab only')).toBeVisible()
  await save(page)
  await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
})

for (const [name, flags, words] of [
  ['the gateway allows none', ['--allow', 'none'], 'the gateway allows no changes of dashboards'],
  ['the demo declines', ['--writes', 'off'], 'The dashboard update has been disabled'],
] as const)
  test(`why saving is off: ${name}`, async ({ page, server, strict }) => {
    const own = await startServer(['--listen', '127.0.0.1:0', ...UNKIND, ...flags])
    server.origins.push(own.url)
    try {
      await page.goto(own.url + ADDRESS)
      await opened(page)
      await paste(page, changed(await stored(page, own.url, ID), titled(0, 'Wished for')))
      await page.getByRole('button', { name: /^Review/ }).click()
      const dialog = page.getByRole('dialog')
      if (name === 'the gateway allows none') {
        await expect(dialog.getByText(words)).toBeVisible()
        await expect(dialog.getByRole('button', { name: 'Save to OAP' })).toBeDisabled()
      } else {
        await dialog.getByRole('button', { name: 'Save to OAP' }).click()
        await expect(page.locator('.notices').getByRole('alert')).toContainText(words)
      }
      await strict.end()
    } finally {
      await own.stop()
    }
  })

test('OAP 11: ours is saved on the admin port under its own id, a row of another UI is only read', async ({
  page,
  server,
  strict,
}) => {
  const own = await startServer(['--listen', '127.0.0.1:0', ...UNKIND, '--oap-version', '11.0.0'])
  server.origins.push(own.url)
  // That it has no such row yet, the admin port says with a 404.
  strict.expectFault(/404 \(Not Found\)/)
  try {
    await page.goto(own.url + ADDRESS)
    await opened(page)
    await expect(page.getByText('Ships with Aerie.')).toBeVisible()
    await page.getByRole('button', { name: 'Review and save' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save to OAP' }).click()
    await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
    const rows = (await (await page.request.get(`${own.url}/ui-management/templates`)).json()) as {
      id: string
      configuration: string
    }[]
    expect(rows.map(({ id }) => id)).toEqual([ID])

    const [row] = rows
    await paste(page, changed(row?.configuration ?? '', titled(0, 'Changed on 11')))
    const put = page.waitForRequest((request) => request.method() === 'PUT')
    await save(page)
    const body = (await put).postDataJSON() as { id: string; configuration: string }
    await expect(page.getByText('Saved, and read back from OAP')).toBeVisible()
    expect(Object.keys(body).toSorted()).toEqual(['configuration', 'id'])
    expect(body.id).toBe(ID)
    expect(body.configuration).toContain('"title":"Changed on 11"')

    const configuration = '{"kind":"horizon","name":"x"}'
    await page.request.post(`${own.url}/ui-management/templates`, { data: { id: 'horizon.layer.x', configuration } })
    await page.goto(`${own.url}/dashboards/horizon.layer.x/edit`)
    await opened(page)
    await expect(page.getByText('This row belongs to another UI')).toBeVisible()
    await expect(textOf(page)).toHaveAttribute('aria-readonly', 'true')
    await expect(page.getByRole('button', { name: /Review|Faulty/ })).toBeDisabled()
    await strict.end()
  } finally {
    await own.stop()
  }
})
