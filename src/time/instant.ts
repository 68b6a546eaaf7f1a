/** Milliseconds since 1970, UTC. OAP's local strings exist only in protocol/duration.ts. */
export type Millis = number & { readonly unit: 'ms' }

export const millis = (value: number): Millis => value as Millis
