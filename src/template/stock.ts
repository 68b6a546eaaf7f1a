/** Hashes of every dashboard of a layer that OAP 10.0 to the last 10.x shipped. Loaded when there is something to compare. */
export async function stockHashes(layer: string): Promise<ReadonlySet<string>> {
  const { default: byLayer }: { default: Readonly<Record<string, readonly string[]>> } = await import('./stock.json')
  return new Set(byLayer[layer])
}
