import type { Level } from '@/mqe/source'

/** The OAP releases the demo poses as, oldest first. */
export const VERSIONS = ['10.0.1', '10.1.0', '10.2.0', '10.3.0', '10.4.0', '11.0.0'] as const
export type Version = (typeof VERSIONS)[number]

interface Pose {
  /** Answer of `{ version }`: recorded for 10.1.0, 10.4.0 and 11.0.0; the others have the same shape and a made-up commit. */
  readonly build: string
  readonly level: Level
}

const POSES: Readonly<Record<Version, Pose>> = {
  '10.0.1': { build: '10.0.1-0000000', level: 10.0 },
  '10.1.0': { build: '10.1.0-d28dfea', level: 10.1 },
  '10.2.0': { build: '10.2.0-0000000', level: 10.2 },
  '10.3.0': { build: '10.3.0-0000000', level: 10.3 },
  '10.4.0': { build: '10.4.0-b272da3', level: 10.4 },
  '11.0.0': { build: '11.0.0-SNAPSHOT-5839d2a', level: 11.0 },
}

export const pose = (version: Version): Pose => POSES[version]

/** True when `version` is `since` or newer. */
export const atLeast = (version: Version, since: Version): boolean =>
  VERSIONS.indexOf(version) >= VERSIONS.indexOf(since)
