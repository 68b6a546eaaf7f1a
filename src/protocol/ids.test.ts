import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from './base64'
import * as ids from './ids'

const pay = { name: 'payment', normal: true }
const mysql = { name: 'mysql:3306', normal: false }

describe('ids', () => {
  it('are built as OAP builds them', () => {
    expect(ids.serviceId(pay)).toBe('cGF5bWVudA==.1')
    expect(ids.serviceId(mysql)).toBe('bXlzcWw6MzMwNg==.0')
    expect(ids.instanceId({ service: pay, name: 'pod-1' })).toBe('cGF5bWVudA==.1_cG9kLTE=')
    expect(ids.endpointId({ service: pay, name: 'POST:/pay' })).toBe('cGF5bWVudA==.1_UE9TVDovcGF5')
    expect(ids.serviceRelationId({ source: pay, dest: mysql })).toBe('cGF5bWVudA==.1-bXlzcWw6MzMwNg==.0')
    expect(
      ids.endpointRelationId({ source: { service: pay, name: 'POST:/pay' }, dest: { service: mysql, name: 'x' } }),
    ).toBe('cGF5bWVudA==.1-UE9TVDovcGF5-bXlzcWw6MzMwNg==.0-eA==')
    expect(ids.serviceId({ name: '  ', normal: true })).toBe(`${btoa('_blank')}.1`)
  })

  it('read back what they were built from, whatever the names are', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '')
    const service = fc.record({ name, normal: fc.boolean() })
    const part = fc.record({ service, name })
    fc.assert(
      fc.property(part, part, (source, dest) => {
        expect(ids.parseServiceId(ids.serviceId(source.service))).toEqual(source.service)
        expect(ids.parseInstanceId(ids.instanceId(source))).toEqual(source)
        expect(ids.parseEndpointId(ids.endpointId(source))).toEqual(source)
        const services = { source: source.service, dest: dest.service }
        expect(ids.parseServiceRelationId(ids.serviceRelationId(services))).toEqual(services)
        expect(ids.parseInstanceRelationId(ids.instanceRelationId({ source, dest }))).toEqual({ source, dest })
        expect(ids.parseEndpointRelationId(ids.endpointRelationId({ source, dest }))).toEqual({ source, dest })
        expect(ids.relationKind(ids.serviceRelationId(services))).toBe('ServiceRelation')
        expect(ids.relationKind(ids.instanceRelationId({ source, dest }))).toBe('ServiceInstanceRelation')
        expect(ids.relationKind(ids.endpointRelationId({ source, dest }))).toBe('EndpointRelation')
      }),
    )
  })

  it('encode like Node, lone surrogates as Java does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeBase64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'))
        expect(decodeBase64(encodeBase64(text))).toBe(text)
      }),
    )
    expect(decodeBase64(encodeBase64('a\ud800b'))).toBe('a?b')
  })

  it.each(['', '.', '.1', 'cGF5.2', 'cGF5', 'cGF5.1.1', 'cGF5bWVudA.1', '!!!!.1', '//79.1'])(
    'refuse %j as a service',
    (id) => {
      expect(ids.parseServiceId(id)).toBeNull()
    },
  )

  it('treat processes as opaque', () => {
    const process = '07198eef430f'.padEnd(64, 'a')
    expect(ids.isProcessId(process)).toBe(true)
    expect(ids.relationKind(ids.processRelationId({ source: process, dest: process }))).toBe('ProcessRelation')
    expect(ids.parseInstanceId(process)).toBeNull()
    expect(ids.relationKind('cGF5bWVudA==.1-')).toBeNull()
  })
})

describe('grouped', () => {
  it.each([
    ['shop::checkout', 'shop', 'checkout'],
    ['a::b::c', 'a', 'b::c'],
    ['checkout', '', 'checkout'],
    ['::checkout', '', '::checkout'],
    ['shop::', '', 'shop::'],
  ])('%s', (name, group, short) => {
    expect(ids.grouped(name)).toEqual({ group, short })
  })
})
