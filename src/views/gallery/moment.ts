import { bucketOf, type Window } from '@/time/window'
import { millis } from '@/time/instant'

/** The same instant whenever the gallery is opened, so that its pictures can be compared: 10:00 in a half-hour zone. */
export const NOW = Date.parse('2026-03-18T04:30:20Z')
const OFFSET = 330
const end = bucketOf(NOW, 'MINUTE', OFFSET)

/** 31 minutes, the last one still open. */
export const WINDOW: Window = { start: millis(end - 30 * 60_000), end, step: 'MINUTE', offset: OFFSET }
