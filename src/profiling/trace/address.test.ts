import { describe, expect, it } from 'vitest'
import { endpointId, serviceId } from '@/protocol/ids'
import { changedPanel, type PanelState } from '@/scope/panel'
import { askedOf, closedForm, madeTask, openForm, openSpan, openTask, typed, withChildren } from './address'

const service = { name: 'shop', normal: true }
const ID = serviceId(service)
const NOBODY = { service: null, endpoint: null }
const state = (filters: Readonly<Record<string, string>>, more: Partial<PanelState> = {}): PanelState => ({
  of: { kind: 'service', id: ID },
  filters: new Map(Object.entries(filters)),
  ...more,
})

describe('an address', () => {
  it('says whom, which task, which span, and how it is looked at', () => {
    const filters = { task: 't', segment: 's', span: '3', children: 'exclude', endpoint: '/x' }
    expect(askedOf(state(filters, { view: 'tree' }), NOBODY)).toEqual({
      ...{ service: ID, endpoint: '/x', task: 't', segment: 's', span: 3, children: false, view: 'tree', draft: null },
    })
  })

  it('counts what it cannot read as not said', () => {
    const asked = askedOf(state({ span: 'x', children: 'odd', form: 'old' }, { view: 'pie' }), NOBODY)
    expect(asked).toMatchObject({ span: null, children: true, view: 'flame', draft: null })
    expect(askedOf({ of: { kind: 'process', id: 'x' } }, NOBODY).service).toBeNull()
  })

  it('may name the endpoint itself, which fills the form', () => {
    const of = { kind: 'endpoint', id: endpointId({ service, name: '/buy' }) } as const
    const asked = askedOf(state({ form: 'new', min: '200' }, { of }), NOBODY)
    expect(asked).toMatchObject({ service: ID, endpoint: '/buy', draft: { endpoint: '/buy', min: '200', minutes: '' } })
  })

  it('cannot lead away from whom the page is about', () => {
    const fixed = { service: 'other.1', endpoint: '/only' }
    expect(askedOf(state({ endpoint: '/x' }), fixed)).toMatchObject(fixed)
  })

  it('keeps what is typed, and forgets the form with the task it made', () => {
    const opened = changedPanel(state({ task: 'old', segment: 's', span: '1' }), openForm({ endpoint: '/x' }))
    const filled = changedPanel(opened, typed({ minutes: '99', min: 'soon' }))
    expect(askedOf(filled, NOBODY).draft).toMatchObject({ endpoint: '/x', minutes: '99', min: 'soon' })
    const made = askedOf(changedPanel(filled, madeTask('new')), NOBODY)
    expect(made).toMatchObject({ task: 'new', segment: null, span: null, endpoint: '', draft: null })
    expect(askedOf(changedPanel(filled, closedForm(null)), NOBODY)).toMatchObject({ task: 'old', draft: null })
  })

  it('leaves nothing of one sample in the next', () => {
    const read = state({ task: 't', segment: 'a', span: '1', zoom: 'ff' }, { q: 'x', sel: 'ff' })
    const next = changedPanel(read, openTask('u'))
    expect([...(next.filters ?? [])]).toEqual([['task', 'u']])
    expect([next.q, next.sel]).toEqual([undefined, undefined])
    expect(changedPanel(read, openSpan('b', 2)).filters?.has('zoom')).toBe(false)
    expect(changedPanel(read, withChildren(false)).filters?.get('children')).toBe('exclude')
  })
})
