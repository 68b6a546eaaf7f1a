import { expect, it } from 'vitest'
import { eventTone, webLink } from './eventWords'

it.each([
  ['https://git.example/a/compare/1...2', 'https://git.example/a/compare/1...2'],
  [' HTTP://git.example ', 'http://git.example/'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['//evil.example', null],
  ['https://', null],
  ['1.9.0', null],
  ['', null],
])('of %s only a web address becomes a link', (value, link) => {
  expect(webLink(value)).toBe(link)
})

it('draws events of alarms as alarms', () => {
  expect(eventTone({ name: 'Alarm', type: 'Error' })).toBe('bad')
  expect(eventTone({ name: 'AlarmRecovery', type: 'Normal' })).toBe('ok')
  expect(eventTone({ name: 'Unhealthy', type: 'Error' })).toBe('warn')
  expect(eventTone({ name: 'Deployment', type: 'Normal' })).toBe('info')
})
