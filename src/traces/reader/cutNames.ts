import type { WireSpan } from '@/protocol/trace/span'

/** Characters that OAP keeps of a name where nobody set another number: spans keep them whole. */
const KEPT = { service: 70, instance: 70, endpoint: 150 } as const

/** How OAP lists what a span names; `null`: it lists nothing like it, `undefined`: not known yet. */
export interface Listed {
  readonly service: string | null | undefined
  readonly instance: string | null | undefined
  readonly endpoint: string | null | undefined
  readonly peer: string | null | undefined
}

/** Whether OAP may have cut the name. */
export const isLong = (part: keyof typeof KEPT, name: string): boolean => name.length > KEPT[part]

/** The first of it that OAP may have kept. */
export const kept = (part: keyof typeof KEPT, name: string): string => name.slice(0, KEPT[part])

/** The longest of what is listed that the name begins with. */
export function listedAs(name: string, names: Iterable<string>): string | null {
  let found: string | null = null
  for (const one of names) if (one !== '' && name.startsWith(one) && one.length > (found?.length ?? 0)) found = one
  return found
}

/** As the span has them: for names that are not cut. */
export const asNamed = ({ serviceCode, serviceInstanceName, endpointName, peer }: WireSpan): Listed => ({
  service: serviceCode,
  instance: serviceInstanceName,
  endpoint: endpointName,
  peer,
})
