import { describe, expect, it } from 'vitest'
import { encodeBase64 } from '../base64'
import { traceIdIn } from './traceId'

const AGENT = '8c1f0a77b2c94d1e.64.17738580123450001'
const LONG = 'a12b4c5d6e7f40118293a4b5c6d7e8f9.87.17738580123450001'
const HEX = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'

describe('the id of a trace', () => {
  it.each([
    ['alone', AGENT, AGENT],
    ['of a long process', LONG, LONG],
    ['with white space around it', `  ${AGENT}\n`, AGENT],
    ['of Nginx', '1773858012.345.6789', '1773858012.345.6789'],
    ['a UUID', '0b9a1e2c-6c1f-4a6b-9d0e-5f2f3a4b5c6d', '0b9a1e2c-6c1f-4a6b-9d0e-5f2f3a4b5c6d'],
    ['32 digits', HEX, HEX],
    ['16 digits', SPAN, SPAN],
    ['in a log line', `10:00:01 ERROR [TID:${AGENT}] payment failed`, AGENT],
    ['in JSON', `{"traceId":"${HEX}","level":"ERROR"}`, HEX],
    ['in a link', `https://example.org/trace/${AGENT}?sel=1`, AGENT],
    ['of W3C', `00-${HEX}-${SPAN}-01`, HEX],
    ['of W3C with its name', `traceparent: 00-${HEX.toUpperCase()}-${SPAN}-00`, HEX],
    ['of B3', `${HEX}-${SPAN}-1-05e3ac9a4f6e3b90`, HEX],
    ['of B3 in short', `b3: ${SPAN}-${SPAN}`, SPAN],
    ['of B3 that debugs', `${HEX}-${SPAN}-d`, HEX],
    [
      'of SkyWalking',
      `sw8: 1-${encodeBase64(AGENT)}-${encodeBase64('s')}-3-${encodeBase64('svc')}-aQ==-Lw==-aA==`,
      AGENT,
    ],
  ])('is found %s', (_, text, id) => {
    expect(traceIdIn(text)).toBe(id)
  })

  it.each([
    ['nothing', ''],
    ['words', 'plover::checkout'],
    ['a version', '10.4.0'],
    ['an address', '192.168.100.200'],
    ['an address with its port', '10.21.1.11:5432'],
    ['a time', '2026-03-18T18:20:00.123Z'],
    ['an epoch', '1773858012345'],
    ['16 digits among others', `commit ${SPAN} was deployed`],
    ['longer hexadecimal', `${HEX}${HEX}`],
    ['W3C of nothing', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-00`],
    ['a decision of B3 alone', '0'],
    ['a layer', 'K8S_SERVICE'],
  ])('is not found in %s', (_, text) => {
    expect(traceIdIn(text)).toBeNull()
  })

  it('is looked for in little time, whatever is pasted', () => {
    expect(traceIdIn('1-'.repeat(200_000))).toBeNull()
    expect(traceIdIn('a'.repeat(1_000_000))).toBeNull()
    expect(traceIdIn('0-'.repeat(4_000) + 'A'.repeat(9_000))).toBeNull()
  })
})
