/** Small numbers for things that are told by a text. */
export class Names<Thing> {
  readonly #numbers = new Map<string, number>()
  readonly #things: Thing[] = []

  /** The number of a key; `make` tells its thing the first time. */
  number(key: string, make: () => Thing): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#things.length)
    return this.#things.push(make()) - 1
  }

  /** `undefined` for a number of none, as -1 is. */
  thing(number: number): Thing | undefined {
    return this.#things[number]
  }
}
