const FIRST_SIZE = 4_096

/** JSON in UTF-8, written into one growing buffer: no text is joined, copied or encoded twice. */
export class Json {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Takes back what was written after that length. */
  rewind(length: number): void {
    this.#length = length
  }

  /** Text that is JSON already and ASCII: punctuation, names, numbers. */
  raw(ascii: string): void {
    const bytes = this.#room(ascii.length)
    let at = this.#length
    for (let index = 0; index < ascii.length; index += 1) bytes[at++] = ascii.charCodeAt(index)
    this.#length = at
  }

  text(text: string): void {
    const bytes = this.#room(text.length + 2)
    let at = this.#length
    bytes[at++] = QUOTE
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code < SPACE || code > TILDE || code === QUOTE || code === BACKSLASH)
        return this.#encoded(JSON.stringify(text))
      bytes[at++] = code
    }
    bytes[at++] = QUOTE
    this.#length = at
  }

  value(value: unknown): void {
    if (typeof value === 'string') this.text(value)
    else if (typeof value === 'number' && Number.isFinite(value)) this.raw(String(value))
    else this.#encoded(JSON.stringify(value))
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  #encoded(json: string): void {
    const encoded = Buffer.from(json)
    this.#room(encoded.length).set(encoded, this.#length)
    this.#length += encoded.length
  }

  /** The buffer, with room for so many bytes more. */
  #room(count: number): Buffer {
    if (this.#length + count > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#length + count))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    return this.#bytes
  }
}

const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const TILDE = 0x7e
