import type { WireTag } from '@/protocol/trace/span'
import type { Say } from './line'
import { Names } from './names'

/** Who says something, with which tags. */
export interface Mark {
  readonly service: string
  readonly tags: readonly WireTag[]
}

/** What lines have in common, by number. */
export class Ledger {
  readonly #marks = new Names<Mark>()
  readonly #says = new Names<Say>()
  readonly #places = new Names<string>()

  mark(service: string, tags: readonly WireTag[]): number {
    return this.#marks.number(JSON.stringify([service, tags.map(({ key, value }) => [key, value])]), () => ({
      service,
      tags,
    }))
  }

  say(say: Say): number {
    return this.#says.number(`${say.type}\n${say.text}`, () => say)
  }

  /** Of an instance or an endpoint; -1 for none. */
  place(name: string | null): number {
    return name === null ? -1 : this.#places.number(name, () => name)
  }

  markOf(number: number): Mark {
    return told(this.#marks.thing(number))
  }

  sayOf(number: number): Say {
    return told(this.#says.thing(number))
  }

  placeOf(number: number): string | null {
    return this.#places.thing(number) ?? null
  }
}

function told<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('a number of nothing')
  return thing
}
