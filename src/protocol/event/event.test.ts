import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { queryEvents } from './query'

/** Answers of real servers, which stand beside the repository where there are any. */
const ROOT = fileURLToPath(new URL('../../../../shared/oap/recordings/', import.meta.url))
const mounted = existsSync(ROOT)
if (!mounted) it.skip('recordings of OAP are not mounted', () => {})

interface Answer {
  readonly queryEvents: { readonly events: readonly { readonly endTime: number; readonly parameters: unknown }[] }
}

if (mounted)
  describe('recorded events', () => {
    it.each(['10.1.0', '10.4.0', '11.0.0'])('of %s are read without loss', (version) => {
      for (const name of ['queryEvents', 'queryEvents-days', 'queryEvents-service', 'queryEvents-errors-any-layer']) {
        const text = readFileSync(`${ROOT}${version}/${name}.json`, 'utf8')
        const { data } = (JSON.parse(text) as { response: { body: { data: Answer } } }).response.body
        const read = queryEvents.decode(data)
        expect(read.length).toBeGreaterThan(1)
        expect(
          read.map((event) => ({
            ...event,
            endTime: event.endTime ?? 0,
            parameters: event.parameters.length === 0 ? null : event.parameters,
          })),
        ).toEqual(data.queryEvents.events)
      }
    })
  })

describe('an event', () => {
  const wire = { uuid: 'u', source: {}, name: 'Deployment', type: 'Normal', startTime: 5, layer: 'GENERAL' }
  const read = (...events: readonly object[]) => queryEvents.decode({ queryEvents: { events } })

  it('may lack its end, its start, its source, its message and its parameters', () => {
    const source = { service: 'a', serviceInstance: null }
    expect(
      read({ ...wire, endTime: 0, parameters: null, message: null }, { ...wire, startTime: 0, endTime: '9', source }),
    ).toEqual([
      {
        ...wire,
        endTime: null,
        message: '',
        parameters: [],
        source: { service: '', serviceInstance: '', endpoint: '' },
      },
      {
        ...wire,
        startTime: null,
        endTime: 9,
        message: '',
        parameters: [],
        source: { service: 'a', serviceInstance: '', endpoint: '' },
      },
    ])
  })

  it('may be of a type that this page does not know', () => {
    expect(read({ ...wire, type: 'Warning' })).toMatchObject([{ type: 'Warning' }])
  })

  it('list there may be none of', () => {
    expect(queryEvents.decode({ queryEvents: null })).toEqual([])
    expect(() => queryEvents.decode({})).not.toThrow()
    expect(() => queryEvents.decode({ queryEvents: { events: {} } })).toThrow('queryEvents.events: expected a list')
  })
})
