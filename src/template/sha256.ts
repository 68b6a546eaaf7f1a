/**
 * SHA-256 of a text's UTF-8 bytes, hex (FIPS 180-4). The platform's own exists only on https and localhost, and is
 * asynchronous.
 */
export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text))
  const hash = INITIAL.slice()
  const schedule = new Uint32Array(64)
  for (let block = 0; block < words.length; block += 16) {
    schedule.set(words.subarray(block, block + 16))
    digest(schedule, hash)
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('')
}

/** 32-bit fractions of the cube roots and, for the initial state, square roots of the first primes. */
const primes = (count: number): number[] => {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((p) => candidate % p !== 0)) found.push(candidate)
  return found
}
const fraction = (value: number): number => Math.floor((value % 1) * 2 ** 32)
const ROUND = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)))
const INITIAL = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)))

/** Bytes, one set bit, zeroes, and the length in bits, as big-endian words in blocks of 16. */
function padded(bytes: Uint8Array): Uint32Array {
  const blocks = Math.ceil((bytes.length + 9) / 64)
  const buffer = new Uint8Array(blocks * 64)
  buffer.set(bytes)
  buffer[bytes.length] = 0x80
  const view = new DataView(buffer.buffer)
  view.setUint32(buffer.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(buffer.length - 4, (bytes.length << 3) >>> 0)
  return Uint32Array.from({ length: blocks * 16 }, (_, index) => view.getUint32(index * 4))
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function digest(w: Uint32Array, hash: Uint32Array): void {
  const at = (index: number): number => w[index] ?? 0
  for (let t = 16; t < 64; t++) {
    const early = at(t - 15)
    const late = at(t - 2)
    const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    w[t] = at(t - 16) + s0 + at(t - 7) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g)
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUND[t] ?? 0) + at(t)) | 0
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, index) => (hash[index] = (hash[index] ?? 0) + word))
}
