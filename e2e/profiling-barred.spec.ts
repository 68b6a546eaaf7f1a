import { instant, serviceId } from './fixture/sheet'
import { expect, test } from './fixture/test'

test.use({ world: [...instant('2026-03-18T18:20:00Z'), '--allow', 'templates'] })

test('where nobody may start tasks, the form says so before anything is sent', async ({ site, page, strict }) => {
  await site.open(`/profiling/trace?of=service:${serviceId('plover::checkout')}&f.form=new&f.endpoint=POST:/orders`)
  const start = page.getByRole('button', { name: 'Start profiling' })
  await expect(page.getByText('Tasks cannot be started here')).toBeVisible()
  await expect(start).toHaveAttribute('aria-disabled', 'true')
  await start.click({ force: true })
  await page.waitForTimeout(300)
  expect(strict.asked.filter(({ body }) => body.includes('CreateProfileTask'))).toEqual([])
})
