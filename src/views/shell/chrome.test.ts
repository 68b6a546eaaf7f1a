import { expect, it } from 'vitest'
import { chromeOf } from './chrome'

it('embedded there is only the footer, and that can be hidden too', () => {
  expect(chromeOf({})).toEqual({ nav: true, time: true, entity: true, footer: false })
  expect(chromeOf({ hide: ['nav', 'time'] })).toEqual({ nav: false, time: false, entity: true, footer: false })
  expect(chromeOf({ embed: true })).toEqual({ nav: false, time: false, entity: false, footer: true })
  expect(chromeOf({ embed: true, hide: ['footer'] })).toEqual({ nav: false, time: false, entity: false, footer: false })
})
