import type { Profile } from '@/layers/world'

/** Traffic over the UTC day, without unit, before it is divided by its mean. */
interface Shape {
  readonly base: number
  readonly bumps: readonly (readonly [height: number, hour: number, width: number])[]
  readonly mean: number
}

const SHAPES: Readonly<Record<Profile, Shape>> = {
  shop: {
    base: 0.42,
    bumps: [
      [0.5, 13, 7],
      [1.05, 20, 5],
    ],
    mean: 0.809,
  },
  doors: {
    base: 0.4,
    bumps: [
      [1.9, 19, 4],
      [0.5, 14, 4],
    ],
    mean: 0.827,
  },
  batch: { base: 0.7, bumps: [[1.4, 2.5, 3.5]], mean: 0.918 },
  flat: { base: 1, bumps: [], mean: 1 },
}

/** Sunday to Saturday. */
const WEEK = [1.12, 0.88, 0.9, 0.94, 1.02, 1.14, 1.18]

/** Day of the week of a UTC minute, Sunday is 0. */
export const weekday = (minute: number): number => (((Math.floor(minute / 1440) + 4) % 7) + 7) % 7

const WEEK_MINUTES = 7 * 1440
const tables = new Map<Profile, Float64Array>()

/** The expected load of a profile for each UTC minute of the week: 1 is the mean of a weekday. */
export const weekOf = (profile: Profile): Float64Array => tables.get(profile) ?? tabulate(profile)

/** Place of a UTC minute in such a week. */
export const minuteOfWeek = (minute: number): number => minute - Math.floor(minute / WEEK_MINUTES) * WEEK_MINUTES

export const rhythm = (profile: Profile, minute: number): number => weekOf(profile)[minuteOfWeek(minute)] ?? 1

function tabulate(profile: Profile): Float64Array {
  const { base, bumps, mean } = SHAPES[profile]
  const day = Float64Array.from({ length: 1440 }, (_, minute) => {
    let shape = base
    for (const [height, centre, width] of bumps) shape += height * bump(minute / 60, centre, width)
    return shape / mean
  })
  const table = new Float64Array(WEEK_MINUTES)
  for (let minute = 0; minute < WEEK_MINUTES; minute++)
    table[minute] = (day[minute % 1440] ?? 1) * (WEEK[weekday(minute)] ?? 1)
  tables.set(profile, table)
  return table
}

function bump(hour: number, centre: number, width: number): number {
  const apart = Math.abs(hour - centre)
  const distance = Math.min(apart, 24 - apart) / width
  const height = 1 - distance * distance
  return height > 0 ? height * height : 0
}
